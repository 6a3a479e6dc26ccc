import { expect } from 'chai';
import { angleBetween } from '../../src/motion/angle.js';
import { jointAngles } from '../../src/motion/angles.js';
import { OneEuroFilter } from '../../src/motion/one-euro.js';
import { PoseStore } from '../../src/motion/pose-store.js';
import { PoseTrack } from '../../src/motion/pose-track.js';
import { PoseSmoother } from '../../src/motion/smooth-pose.js';
import { COCO_KEYPOINTS } from '../../src/pose/topology.js';
import type { Keypoint, Pose } from '../../src/pose/types.js';

function pose(
  timestampMs: number,
  at: (name: string, index: number) => { x: number; y: number; score?: number },
): Pose {
  const keypoints = COCO_KEYPOINTS.map((name, index): Keypoint => ({ name, z: 0, score: 0.9, ...at(name, index) }));
  return { timestampMs, width: 640, height: 360, keypoints, score: 0.9 };
}

const empty = (timestampMs: number): Pose => ({
  ...pose(timestampMs, () => ({ x: 0, y: 0 })),
  keypoints: [],
  score: 0,
});

/** A noise that is the same in every run. */
function noise(): () => number {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647 - 0.5;
  };
}

describe('angleBetween', () => {
  it('measures at the vertex', () => {
    expect(angleBetween({ x: 1, y: 0 }, { x: 0, y: 0 }, { x: 0, y: 5 })).to.be.closeTo(90, 1e-9);
    expect(angleBetween({ x: -1, y: 0 }, { x: 0, y: 0 }, { x: 3, y: 0 })).to.be.closeTo(180, 1e-9);
    expect(angleBetween({ x: 1, y: 0, z: 0 }, { x: 0, y: 0, z: 0 }, { x: 0, y: 0, z: 2 })).to.be.closeTo(90, 1e-9);
  });

  it('is null where two points coincide', () => {
    expect(angleBetween({ x: 1, y: 1 }, { x: 1, y: 1 }, { x: 2, y: 2 })).to.equal(null);
  });
});

describe('jointAngles', () => {
  const bent: Record<string, { x: number; y: number; score?: number }> = {
    left_hip: { x: 0, y: 0 },
    left_knee: { x: 0, y: 10 },
    left_ankle: { x: 10, y: 10 },
  };
  it('gives every joint, null where a point is not visible', () => {
    const seen = jointAngles(pose(0, (name) => bent[name] ?? { x: 3, y: 3, score: 0.1 }).keypoints);
    expect(seen['left_knee']).to.be.closeTo(90, 1e-9);
    expect(seen['right_knee']).to.equal(null);
    expect(seen['left_hip']).to.equal(null);
    expect(Object.keys(seen)).to.have.length(8);
  });

  /** A knee as the picture shows it, bent by 90°, with metric points whose shin points out of the picture by `share`. */
  function kneeInSpace(share: number): number | null | undefined {
    const along = Math.sqrt(1 - share * share);
    const metric = Object.entries({
      left_hip: [0, 0, 0],
      left_knee: [0, 1, 0],
      left_ankle: [0, 1 + along, share],
    } as const).map(([name, [x, y, z]]) => ({ name, x, y, z, score: 1 }));
    return jointAngles(pose(0, (name) => bent[name] ?? { x: 3, y: 3 }).keypoints, metric)['left_knee'];
  }

  it('takes the picture for limbs that lie in it, and metric points for those that point out of it', () => {
    expect(kneeInSpace(0)).to.be.closeTo(90, 1e-9);
    expect(kneeInSpace(0.19)).to.be.closeTo(90, 1e-9);
    expect(kneeInSpace(0.8)).to.be.closeTo(180 - (Math.asin(0.8) * 180) / Math.PI, 1e-9);
    const between = [0.2, 0.27, 0.35, 0.42, 0.5].map((share) => kneeInSpace(share) ?? NaN);
    expect(between).to.deep.equal([...between].sort((a, b) => a - b));
    expect(between[2]).to.be.within(110, 140);
  });

  it('takes the picture where metric points are not visible, and nothing where no point is', () => {
    const metric = pose(0, () => ({ x: 1, y: 1, score: 0.1 })).keypoints;
    const { keypoints } = pose(0, (name) => bent[name] ?? { x: 3, y: 3, score: 0.1 });
    expect(jointAngles(keypoints, metric)['left_knee']).to.be.closeTo(90, 1e-9);
    expect(jointAngles([], metric)['left_knee']).to.equal(null);
  });
});

