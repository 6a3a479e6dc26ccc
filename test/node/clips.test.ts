import { expect } from 'chai';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLIPS, extensionOf } from '../athlete/clips.js';
import { withOrientation } from '../athlete/jpeg.js';
import { truthOf } from '../athlete/truth.js';

const MAX_BYTES = 4_000_000;
const folder = fileURLToPath(new URL('../fixtures/clips/', import.meta.url));

describe('committed clips', () => {
  for (const spec of CLIPS) {
    it(`${spec.name} has the truth of its performance beside it`, () => {
      const file = `${spec.name}.${extensionOf(spec)}`;
      expect(statSync(folder + file).size).to.be.above(1000);
      const committed: unknown = JSON.parse(readFileSync(`${folder}${spec.name}.json`, 'utf8'));
      expect(committed, 'run "npm run athlete" after a change of the athlete').to.deep.equal(
        JSON.parse(JSON.stringify(truthOf(spec, file))),
      );
    });
  }

  it('stay small', () => {
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(folder + name).size, 0);
    expect(bytes).to.be.below(MAX_BYTES);
  });

  it('have the index in front, so that playing can start before all is loaded', () => {
    for (const { name, format } of CLIPS) {
      if (format !== 'mp4') continue;
      const bytes = readFileSync(`${folder}${name}.mp4`);
      expect(bytes.indexOf('moov'), name).to.be.below(bytes.indexOf('mdat'));
    }
  });

  it('carry the orientation of a turned picture', () => {
    const bytes = withOrientation(new Uint8Array([0xff, 0xd8, 0xff, 0xdb]), 6);
    expect([...bytes.subarray(0, 4)]).to.deep.equal([0xff, 0xd8, 0xff, 0xe1]);
    expect([...bytes.subarray(-2)]).to.deep.equal([0xff, 0xdb]);
    expect(new DataView(bytes.buffer).getUint16(4)).to.equal(bytes.length - 6);
  });
});
