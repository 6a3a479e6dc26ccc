/**
 * Whether everything that the site's pages name is there: pages, places in them, programs, styles and pictures.
 */

/** What the pages use of the built package, which lies around the site. */
export const PACKAGE_ADDRESSES = ['../define.js', '../pose_tracker/upload_tracking/', '../pose_tracker/documentation/'];

const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i;

/**
 * @param {ReadonlyMap<string, string>} pages their HTML by their addresses
 * @param {ReadonlySet<string>} files addresses of everything there is on the site
 * @returns {string[]} what is wrong, in words
 */
export function linkProblems(pages, files) {
  const ids = new Map([...pages].map(([page, html]) => [page, new Set(values(html, 'id'))]));
  return [...pages].flatMap(([page, html]) => {
    const links = ['href', 'src', 'srcset', 'poster'].flatMap((name) => values(html, name));
    return [...new Set(links)].flatMap((link) => problem(page, link).map((what) => `${page}: ${what}`));
  });

  /**
   * @param {string} page
   * @param {string} link
   * @returns {string[]}
   */
  function problem(page, link) {
    if (ELSEWHERE.test(link)) return [];
    const [address = '', hash] = link.split('#');
    const path = address.split('?')[0] ?? '';
    if (PACKAGE_ADDRESSES.includes(path)) return [];
    const target = path === '' ? page : path;
    if (!files.has(target)) return [`the link "${link}" leads nowhere: there is no ${target}`];
    // The playground keeps its options there.
    const isPlace = hash !== undefined && !hash.includes('=');
    if (!isPlace || ids.get(target)?.has(decodeURIComponent(hash))) return [];
    return [`the link "${link}" leads nowhere: ${target} has no heading "${hash}"`];
  }
}

/**
 * The values of an attribute. Text of pages holds no quotes that are not escaped within tags, so a pattern does.
 * @param {string} html
 * @param {string} name
 */
function values(html, name) {
  const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
  return tags.flatMap((tag) =>
    [...tag.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
      value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ),
  );
}