describe('OneEuroFilter', () => {
  const options = { minCutoffHz: 1, beta: 0, derivativeCutoffHz: 1 };

  it('passes the first value and converges to a constant', () => {
    const filter = new OneEuroFilter(options);
    expect(filter.filter(5, 0)).to.equal(5);
    let last = 0;
    for (let t = 1; t <= 100; t++) last = filter.filter(9, t * 50);
    expect(last).to.be.closeTo(9, 1e-6);
  });

  it('keeps its value where time does not go on', () => {
    const filter = new OneEuroFilter(options);
    filter.filter(1, 100);
    expect(filter.filter(50, 100)).to.equal(1);
    expect(filter.filter(50, 90)).to.equal(1);
  });

  it('depends on time, not on the number of frames', () => {
    const settle = (stepMs: number) => {
      const filter = new OneEuroFilter(options);
      filter.filter(0, 0);
      let value = 0;
      for (let t = stepMs; t <= 1000; t += stepMs) value = filter.filter(1, t);
      return value;
    };
    expect(settle(10)).to.be.closeTo(settle(20), 0.01);
  });
});

describe('PoseSmoother', () => {
  it('takes most of the tremble out of a body at rest', () => {
    const smoother = new PoseSmoother();
    const random = noise();
    let raw = 0;
    let smooth = 0;
    for (let frame = 0; frame < 150; frame++) {
      const x = 300 + 6 * random();
      const given = pose(frame * 66, (_, index) => ({ x: index === 9 ? x : 200 + index * 5, y: 50 + index * 15 }));
      const keypoint = smoother.smooth(given).keypoints[9];
      if (frame < 15 || !keypoint) continue;
      raw += Math.abs(x - 300);
      smooth += Math.abs(keypoint.x - 300);
    }
    expect(smooth / raw).to.be.lessThan(0.75);
  });

  it('smooths metric points too, and as those in the picture', () => {
    const smoother = new PoseSmoother();
    const random = noise();
    // A body of 1.7 m that is 1.7 times 200 pixels in the picture: one is the other in another unit.
    const metres = (value: number) => value / 200;
    for (let frame = 0; frame < 30; frame++) {
      const given = pose(frame * 66, (_, index) => ({ x: index === 0 ? 340 : 100 + 5 * random(), y: 50 }));
      const keypoints3D = given.keypoints.map((point) => ({ ...point, x: metres(point.x), y: metres(point.y) }));
      const smoothed = smoother.smooth({ ...given, keypoints3D });
      if (frame > 0) expect(smoothed.keypoints3D?.[9]?.x).to.not.equal(keypoints3D[9]?.x);
      expect(smoothed.keypoints3D?.[9]?.x).to.be.closeTo(metres(smoothed.keypoints[9]?.x ?? NaN), 0.004);
    }
  });

  it('follows a fast movement within a fifth of its amplitude', () => {
    const smoother = new PoseSmoother();
    let worst = 0;
    for (let frame = 0; frame < 60; frame++) {
      const y = 200 + 60 * Math.sin((2 * Math.PI * frame) / 15);
      const given = pose(frame * 66, (_, index) => ({ x: 200 + index * 5, y: index === 9 ? y : 50 + index * 15 }));
      worst = Math.max(worst, Math.abs((smoother.smooth(given).keypoints[9]?.y ?? 0) - y));
    }
    expect(worst).to.be.lessThan(60 * 0.2);
  });

  it('draws nothing after a cut toward where it was before', () => {
    const smoother = new PoseSmoother();
    const at = (timestampMs: number, x: number) =>
      pose(timestampMs, (_, index) => ({ x: x + index * 5, y: 50 + index * 15 }));
    for (let frame = 0; frame < 20; frame++) smoother.smooth(at(frame * 66, 100));
    const after = at(20 * 66, 160);
    expect(smoother.smooth(after).keypoints).to.not.deep.equal(after.keypoints);
    expect(smoother.smooth({ ...at(21 * 66, 300), cut: true }).keypoints).to.deep.equal(at(0, 300).keypoints);
  });

  it('is the same for a person twice as large', () => {
    const run = (scale: number) => {
      const smoother = new PoseSmoother();
      const random = noise();
      return Array.from({ length: 30 }, (_, frame) => {
        const given = pose(frame * 66, (_name, index) => ({
          x: (200 + index * 5 + 4 * random()) * scale,
          y: (50 + index * 15) * scale,
        }));
        return (smoother.smooth(given).keypoints[9]?.x ?? 0) / scale;
      });
    };
    const [near, far] = [run(2), run(1)];
    near.forEach((x, index) => expect(x).to.be.closeTo(far[index] ?? NaN, 0.02));
  });

  it('starts afresh after the person was gone', () => {
    const smoother = new PoseSmoother();
    smoother.smooth(pose(0, () => ({ x: 10, y: 10 })));
    smoother.smooth(empty(66));
    expect(smoother.smooth(pose(2000, () => ({ x: 300, y: 200 }))).keypoints[0]).to.include({ x: 300, y: 200 });
  });
});

