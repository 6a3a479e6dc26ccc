/**
 * What clients of the hosted endpoint send in a query: nothing of it is an error here, and what is ignored is documented.
 */
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { OPTIONS } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { readParameters } from '../../src/host/parameters.js';

const { parameters } = JSON.parse(readFileSync('test/fixtures/vendor-parameters.json', 'utf8')) as {
  parameters: Record<string, readonly string[]>;
};
const sent = Object.keys(parameters);

/** The names of the table below a heading of the guide, first column. */
function namesBelow(heading: string): string[] {
  const guide = readFileSync('docs/migration.md', 'utf8');
  const [, part = ''] = guide.split(`### ${heading}\n`);
  const [table = ''] = part.split(/\n#+ /);
  const rows = [...table.matchAll(/^\| (`[^|]*`) *\|/gm)].map(([, cell = '']) => cell);
  return rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

describe('parameters of clients of the hosted endpoint', () => {
  const written: unknown[][] = [];
  const { warn } = console;
  before(() => {
    console.warn = (...given: unknown[]) => void written.push(given);
  });
  after(() => {
    console.warn = warn;
  });

  for (const [name, values] of Object.entries(parameters)) {
    it(`${name} never raises an error`, () => {
      for (const value of values) {
        for (const { option, given } of readParameters(`?${new URLSearchParams({ [name]: value }).toString()}`)) {
          expect(parseOption(option, given).error, `${name}=${value}`).to.equal(undefined);
        }
      }
    });
  }

  it('tell the console what of them is not understood', () => {
    written.length = 0;
    expect(readParameters('?containerMaxWidth=wide&mediapipeModel=huge')).to.deep.equal([]);
    expect(written.flat().join()).to.contain('containerMaxWidth').and.to.contain('huge');
  });

  it('choose the network of BlazePose by its name there, where ours is not given', () => {
    const network = (search: string) =>
      readParameters(search).find(({ option }) => option.name === 'blazeposeModel')?.given;
    expect(network('?mediapipeModel=lite')).to.equal('lite');
    expect(network('?mediapipeModel=lite&blazeposeModel=heavy')).to.equal('heavy');
  });

  it('are listed in the guide where they are ignored, and no others are', () => {
    const known = new Set(OPTIONS.flatMap(({ parameters }) => parameters));
    const ignored = sent.filter((name) => !known.has(name));
    expect(ignored).to.not.be.empty;
    expect(namesBelow('Ignored parameters')).to.have.members(ignored);
  });
});
