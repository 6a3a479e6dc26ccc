/**
 * The frame of every page: head, navigation, foot.
 */
import { SECTIONS } from './documents.mjs';
import { escapeHtml } from './html.mjs';

/** @typedef {import('./markdown.mjs').Heading} Heading */

/**
 * @typedef {object} PageParts
 * @property {string} address
 * @property {string} title
 * @property {string} description
 * @property {string} main HTML of the page's own part
 * @property {string} version of the package
 * @property {readonly string[]} [scripts] addresses of modules
 * @property {string} [foot] HTML at the left of the foot
 */

/** The pages that the head of every page leads to. */
const PLACES = [
  { address: 'start.html', label: 'Documentation' },
  { address: 'playground.html', label: 'Playground' },
];

/**
 * A whole page.
 * @param {PageParts} parts
 */
export function page({ address, title, description, main, version, scripts = [], foot = '' }) {
  const current = isDocumentation(address) ? 'start.html' : address;
  const places = PLACES.map(
    (place) => `<li><a href="${place.address}"${currentPage(place.address, current)}>${place.label}</a></li>`,
  );
  const modules = ['page.js', ...scripts].map((script) => `<script type="module" src="${script}"></script>`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${escapeHtml(description)}" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="site.css" />
    ${modules.join('\n    ')}
  </head>
  <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top">
      <a class="brand" href="index.html"${currentPage('index.html', current)}><img src="icon.svg" alt="" width="28" height="28" />pose-upload-tracker</a>
      <nav aria-label="Site"><ul>${places.join('')}</ul></nav>
    </header>
${main}
    <footer class="foot">${foot && `<p>${foot}</p>`}<p>Version ${escapeHtml(version)} · <a href="file-license.html">MIT licence</a></p></footer>
  </body>
</html>
`;
}

/**
 * The page of a document, with the way to the others beside it and its own headings on the other side.
 * @param {{ address: string, file: string, html: string, headings: readonly Heading[], labels: ReadonlyMap<string, string> }} parts
 *   `labels`: what the documents are called, by their addresses
 */
export function documentMain({ address, file, html, headings, labels }) {
  const list = documentList(address, labels);
  return `    <div class="document">
      <details class="menu"><summary>All documents</summary><nav aria-label="Documents">${list}</nav></details>
      <nav class="side" aria-label="Documents">${list}</nav>
      <main id="main" tabindex="-1">
        <article class="prose" data-source="${escapeHtml(file)}">
${html}
        </article>
        ${neighbours(address, labels)}
      </main>
      ${contents(headings)}
    </div>`;
}

/**
 * @param {string} current
 * @param {ReadonlyMap<string, string>} labels
 */
function documentList(current, labels) {
  return SECTIONS.map(({ title, documents }) => {
    const links = documents
      .filter(({ address }) => labels.has(address))
      .map(({ address }) => `<li>${link(address, labels.get(address) ?? '', current)}</li>`);
    return `<p>${escapeHtml(title)}</p><ul>${links.join('')}</ul>`;
  }).join('');
}

/**
 * The documents before and after this one.
 * @param {string} current
 * @param {ReadonlyMap<string, string>} labels
 */
function neighbours(current, labels) {
  const addresses = [...labels.keys()];
  const index = addresses.indexOf(current);
  const around = [
    { address: addresses[index - 1], what: 'Before', rel: 'prev' },
    { address: addresses[index + 1], what: 'Next', rel: 'next' },
  ].flatMap(({ address, what, rel }) =>
    index < 0 || address === undefined
      ? []
      : [`<a rel="${rel}" href="${address}"><span>${what}</span>${escapeHtml(labels.get(address) ?? '')}</a>`],
  );
  return around.length === 0 ? '' : `<nav class="around" aria-label="Before and next">${around.join('')}</nav>`;
}

/**
 * The headings of a document, where there are enough of them.
 * @param {readonly Heading[]} headings
 */
function contents(headings) {
  const entries = headings.filter(({ depth }) => depth === 2);
  if (entries.length < 2) return '';
  const links = entries.map(({ id, html }) => `<li><a href="#${id}">${html}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents"><p id="contents">On this page</p><ul>${links.join('')}</ul></nav>`;
}

/**
 * @param {string} address
 * @param {string} label
 * @param {string} current
 */
function link(address, label, current) {
  return `<a href="${address}"${currentPage(address, current)}>${escapeHtml(label)}</a>`;
}

/**
 * @param {string} address
 * @param {string} current
 */
function currentPage(address, current) {
  return address === current ? ' aria-current="page"' : '';
}

/** @param {string} address */
function isDocumentation(address) {
  return !['index.html', 'playground.html'].includes(address);
}
