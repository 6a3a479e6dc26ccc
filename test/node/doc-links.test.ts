/**
 * Links between the documents, and the names of files in them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DOCUMENTS, documentText } from '../helpers/docs/fences.js';
import { linksIn, proseOf } from '../helpers/docs/links.js';

/** What headings of a document are linked by. */
function anchorsOf(file: string): string[] {
  return [...proseOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links of the documentation', () => {
  for (const file of DOCUMENTS) {
    it(`lead somewhere: ${file}`, () => {
      for (const { target, file: found, anchor } of linksIn(file)) {
        expect(existsSync(found), `${target} in ${file}`).to.equal(true);
        if (anchor !== undefined) expect(anchorsOf(found), `${target} in ${file}`).to.include(anchor);
      }
    });
  }

  it('reach every document from the README', () => {
    const reached = new Set(['README.md']);
    for (const file of reached) {
      for (const link of linksIn(file)) if (DOCUMENTS.includes(link.file)) reached.add(link.file);
    }
    expect(DOCUMENTS.filter((file) => !reached.has(file))).to.deep.equal([]);
    const first = linksIn('README.md').map((link) => link.file);
    expect(first).to.include.members(DOCUMENTS.filter((file) => file.startsWith('docs/')));
  });
});

/** Files that are named and are not in the repository: they are built, or the reader's own. */
const NOT_HERE = /^(dist|out)\/|pose-tracker\.|^token\.txt$|^squat\.mp4$|^labels\.json$/;

/** Where documents name files from. */
const ROOTS = [
  '',
  'src',
  'src/exercise',
  'src/exercise/signals',
  'src/element',
  'src/output',
  'src/output/export',
  'src/host',
  'docs',
  'scripts',
];

/** Folders that are not on the map: what is built or installed, the documents themselves, and those that are told apart. */
const OTHER_FOLDERS = /^(\..*|node_modules|dist|out|coverage|shared|docs|src|test)$/;

describe('the map of the house', () => {
  const MAPS = ['docs/architecture.md', 'CONTRIBUTING.md', 'docs/adding-an-exercise.md', 'docs/exercises.md'];
  for (const file of MAPS) {
    it(`names files that are there: ${file}`, () => {
      const named = [...proseOf(file).matchAll(/`([\w./-]+\/|[\w./-]*\w\.(?:ts|mjs|js|json|md|css|html))`/g)].map(
        ([, name = '']) => name,
      );
      expect(named).not.to.deep.equal([]);
      const missing = named.filter(
        (name) => !NOT_HERE.test(name) && !/NAME/.test(name) && !ROOTS.some((root) => existsSync(join(root, name))),
      );
      expect(missing).to.deep.equal([]);
    });
  }

  it('has every folder of the sources, and every folder beside them', () => {
    const map = documentText('docs/architecture.md');
    const named = (name: string) => map.includes(`\`${name}\``);
    const sources = readdirSync('src', { withFileTypes: true });
    expect(
      sources.map((entry) => entry.name + (entry.isDirectory() ? '/' : '')).filter((name) => !named(name)),
    ).to.deep.equal([]);
    const tests = readdirSync('test').map((name) => `test/${name}/`);
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !OTHER_FOLDERS.test(entry.name))
      .map(({ name }) => `${name}/`);
    expect(folders).to.include.members(['cli/', 'scripts/', 'server/']);
    expect([...folders, ...tests].filter((name) => !named(name))).to.deep.equal([]);
  });
});
