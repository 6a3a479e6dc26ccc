import { expect } from 'chai';
import { CycleDetector } from '../../../src/exercise/cycle.js';
import type { Movement } from '../../../src/exercise/cycle.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';

const cycle = { ...squat.cycle, smoothingMs: 0 };

/** Runs a signal of [seconds, level] corners through the detector at 20 frames per second. */
function movementsOf(corners: readonly (readonly [number, number])[]): {
  movements: Movement[];
  detector: CycleDetector;
} {
  const detector = new CycleDetector(cycle);
  const movements: Movement[] = [];
  const endS = corners.at(-1)?.[0] ?? 0;
  for (let frame = 0; frame <= 20 * endS; frame++) {
    const t = frame / 20;
    const next = Math.max(
      1,
      corners.findIndex(([s]) => s >= t),
    );
    const [t0, v0] = corners[next - 1] ?? [0, 0];
    const [t1, v1] = corners[next] ?? [1, 0];
    const { movement } = detector.push(1000 * t, v0 + ((v1 - v0) * (t - t0)) / (t1 - t0));
    if (movement) movements.push(movement);
  }
  return { movements, detector };
}

describe('exercise: cycle', () => {
  it('finds a movement out and back with its times and levels', () => {
    const { movements } = movementsOf([
      [0, 0],
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 0],
    ]);
    expect(movements).to.have.length(1);
    expect(movements[0]?.startMs).to.be.closeTo(1100, 100);
    expect(movements[0]?.farMs).to.equal(2000);
    expect(movements[0]?.endMs).to.be.closeTo(2900, 100);
    expect(movements[0]?.farLevel).to.be.closeTo(1, 1e-9);
  });

  it('takes a wobble and a pause at the turning point for one movement', () => {
    const { movements } = movementsOf([
      [0, 0],
      [1, 1],
      [1.5, 0.7],
      [2, 1],
      [4, 1],
      [5, 0],
      [6, 0],
    ]);
    expect(movements).to.have.length(1);
  });

  it('finds movements that follow each other without a pause', () => {
    const { movements } = movementsOf([
      [0, 0],
      [0.5, 1],
      [1, 0],
      [1.5, 0.9],
      [2, 0.1],
      [2.5, 1],
      [3, 0],
      [4, 0],
    ]);
    expect(movements).to.have.length(3);
  });

  it('does not count what was already under way, small movements, or what is never undone', () => {
    expect(
      movementsOf([
        [0, 1],
        [1, 0],
        [2, 0],
      ]).movements,
    ).to.deep.equal([]);
    expect(
      movementsOf([
        [0, 0],
        [1, 0.08],
        [2, 0],
        [3, 0],
      ]).movements,
    ).to.deep.equal([]);
    expect(
      movementsOf([
        [0, 0],
        [1, 1],
        [20, 1],
        [21, 0],
        [22, 0],
      ]).movements,
    ).to.deep.equal([]);
  });

  it('goes on after a second in which nothing was seen, and not after three', () => {
    const across = (gapS: number): Movement[] => {
      const detector = new CycleDetector(cycle);
      const found: Movement[] = [];
      for (let frame = 0; frame <= 20 * (gapS + 4); frame++) {
        const t = frame / 20;
        const hidden = t > 1.9 && t < 1.9 + gapS;
        const level = t < 1 ? 0 : t < 2 + gapS ? Math.min(1, t - 1) : Math.max(0, 3 + gapS - t);
        const { movement } = detector.push(1000 * t, hidden ? NaN : level);
        if (movement) found.push(movement);
      }
      return found;
    };
    expect(across(1.2)).to.have.length(1);
    expect(across(3)).to.have.length(0);
  });

  it('completes at the end of the video what is nearly undone, and no more', () => {
    const at = (level: number) =>
      movementsOf([
        [0, 0],
        [1, 1],
        [2, level],
      ]).detector.finish();
    expect(at(0.2)).not.to.equal(undefined);
    expect(at(0.7)).to.equal(undefined);
  });

  it('leaves the level of a body on the floor once it got up and did a whole repetition', () => {
    const corners: [number, number][] = [
      [0, -1],
      [3, -1],
      [5, 0],
      [6.5, 0],
    ];
    for (let rep = 0; rep < 4; rep++) corners.push([7.5 + 2 * rep, 1], [8.5 + 2 * rep, 0]);
    corners.push([16, 0]);
    const { movements } = movementsOf(corners);
    expect(movements).to.have.length(4);
    expect(movements[0]?.restLevel).to.be.closeTo(0, 0.1);
  });

  it('does not take a pause half-way down for the rest', () => {
    const { movements } = movementsOf([
      [0, 0],
      [1, 0],
      [1.5, 0.5],
      [3, 0.5],
      [3.5, 1],
      [4.5, 0],
      [6, 0],
    ]);
    expect(movements.map(({ restLevel }) => Math.round(10 * restLevel))).to.deep.equal([0]);
  });

  it('takes no single wrong sample at the beginning for the rest', () => {
    const corners: [number, number][] = [
      [0, -0.8],
      [0.05, 0],
      [0.5, 0],
    ];
    for (let rep = 0; rep < 4; rep++) corners.push([1.5 + 2 * rep, 1], [2.5 + 2 * rep, 0]);
    corners.push([10, 0]);
    expect(movementsOf(corners).movements).to.have.length(4);
  });

  it('finds its rest anew after a gap, and counts what was all but complete before it', () => {
    const detector = new CycleDetector(cycle);
    const found: (Movement | undefined)[] = [];
    const feed = (fromMs: number, levels: readonly number[]): void => {
      levels.forEach((level, index) => found.push(detector.push(fromMs + 50 * index, level).movement));
    };
    const ramp = (from: number, to: number): number[] =>
      Array.from({ length: 20 }, (_, index) => from + ((to - from) * index) / 20);
    feed(0, [...ramp(-1, -1), ...ramp(-1, 0), ...ramp(0, -0.9)]);
    feed(3000, [NaN, ...ramp(0, 0).map(() => NaN)]);
    expect(found.filter(Boolean)).to.have.length(0);
    feed(9000, [...ramp(0, 0), ...ramp(0, 1), ...ramp(1, 0), ...ramp(0, 0)]);
    const movements = found.filter((movement) => movement !== undefined);
    expect(movements.map(({ restLevel }) => Math.round(restLevel))).to.deep.equal([-1, 0]);
  });
});
