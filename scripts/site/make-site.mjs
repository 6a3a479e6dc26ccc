/**
 * The whole site in memory: pages of the documents, of the files that they link to, the home page, the playground, and the
 * programs and styles of all of them.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../lib/run.mjs';
import { linkProblems } from './check-links.mjs';
import { DOCUMENTS, orderProblems } from './documents.mjs';
import { highlight } from './highlight.mjs';
import { escapeHtml, textOf } from './html.mjs';
import { documentMain, page } from './layout.mjs';
import { fileAddress, isDocument, linkedFile, pictureLink, siteLink } from './links.mjs';
import { codeBlock, renderMarkdown } from './markdown.mjs';

/**
 * @typedef {object} Site
 * @property {ReadonlyMap<string, string>} files content by address
 * @property {ReadonlyMap<string, string>} copies files on disk by address
 * @property {readonly string[]} problems in words
 */

/** Larger files are not shown as pages. */
const MAX_SHOWN_BYTES = 100_000;

const SITE = join(ROOT, 'site');

/** The files of the site that are copied as they are. */
const COPIES = new Map([
  ['sample.mp4', 'demo/sample.mp4'],
  ['icon.svg', 'site/icon.svg'],
]);

/**
 * Makes the site.
 * @returns {Promise<Site>}
 */
export async function makeSite() {
  const { version, description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const copies = new Map([...COPIES].map(([address, file]) => [address, join(ROOT, file)]));
  const problems = orderProblems(readdirSync(join(ROOT, 'docs')));
  /** Files that documents link to, and that are no documents. @type {Set<string>} */
  const shown = new Set(['LICENSE']);

  const sources = DOCUMENTS.filter(({ file }) => existsSync(join(ROOT, file))).map((document) => {
    const markdown = readFileSync(join(ROOT, document.file), 'utf8');
    return { ...document, markdown, label: document.label ?? /^# (.*)$/m.exec(markdown)?.[1] ?? document.file };
  });
  const labels = new Map(sources.map(({ address, label }) => [address, label]));

  const documents = sources.map(({ file, address, label, markdown }) => {
    const rendered = renderMarkdown(markdown, {
      label: (href) => labels.get(siteLink(file, href).replace(/#.*/, '')),
      link: (href) => {
        const linked = linkedFile(file, href);
        if (linked && !isDocument(linked.file)) shown.add(linked.file);
        return siteLink(file, href);
      },
      picture: (href) => {
        const linked = linkedFile(file, href);
        if (linked && existsSync(join(ROOT, linked.file))) {
          copies.set(pictureLink(file, href), join(ROOT, linked.file));
        }
        return pictureLink(file, href);
      },
    });
    problems.push(...rendered.problems.map((problem) => `${file}: ${problem}`));
    return { file, address, label, ...rendered };
  });

  const pages = new Map(
    documents.map(({ file, address, label, html, headings }) => [
      address,
      page({
        address,
        title: `${label} · pose-upload-tracker`,
        description: firstSentence(html) || label,
        main: documentMain({ address, file, html, headings, labels }),
        version,
        foot: `Made from <code>${file}</code>`,
      }),
    ]),
  );
  for (const file of shown) {
    if (!isShowable(file)) continue;
    pages.set(fileAddress(file), filePage(file, { version, labels }));
  }
  pages.set(
    'index.html',
    page({
      address: 'index.html',
      title: 'pose-upload-tracker',
      description,
      main: readFileSync(join(SITE, 'home.html'), 'utf8'),
      version,
      scripts: ['../define.js', 'home.js'],
    }),
  );
  pages.set(
    'playground.html',
    page({
      address: 'playground.html',
      title: 'Playground · pose-upload-tracker',
      description: 'Set options, see the element take them, and copy the tag or the address of the endpoint page.',
      main: readFileSync(join(SITE, 'playground.html'), 'utf8'),
      version,
      scripts: ['../define.js', 'playground.js'],
    }),
  );

  const files = new Map([...pages, ...(await bundles())]);
  problems.push(...linkProblems(pages, new Set([...files.keys(), ...copies.keys()])));
  return { files, copies, problems };
}

/**
 * The page of a file that is no document.
 * @param {string} file
 * @param {{ version: string, labels: ReadonlyMap<string, string> }} site
 */
function filePage(file, { version, labels }) {
  const address = fileAddress(file);
  const text = readFileSync(join(ROOT, file), 'utf8');
  const language = /\.conf$/.test(file) ? 'nginx' : (/\.(\w+)$/.exec(file)?.[1] ?? '');
  const html = `<h1>${escapeHtml(file)}</h1>\n${codeBlock(highlight(text, language) ?? escapeHtml(text))}`;
  return page({
    address,
    title: `${file} · pose-upload-tracker`,
    description: `The file ${file} of the package.`,
    main: documentMain({ address, file, html, headings: [], labels }),
    version,
  });
}

/** @param {string} file */
function isShowable(file) {
  const stat = statSync(join(ROOT, file), { throwIfNoEntry: false });
  return stat !== undefined && stat.isFile() && stat.size <= MAX_SHOWN_BYTES;
}

/** @param {string} html */
function firstSentence(html) {
  const text = textOf(/<p>([^]*?)<\/p>/.exec(html)?.[1] ?? '').replace(/\s+/g, ' ');
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

/**
 * Programs and styles. The playground brings the option table along.
 * @returns {Promise<[address: string, content: string][]>}
 */
async function bundles() {
  const { outputFiles } = await build({
    entryPoints: {
      page: join(SITE, 'page.ts'),
      home: join(SITE, 'home.ts'),
      playground: join(SITE, 'playground/main.ts'),
      site: join(SITE, 'styles/site.css'),
    },
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]);
}
