import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

/** Documents with a table of promises. */
const DOCUMENTS = ['docs/security.md', 'docs/privacy.md'];

/** The table below the heading, without its own head. */
function rowsOf(document: string): string[] {
  const text = readFileSync(document, 'utf8');
  const table = /## What is promised[\s\S]*?\n\n(\|[\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  return table.split('\n').slice(2);
}

for (const document of DOCUMENTS) {
  describe(document, () => {
    const rows = rowsOf(document);

    it('promises something', () => {
      expect(rows.length).to.be.greaterThan(10);
    });

    for (const row of rows) {
      it(`names a test that exists: ${row.split(' |')[0]?.slice(2).trim()}`, () => {
        const [, file = '', title = ''] = /\| `(test\/\S+)`: (.+?) +\|$/.exec(row) ?? [];
        expect(file, 'the file of a test').not.to.equal('');
        expect(existsSync(file), file).to.equal(true);
        const source = readFileSync(file, 'utf8');
        const titles = [...source.matchAll(/\bit\(\s*(['"`])([\s\S]*?)\1/g)].map(([, , text = '']) => text);
        expect(
          titles.some((text) => text.includes(title)),
          `"${title}" in ${file}`,
        ).to.equal(true);
      });
    }
  });
}
