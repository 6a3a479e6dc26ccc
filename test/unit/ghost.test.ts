import { expect } from 'chai';
import { figureOf, FIGURE_POINTS, FIGURE_STEPS, standOf, type Figure } from '../../src/motion/figure.js';
import { figureAt, ghostAt, otherSide } from '../../src/motion/ghost.js';
import { ghostBeside, turnOf } from '../../src/motion/make-ghost.js';
import { phaseAt, timeOfPhase } from '../../src/motion/phase.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import type { Keypoint } from '../../src/pose/types.js';

/** The points of somebody who lifts the left arm, by how far it is up (0 to 1), in lengths of a trunk from the hips. */
const BODY: Readonly<Record<string, (up: number) => readonly [number, number]>> = {
  nose: () => [0, -1.4],
  left_shoulder: () => [0.3, -1],
  right_shoulder: () => [-0.3, -1],
  left_elbow: (up) => [0.6, -0.6 - 0.4 * up],
  right_elbow: () => [-0.4, -0.5],
  left_wrist: (up) => [0.7, -0.1 - 1.4 * up],
  right_wrist: () => [-0.4, 0],
  left_hip: () => [0.2, 0],
  right_hip: () => [-0.2, 0],
  left_knee: () => [0.2, 0.8],
  right_knee: () => [-0.2, 0.8],
  left_ankle: () => [0.2, 1.6],
  right_ankle: () => [-0.2, 1.6],
};

const SPAN = { startMs: 1000, turnMs: 1500, endMs: 3000 };

/** Somebody who lifts an arm once, at a place of the picture. */
function lifting({ span = SPAN, x = 300, y = 200, trunk = 100, mirrored = false, drift = 0 } = {}): PoseTrack {
  const track = new PoseTrack();
  for (let timestampMs = span.startMs - 500; timestampMs <= span.endMs + 500; timestampMs += 50) {
    const phase = phaseAt(span, timestampMs) ?? 0;
    const up = 1 - Math.abs(2 * phase - 1);
    const keypoints = Object.entries(BODY).map(([name, place]): Keypoint => {
      const [dx, dy] = place(up);
      const left = mirrored ? otherSide(name) : name;
      return { name: left, x: x + drift * phase + (mirrored ? -dx : dx) * trunk, y: y + dy * trunk, z: 0, score: 1 };
    });
    track.append({ timestampMs, width: 640, height: 480, keypoints, score: 1 });
  }
  return track;
}

function figure(track = lifting(), span = SPAN): Figure {
  const made = figureOf(track, span);
  if (!made) throw new Error('no figure');
  return made;
}

const placeOf = (points: readonly { name: string; x: number; y: number }[] | undefined, name: string) => {
  const point = points?.find((one) => one.name === name);
  return point && [Math.round(point.x), Math.round(point.y)];
};

describe('the phase of a repetition', () => {
  it('is a half at the turning point, and goes there and back', () => {
    expect([999, 1000, 1250, 1500, 2250, 3000, 3001].map((ms) => phaseAt(SPAN, ms))).to.deep.equal([
      undefined,
      0,
      0.25,
      0.5,
      0.75,
      1,
      undefined,
    ]);
    for (const phase of [0, 0.1, 0.5, 0.9, 1])
      expect(phaseAt(SPAN, timeOfPhase(SPAN, phase))).to.be.closeTo(phase, 1e-9);
  });
});

describe('the figure of a repetition', () => {
  it('is the same whatever the size, the place and the pace', () => {
    const slow = { startMs: 0, turnMs: 3000, endMs: 4000 };
    const other = figure(lifting({ span: slow, x: 100, y: 400, trunk: 37, drift: 60 }), slow);
    const mine = figure();
    expect(mine.moments).to.have.length(FIGURE_STEPS + 1);
    for (const phase of [0, 0.3, 0.5, 0.8]) {
      const others = new Map(figureAt(other, phase).map((point) => [point.name, point]));
      for (const { name, x, y } of figureAt(mine, phase)) {
        expect(others.get(name)?.x, `${name} at ${phase}`).to.be.closeTo(x, 0.03);
        expect(others.get(name)?.y, `${name} at ${phase}`).to.be.closeTo(y, 0.03);
      }
    }
  });

  it('has no places for what was not seen, and is none where nobody is', () => {
    const { moments } = figure();
    expect(moments[0]?.[FIGURE_POINTS.indexOf('left_ear')]).to.equal(null);
    expect(figureOf(new PoseTrack(), SPAN)).to.equal(undefined);
    expect(standOf(new PoseTrack(), SPAN)).to.equal(undefined);
  });
});

describe('a ghost', () => {
  const ghostOf = (track: PoseTrack, span = SPAN, of = figure()) => ({
    figure: of,
    repetitions: ghostBeside(of, track, span),
  });

  it('goes in step with the repetition, at the size and the place of the person', () => {
    const span = { startMs: 0, turnMs: 3000, endMs: 4000 };
    const ghost = ghostOf(lifting({ span, x: 100, y: 400, trunk: 50 }), span);
    expect(ghostAt(ghost, -1)).to.equal(undefined);
    expect(placeOf(ghostAt(ghost, 0), 'left_wrist')).to.deep.equal([135, 395]);
    expect(placeOf(ghostAt(ghost, 3000), 'left_wrist')).to.deep.equal([135, 325]);
    expect(placeOf(ghostAt(ghost, 3500), 'left_wrist')).to.deep.equal([135, 360]);
    expect(placeOf(ghostAt(ghost, 3000), 'left_ankle')).to.deep.equal([110, 480]);
    expect(ghostAt(ghost, 4001)).to.equal(undefined);
  });

  it('follows a person who wanders', () => {
    const ghost = ghostOf(lifting({ drift: 90 }));
    expect(placeOf(ghostAt(ghost, SPAN.endMs), 'left_hip')).to.deep.equal([410, 200]);
    expect(placeOf(ghostAt(ghost, SPAN.startMs), 'left_hip')).to.deep.equal([320, 200]);
  });

  it('is mirrored where the repetition is', () => {
    const mirrored = lifting({ mirrored: true });
    expect(turnOf(figure(), figure())).to.deep.equal({ flipped: false, swapped: false });
    expect(turnOf(figure(), figure(mirrored))).to.deep.equal({ flipped: true, swapped: true });
    const ghost = ghostOf(mirrored);
    expect(placeOf(ghostAt(ghost, SPAN.turnMs), 'right_wrist')).to.deep.equal([230, 50]);
  });

  it('does without a repetition in which too little is seen', () => {
    expect(ghostOf(lifting(), { startMs: 9000, turnMs: 9500, endMs: 9900 }).repetitions).to.deep.equal([]);
  });
});
