/**
 * Which documents the site has, and in which order. A new file in `docs/` has to be named here: a test says so.
 */

/** A document of the repository, and its page. */
export interface Document {
  /** Its path in the repository. */
  readonly file: string;
  /** The page, in the site's one folder: a file name without its ending. */
  readonly page: string;
  /** Its name in the navigation. */
  readonly label: string;
}

/** Documents that belong together. */
export interface Section {
  readonly title: string;
  readonly documents: readonly Document[];
}

/** The navigation: labels by file. */
const ORDER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Start: {
    'README.md': 'Getting started',
    'docs/frameworks.md': 'Frameworks and bundlers',
    'docs/phone.md': 'On a real phone',
    'docs/app.md': 'Inside an app',
    'examples/README.md': 'Examples',
    'docs/migration.md': 'Moving from the hosted endpoint',
  },
  Reference: {
    'docs/options.md': 'Options',
    'docs/api.md': 'Methods, properties, events',
    'docs/messages.md': 'Messages',
    'docs/exercises.md': 'Exercises',
    'docs/reference.md': 'Reference movements',
    'docs/export.md': 'Overlay video',
    'docs/command-line.md': 'Command line',
    'docs/webviews.md': 'Endpoint page: messages and commands',
  },
  Customise: {
    'docs/styling.md': 'Styling',
    'docs/languages.md': 'Languages',
    'docs/accessibility.md': 'Accessibility',
    'docs/adding-an-exercise.md': 'Adding an exercise',
  },
  Deploy: {
    'docs/hosting.md': 'Hosting',
    'docs/access.md': 'Access: tokens and plans',
    'docs/cors.md': 'Media on other origins (CORS)',
    'docs/privacy.md': 'Privacy',
    'docs/security.md': 'Security',
    'docs/threat-model.md': 'Threat model',
  },
  Facts: {
    'docs/browser-support.md': 'Browser support',
    'docs/performance.md': 'Performance',
    'docs/versioning.md': 'Versions',
  },
  'The project': {
    'docs/architecture.md': 'Architecture',
    'docs/kernels.md': 'Kernels',
    'CONTRIBUTING.md': 'Contributing',
    'test/athlete/README.md': 'The synthetic athlete',
    'CHANGELOG.md': 'Changelog',
  },
};

/** Pages whose name does not follow from that of their file. */
const PAGES: Readonly<Record<string, string>> = {
  'README.md': 'start',
  'examples/README.md': 'examples',
  'test/athlete/README.md': 'synthetic-athlete',
};

/** The navigation. */
export const SECTIONS: readonly Section[] = Object.entries(ORDER).map(([title, labels]) => ({
  title,
  documents: Object.entries(labels).map(([file, label]) => ({ file, page: pageOf(file), label })),
}));

/** All documents in their order. */
export const DOCUMENTS: readonly Document[] = SECTIONS.flatMap(({ documents }) => documents);

function pageOf(file: string): string {
  return PAGES[file] ?? file.replace(/^.*\//, '').replace(/\.md$/, '').toLowerCase();
}

/**
 * What is wrong with the order, in words.
 * @param names of the files in `docs/`
 */
export function orderProblems(names: readonly string[]): string[] {
  const files = names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
  const listed = DOCUMENTS.map(({ file }) => file);
  const unlisted = files.filter((file) => !listed.includes(file));
  const missing = listed.filter((file) => file.startsWith('docs/') && !files.includes(file));
  return [
    ...unlisted.map((file) => `${file} has no place in the navigation: name it in site/documents.ts`),
    ...missing.map((file) => `site/documents.ts names ${file}, which is not there`),
  ];
}
