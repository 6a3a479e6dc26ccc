/**
 * What visitors load of the built package, against the budgets that `npm run size` prints.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { BUDGETS, filesOfEngine, filesOfScript, sentOf } from '../../scripts/lib/transfer.mjs';

describe('the size of what is loaded', () => {
  for (const [name, files] of [
    ['script', filesOfScript],
    ['engine', filesOfEngine],
  ] as const) {
    it(`is within its budget: ${name}`, async () => {
      expect(sentOf(await files())).to.be.within(10_000, BUDGETS[name]);
    });
  }

  it('of the engine is without what is only wanted at times', async () => {
    const text = (await filesOfEngine()).map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(text).to.include('squat.depth.shallow').and.include('sit_to_stand');
    for (const other of [
      'is no exercise that is known',
      'shoulder_press',
      'jump_analysis measures by',
      'Descendez plus bas',
    ]) {
      expect(text, other).not.to.include(other);
    }
  });
});
