/**
 * Which documents the site has, and in which order. A new file in `docs/` is to be named here: a test says so.
 */

/**
 * @typedef {object} Document
 * @property {string} file its path in the repository
 * @property {string} address its page, in the site's one folder
 * @property {string} [label] its name in the navigation, where that is not its heading
 */

/** @typedef {{ title: string, documents: readonly Document[] }} Section */

/** @type {readonly { title: string, files: readonly (string | readonly [file: string, label: string])[] }[]} */
const ORDER = [
  {
    title: 'Start',
    files: [
      ['README.md', 'Getting started'],
      ['docs/frameworks.md', 'Frameworks'],
      'examples/README.md',
      ['docs/webviews.md', 'WebViews and iframes'],
      ['docs/migration.md', 'From the hosted endpoint'],
    ],
  },
  {
    title: 'Reference',
    files: [
      'docs/options.md',
      ['docs/api.md', 'Methods, properties, events'],
      'docs/messages.md',
      ['docs/exercises.md', 'Exercises'],
      ['docs/reference.md', 'A movement that is shown'],
      ['docs/export.md', 'Overlay video'],
    ],
  },
  {
    title: 'Make it yours',
    files: ['docs/styling.md', 'docs/languages.md', 'docs/accessibility.md', 'docs/adding-an-exercise.md'],
  },
  {
    title: 'Put it online',
    files: [
      ['docs/hosting.md', 'Hosting'],
      ['docs/access.md', 'Access'],
      ['docs/cors.md', 'CORS'],
      ['docs/privacy.md', 'Privacy'],
      ['docs/security.md', 'Security'],
      ['docs/threat-model.md', 'Threat model'],
    ],
  },
  {
    title: 'Facts',
    files: ['docs/browser-support.md', 'docs/performance.md', ['docs/versioning.md', 'Versions']],
  },
  {
    title: 'The project',
    files: [
      'docs/architecture.md',
      ['docs/kernels.md', 'Kernels'],
      'CONTRIBUTING.md',
      'test/athlete/README.md',
      'CHANGELOG.md',
    ],
  },
];

/** Pages whose address does not follow from the name of their file. */
const ADDRESSES = new Map([
  ['README.md', 'start.html'],
  ['examples/README.md', 'examples.html'],
  ['test/athlete/README.md', 'synthetic-athlete.html'],
]);

/** The navigation. @type {readonly Section[]} */
export const SECTIONS = ORDER.map(({ title, files }) => ({
  title,
  documents: files.map((entry) => {
    const [file, label] = typeof entry === 'string' ? [entry, undefined] : entry;
    return { file, address: addressOf(file), ...(label !== undefined && { label }) };
  }),
}));

/** All documents in their order. @type {readonly Document[]} */
export const DOCUMENTS = SECTIONS.flatMap(({ documents }) => documents);

/** @param {string} file */
function addressOf(file) {
  return ADDRESSES.get(file) ?? `${file.replace(/^.*\//, '').replace(/\.md$/, '').toLowerCase()}.html`;
}

/**
 * What is wrong with the order, in words.
 * @param {readonly string[]} names of the files in `docs/`
 * @param {readonly Document[]} [documents]
 * @returns {string[]}
 */
export function orderProblems(names, documents = DOCUMENTS) {
  const files = names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
  const listed = documents.map(({ file }) => file);
  const unlisted = files.filter((file) => !listed.includes(file));
  const missing = listed.filter((file) => file.startsWith('docs/') && !files.includes(file));
  return [
    ...unlisted.map((file) => `${file} has no place in the navigation: name it in scripts/site/documents.mjs`),
    ...missing.map((file) => `scripts/site/documents.mjs names ${file}, which is not there`),
  ];
}
