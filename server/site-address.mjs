/**
 * Addresses of a configuration, which may be relative to the page that reads it.
 */

/** Two pages of different schemes on different hosts: what is relative leads to the host of either. */
const PAGES = ['https://one.invalid/', 'http://other.invalid/'].map((page) => new URL(page));

/**
 * Where an address leads to on other servers than the page's own: by the scheme of the page there may be two such places.
 * @param {unknown} address
 * @returns {URL[]} none where it leads to the page's own server, or is no address
 */
export function placesElsewhere(address) {
  if (typeof address !== 'string') return [];
  const places = PAGES.flatMap((page) => {
    if (!URL.canParse(address, page.href)) return [];
    const place = new URL(address, page.href);
    return place.origin === page.origin ? [] : [place];
  });
  return [...new Map(places.map((place) => [place.href, place])).values()];
}