describe('PoseStore', () => {
  const pose = (timestampMs: number, change: Partial<Pose> = {}): Pose => ({
    timestampMs,
    width: 640,
    height: 480,
    score: 1 / 3,
    keypoints: ['nose', 'left_knee'].map((name, index) => ({ name, x: index / 3, y: -1.25, z: 0.1, score: 0.7 })),
    ...change,
  });

  it('gives back what it was given, to the last bit', () => {
    const store = new PoseStore();
    const poses = [
      pose(0),
      pose(1 / 3),
      pose(2, { keypoints: [], score: 0 }),
      pose(3, { keypoints3D: [{ name: 'nose', x: 1 / 7, y: 2, z: 3, score: 0.1 }] }),
      pose(4, { width: 480, height: 640 }),
      ...Array.from({ length: 5000 }, (_, index) => pose(5 + index)),
    ];
    for (const each of poses) store.push(each);
    expect(store.length).to.equal(poses.length);
    expect(poses.map((_, index) => store.get(index))).to.deep.equal(poses);
    expect(store.timeAt(1)).to.equal(1 / 3);
    expect(store.get(poses.length)).to.equal(undefined);
    expect(store.timeAt(-1)).to.equal(undefined);
  });
});

describe('PoseTrack', () => {
  const track = new PoseTrack();
  track.append(pose(0, () => ({ x: 0, y: 0 })));
  track.append(pose(100, () => ({ x: 10, y: 20, score: 0.5 })));
  track.append(empty(200));
  track.append(pose(2000, () => ({ x: 50, y: 50 })));

  it('interpolates between frames', () => {
    expect(track.poseAt(25)?.keypoints[0]).to.deep.equal({ name: 'nose', x: 2.5, y: 5, z: 0, score: 0.5 });
    expect(track.poseAt(100)?.keypoints[0]?.x).to.equal(10);
  });

  it('shows nobody where nobody was found, and bridges no long gap', () => {
    expect(track.poseAt(200)).to.equal(undefined);
    expect(track.poseAt(190)).to.equal(undefined);
    expect(track.poseAt(140)?.keypoints[0]?.x).to.equal(10);
    expect(track.poseAt(1000)).to.equal(undefined);
    expect(track.poseAt(1900)?.keypoints[0]?.x).to.equal(50);
  });

  it('holds the last pose for a moment after the end', () => {
    expect(track.poseAt(2100)?.keypoints[0]?.x).to.equal(50);
    expect(track.poseAt(9000)).to.equal(undefined);
  });

  it('gives all poses as they came, where a shot begins too', () => {
    const cut = new PoseTrack();
    const poses = [pose(0, () => ({ x: 0, y: 0 })), { ...pose(100, () => ({ x: 10, y: 20 })), cut: true as const }];
    for (const one of poses) cut.append(one);
    expect([...cut]).to.deep.equal(poses);
    expect(cut.poses).to.deep.equal(poses);
  });

  it('refuses poses out of order', () => {
    expect(() => track.append(empty(2000))).to.throw(RangeError);
  });
});
