import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { KeypointsBatchMessage } from '../../src/output/messages.js';
import { compareWithTruth } from '../athlete/compare.js';
import type { ClipTruth } from '../athlete/truth.js';
import { COUNTED, POSED, saidOf } from '../helpers/stored-results.js';

const fixture = (path: string): string => readFileSync(`test/fixtures/${path}`, 'utf8');

describe('the stored results, which every engine has to come to', () => {
  for (const { recording, exercise } of COUNTED) {
    it(`are what the exercise engine says in Node: ${recording} as ${exercise}`, () => {
      const said = saidOf(fixture(`sequences/${recording}.json`), exercise);
      expect(said, 'run `npm run results` where this is meant').to.equal(fixture(`results/${recording}.jsonl`));
      expect(said).to.contain('"type":"exercise_summary"');
    });
  }

  it(`find the joints of the synthetic athlete, within 3 % of the body height: ${POSED.clip}`, () => {
    const { frames, width, height } = JSON.parse(fixture(`results/${POSED.clip}.json`)) as KeypointsBatchMessage;
    const truth = JSON.parse(fixture(`clips/${POSED.clip}.json`)) as ClipTruth;
    const found = frames.map((frame) => ({ ...frame, type: 'keypoints' as const, width, height }));
    expect(compareWithTruth(found, truth)).to.include({ missed: 0 }).with.property('keypointError').below(0.03);
    expect(frames.length).to.be.greaterThan(30);
  });
});
