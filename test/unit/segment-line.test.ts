import { expect } from 'chai';
import type { Segment } from '../../src/media/segments.js';
import type { Glance } from '../../src/pose/glance.js';
import type { SeenPose } from '../../src/pose/protocol.js';
import { SegmentLine } from '../../src/pose/segment-line.js';
import type { Pose } from '../../src/pose/types.js';

const SEGMENTS: Segment[] = [0, 1].map((index) => ({
  index,
  startMs: 1000 * index,
  endMs: 1000 * (index + 1),
  decodeFromMs: 1000 * index,
}));

const shot = (brightness: number): Glance => Uint8Array.from({ length: 576 }, (_, at) => brightness + (at % 32));

const at = (timestampMs: number, x: number, glance: Glance): SeenPose => ({
  timestampMs,
  width: 640,
  height: 360,
  score: 0.9,
  keypoints: ['left_shoulder', 'right_shoulder', 'left_hip', 'right_hip'].map((name, index) => ({
    name,
    x: x + 10 * (index % 2),
    y: index < 2 ? 100 : 160,
    z: 0,
    score: 0.9,
  })),
  glance,
});

describe('segments of a video with a cut between them', () => {
  const never = new AbortController().signal;

  /** Two segments of five frames each, the second one of a person who stands elsewhere, before such a picture. */
  async function passedOn(brightness: number): Promise<{ poses: Pose[]; again: boolean }> {
    const poses: Pose[] = [];
    const line = new SegmentLine(SEGMENTS, 2, (pose) => poses.push(pose));
    const first = await line.next(never);
    const second = await line.next(never);
    if (!first || !second) throw new Error('there are two segments');
    for (let index = 0; index < 5; index++) line.add(first, at(200 * index, 100, shot(50)));
    line.end(first);
    for (let index = 0; index < 5; index++) line.add(second, at(1000 + 200 * index, 500, shot(brightness)));
    line.end(second);
    return { poses, again: second.signal.aborted };
  }

  it('are not analysed again: who is found after a cut is no stranger, and the pose says so', async () => {
    const { poses, again } = await passedOn(200);
    expect(again).to.equal(false);
    expect(poses.flatMap(({ timestampMs, cut }) => (cut ? [timestampMs] : []))).to.deep.equal([1000]);
    expect(poses).to.have.length(10);
    expect(poses.some((pose) => 'glance' in pose)).to.equal(false);
  });

  it('are analysed again where the picture is the same', async () => {
    const { poses, again } = await passedOn(50);
    expect(again).to.equal(true);
    expect(poses).to.have.length(5);
  });
});
