/**
 * The documentation site: the repository's documents as pages of VitePress, beside the built package that they load. It is
 * written to `dist/site/` and served at `/site/` under the package's own Content-Security-Policy.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformerStyleToClass } from '@shikijs/transformers';
import { defineConfig } from 'vitepress';
import { DOCUMENTS, SECTIONS } from '../documents.js';
import { adaptMarkdown, firstSentence, slugOf } from '../markdown.js';
import { strictPage } from '../strict-pages.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BASE = '/site/';

const { version, description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  description: string;
};

/** Markdown that is no page. */
const OTHER_MARKDOWN = [
  'coverage/**',
  'dist/**',
  'examples/*/**',
  'out/**',
  'scripts/**',
  'shared/**',
  'src/**',
  'test/!(athlete)/**',
];

/** Files that pages name by a fixed address. */
const COPIES = { 'icon.svg': 'site/icon.svg', 'sample.mp4': 'demo/sample.mp4' };

/** Documents by their file. */
const BY_FILE = new Map(DOCUMENTS.map((document) => [document.file, document]));

/** Colours of code as classes: the policy allows no style attributes. */
const codeClasses = transformerStyleToClass({ classPrefix: 'code-' });

export default defineConfig({
  title: 'pose-upload-tracker',
  description,
  lang: 'en',
  base: BASE,
  srcDir: '..',
  outDir: '../dist/site',
  cacheDir: '../out/vitepress',
  srcExclude: OTHER_MARKDOWN,
  // The site's own pages lie in `site/`.
  rewrites: (file) => `${BY_FILE.get(file)?.page ?? file.replace(/^site\/|\.md$/g, '')}.md`,
  head: [
    ['link', { rel: 'icon', href: `${BASE}icon.svg`, type: 'image/svg+xml' }],
    ['link', { rel: 'stylesheet', href: `${BASE}code.css` }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
  ],
  // As the element: what the visitor prefers, and nothing stored.
  appearance: 'force-auto',
  metaChunk: true,
  router: { prefetchLinks: false },
  vite: {
    resolve: {
      alias: [{ find: /^.*\/VPLocalSearchBox\.vue$/, replacement: join(ROOT, 'site/.vitepress/theme/search-box.ts') }],
    },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'pose-upload-tracker' } } },
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { caddy: 'nginx' },
    codeTransformers: [codeClasses],
    codeCopyButtonTitle: 'Copy this code',
    anchor: { slugify: slugOf },
    // Braces and colons in the documents are what they are.
    attrs: { disable: true },
    emoji: { shortcuts: {} },
    config: (md) => adaptMarkdown(md, ROOT),
  },
  themeConfig: {
    logo: { src: '/icon.svg', alt: '' },
    nav: [
      { text: 'Documentation', link: '/start', activeMatch: `^/(?!$|index|playground)` },
      { text: 'Playground', link: '/playground' },
    ],
    sidebar: SECTIONS.map(({ title, documents }) => ({
      text: title,
      items: documents.map(({ label, page }) => ({ text: label, link: `/${page}` })),
    })),
    outline: { level: [2, 3], label: 'On this page' },
    search: { provider: 'local', options: { detailedView: false } },
    footer: { message: `Version ${version} · <a href="${BASE}file-license.html">MIT licence</a>` },
    externalLinkIcon: true,
  },
  transformPageData({ filePath }) {
    const title = BY_FILE.get(filePath)?.label;
    if (title === undefined) return undefined;
    return { title, description: firstSentence(readFileSync(join(ROOT, filePath), 'utf8')) ?? description };
  },
  transformHtml(html, _file, { siteConfig, page }) {
    const strict = strictPage(html, BASE, page);
    for (const [address, code] of strict.scripts) {
      const path = join(siteConfig.outDir, address);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, code);
    }
    return strict.html;
  },
  buildEnd({ outDir }) {
    writeFileSync(join(outDir, 'code.css'), codeClasses.getCSS());
    for (const [address, file] of Object.entries(COPIES)) copyFileSync(join(ROOT, file), join(outDir, address));
  },
});
