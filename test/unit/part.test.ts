import { expect } from 'chai';
import { checkPart, choosePart, isWithin, timesOf, within, type PartChoice } from '../../src/media/part.js';

const VIDEO = { startMs: 100, durationMs: 10_000 };

/** What it fails with. */
const refusal = (choose: () => unknown): { code?: string; message?: string; details?: Record<string, unknown> } => {
  try {
    choose();
  } catch (error) {
    return error as object;
  }
  return {};
};

describe('part of a video', () => {
  it('is what is asked for, from the first frame to the end', () => {
    for (const [choice, part] of [
      [{}, undefined],
      [{ startTime: null, endTime: null }, undefined],
      [{ startTime: 0 }, undefined],
      [{ startTime: 0.1, endTime: 10 }, undefined],
      [{ startTime: 2.5 }, { startMs: 2500, endMs: Infinity }],
      [{ endTime: 4 }, { startMs: 100, endMs: 4000 }],
      [
        { startTime: 2.5, endTime: 4 },
        { startMs: 2500, endMs: 4000 },
      ],
      // As a `<video>` says, whose sound may be longer than its picture.
      [
        { startTime: 1, endTime: 10.3 },
        { startMs: 1000, endMs: Infinity },
      ],
    ] as const) {
      expect(choosePart(choice, VIDEO), JSON.stringify(choice)).to.deep.equal(part);
    }
  });

  for (const [what, choice, option, reason] of [
    ['ends where it begins', { startTime: 3, endTime: 3 }, 'endTime', 'not_after_start'],
    ['ends before it begins', { startTime: 3, endTime: 2 }, 'endTime', 'not_after_start'],
    ['ends at the beginning', { endTime: 0 }, 'endTime', 'not_after_start'],
    ['begins at the end', { startTime: 10 }, 'startTime', 'beyond_the_end'],
    ['begins beyond the end', { startTime: 60 }, 'startTime', 'beyond_the_end'],
    ['ends beyond the end', { startTime: 3, endTime: 11 }, 'endTime', 'beyond_the_end'],
    ['begins before the beginning', { startTime: -1 }, 'startTime', undefined],
    ['begins at no time', { startTime: NaN }, 'startTime', undefined],
    ['ends at no time', { endTime: Infinity }, 'endTime', undefined],
  ] as const) {
    it(`cannot be one that ${what}`, () => {
      const error = refusal(() => choosePart(choice, VIDEO));
      expect(error.code).to.equal('invalid_parameter');
      expect(error.details).to.include({ option });
      expect(error.details?.['reason']).to.equal(reason);
      expect(error.message).to.match(new RegExp(`^The option ${option} cannot be .*: .*\\. Give `));
    });
  }

  it('is told wrong before the video is known, where that can be', () => {
    expect(refusal(() => checkPart({ startTime: 3, endTime: 2 })).code).to.equal('invalid_parameter');
    expect(refusal(() => checkPart({ startTime: '3' } as unknown as PartChoice)).code).to.equal('invalid_parameter');
    expect(refusal(() => checkPart({ startTime: 3, endTime: 400 }))).to.deep.equal({});
  });

  it('holds what begins in it', () => {
    const all = [0, 100, 250, 400].map((timestampMs) => ({ timestampMs }));
    const part = { startMs: 100, endMs: 400 };
    expect([...within(all, part)].map(({ timestampMs }) => timestampMs)).to.deep.equal([100, 250]);
    expect([...within(all, undefined)]).to.deep.equal(all);
    expect(timesOf({ startMs: 2000, endMs: Infinity }, VIDEO)).to.deep.equal({ startMs: 2000, durationMs: 10_000 });
    expect(timesOf(part, VIDEO)).to.deep.equal({ startMs: 100, durationMs: 400 });
    expect(timesOf(undefined, VIDEO)).to.deep.equal(VIDEO);
  });

  it('lies in another, or not', () => {
    const part = { startMs: 1000, endMs: 2000 };
    for (const [other, isInside] of [
      [undefined, true],
      [part, true],
      [{ startMs: 0, endMs: Infinity }, true],
      [{ startMs: 1001, endMs: 3000 }, false],
      [{ startMs: 0, endMs: 1999 }, false],
    ] as const) {
      expect(isWithin(part, other), JSON.stringify(other)).to.equal(isInside);
    }
    expect(isWithin(undefined, part)).to.equal(false);
  });
});
