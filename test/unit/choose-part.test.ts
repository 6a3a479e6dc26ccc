import { expect } from 'chai';
import { choosePart } from '../../src/element/choose-part.js';
import type { StoredSignature } from '../../src/session/reference/stored-signature.js';
import type { Session } from '../../src/session/session.js';
import { notAnalysed } from '../../src/session/judge-options.js';

const CHOICE = { startTime: 1, endTime: 3 };

/** A session that has judged a video as `exercise`, and what is asked of it. */
function judged(exercise: object | undefined, failure?: Error) {
  const asked: unknown[] = [];
  const session = {
    snapshot: { state: 'done', exercise, noneRecognised: exercise === undefined },
    judge: (options: unknown) => {
      asked.push(options);
      return failure ? Promise.reject(failure) : Promise.resolve(undefined);
    },
  } as unknown as Session;
  const analyse = (): Promise<void> => {
    asked.push('analyse');
    return Promise.resolve();
  };
  return { asked, choose: () => choosePart(CHOICE, session, analyse) };
}

describe('choosing a part of a video that is analysed', () => {
  const reference = { format: 'pose-upload-tracker-signature' } as StoredSignature;

  for (const [as, exercise, expected] of [
    ['its exercise', { name: 'squat' }, { exercise: 'squat', ...CHOICE }],
    ['the exercise that may be in that part', undefined, { exercise: 'auto', ...CHOICE }],
    ['its reference, which has no name to ask for', { name: 'reference', reference }, { reference, ...CHOICE }],
  ] as const) {
    it(`judges it as ${as}`, async () => {
      const { asked, choose } = judged(exercise);
      await choose();
      expect(asked).to.deep.equal([expected]);
    });
  }

  it('has it analysed where that part was not', async () => {
    const { asked, choose } = judged({ name: 'squat' }, notAnalysed());
    await choose();
    expect(asked.at(-1)).to.equal('analyse');
  });
});
