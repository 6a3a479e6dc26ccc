import { expect } from 'chai';
import { bodyOf } from '../../../src/exercise/joints.js';
import type { Body, ExercisePose } from '../../../src/exercise/joints.js';
import { PersonWatch } from '../../../src/exercise/person-watch.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import { exerciseRecordings, moved, resampled } from './support.js';

const jacks = poseSequence(performance({ exercise: 'jumping_jack', reps: 8 }));
/** Somebody who stands, as many frames as there are of the jacks. */
const standing = poseSequence(performance({ exercise: 'stand', holdS: 12 })).slice(0, jacks.length);

/** The picture of `poses`, `scale` times as large around its middle, moved by `x` pixels. */
const placed = (poses: readonly ExercisePose[], x: number, scale = 1): ExercisePose[] =>
  moved(poses, (point) => ({ x: 320 + x + scale * (point.x - 320), y: 180 + scale * (point.y - 180) }));

/** `shown` with the frames from `from` to before `to` out of another sequence. */
const spliced = (
  shown: readonly ExercisePose[],
  other: readonly ExercisePose[],
  from: number,
  to: number,
): ExercisePose[] =>
  shown.map((pose, index) =>
    index >= from && index < to ? { ...pose, keypoints: other[index]?.keypoints ?? [] } : pose,
  );

/** The numbers of the frames that were not taken for the person. */
function refused(poses: readonly ExercisePose[]): number[] {
  const watch = new PersonWatch();
  const empty = (body: Body): boolean => !body.left.hip && !body.right.hip;
  return poses.flatMap(({ timestampMs, keypoints, cut }, index) => {
    const body = bodyOf(keypoints);
    return !empty(body) && !watch.see(body, timestampMs, cut).same ? [index] : [];
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describe('exercise: staying with one person', () => {
  it('refuses somebody beside, for a frame or for more than a second, and knows the person again at once', () => {
    for (const length of [1, 2, 5, 8, 12, 17]) {
      for (const from of [20, 25, 30, 33]) {
        const frames = refused(spliced(jacks, placed(standing, 150), from, from + length));
        expect(frames, `${length} frames from ${from}`).to.deep.equal(range(from, from + length));
      }
    }
  });

  it('refuses somebody in the same place who is much nearer or farther away', () => {
    for (const scale of [0.6, 1.5]) {
      const frames = refused(spliced(standing, placed(standing, 10, scale), 30, 38));
      expect(frames, `${scale} times the size`).to.deep.equal(range(30, 38));
    }
  });

  it('refuses somebody near by while the person hardly moves', () => {
    expect(refused(spliced(standing, placed(standing, 30), 30, 38))).to.deep.equal(range(30, 38));
  });

  it('returns at once to the person from whom it slid over to somebody passing by', () => {
    const passing = standing.map((pose, index) => {
      const x = 7 * (index - 30);
      return { ...pose, keypoints: pose.keypoints.map((point) => ({ ...point, x: point.x + x })) };
    });
    const frames = refused(spliced(standing, passing, 30, 42));
    expect(frames.filter((index) => index >= 42)).to.deep.equal([]);
  });

  it('refuses somebody beside to whom it slides over, at any frame rate', () => {
    for (const fps of [15, 30, 60]) {
      const frames = poseSequence(performance({ exercise: 'stand', holdS: 5 }), {}, { fps });
      const sliding = frames.map((pose, index) => {
        const x = 150 * Math.min(1, Math.max(0, (index / fps - 2) / 0.3));
        return { ...pose, keypoints: pose.keypoints.map((point) => ({ ...point, x: point.x + x })) };
      });
      expect(refused(sliding).length / fps, `${fps} frames/s`).to.be.greaterThan(0.5);
    }
  });

  it('follows somebody else who stays, after more than a second', () => {
    const frames = refused(spliced(jacks, placed(standing, 150), 40, jacks.length));
    expect(frames).to.deep.equal(range(40, 40 + frames.length));
    expect(frames.length * (1000 / 15)).to.be.within(1100, 1400);
  });

  it('gives up sooner whom it hardly knows: the first frames may be of nobody', () => {
    const frames = refused(spliced(jacks, placed(standing, 150), 0, 3));
    expect(frames).to.deep.equal(range(3, 3 + frames.length));
    expect(frames.length).to.be.lessThan(8);
  });

  it('refuses no one who exercises, however few the frames', () => {
    for (const { name, poses } of exerciseRecordings) {
      // The detector does find somebody else there.
      if (name === 'two_01') continue;
      for (const fps of [10, 15, 30, 60]) {
        const frames = refused(resampled(poses, fps));
        expect(frames.length / fps, `${name} at ${fps} frames/s: ${frames.join()}`).to.be.lessThan(0.25);
      }
    }
  });

  it('refuses nobody after a cut, be it to somebody larger elsewhere', () => {
    const zoomed = spliced(standing, placed(standing, 150, 1.6), 40, standing.length);
    expect(refused(zoomed).length).to.be.greaterThan(10);
    expect(refused(zoomed.map((pose, index) => (index === 40 ? { ...pose, cut: true } : pose)))).to.deep.equal([]);
  });

  it('waits for the first body after a cut', () => {
    const zoomed = spliced(standing, placed(standing, 150, 1.6), 40, standing.length).map(
      (pose, index): ExercisePose => {
        const isUnseen = index >= 40 && index < 44;
        return { ...pose, ...(isUnseen && { keypoints: [] }), ...(index === 40 && { cut: true }) };
      },
    );
    const watch = new PersonWatch();
    const seen = zoomed.map(({ timestampMs, keypoints, cut }) => watch.see(bodyOf(keypoints), timestampMs, cut));
    expect(seen.every(({ same }) => same)).to.equal(true);
    expect(seen[44]?.sinceMs).to.equal(zoomed[40]?.timestampMs);
  });

  it('follows a person who walks up to the camera', () => {
    const coming = standing.map((pose, index) => {
      // From 6 m to 1.5 m at 1.5 m/s.
      const scale = 2 / (6 - 0.1 * Math.min(45, index));
      return placed([pose], 0, scale)[0] as ExercisePose;
    });
    expect(refused(coming)).to.deep.equal([]);
    const leaving = coming.map((pose, index) => ({ ...pose, keypoints: coming.at(-1 - index)?.keypoints ?? [] }));
    expect(refused(leaving)).to.deep.equal([]);
  });
});
