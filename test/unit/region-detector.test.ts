import { expect } from 'chai';
import type { Frame, Square } from '../../src/media/frame.js';
import { limbsBeyond } from '../../src/pose/limbs-beyond.js';
import { RegionDetector, type KeypointNetwork } from '../../src/pose/region-detector.js';
import { fullRegion, regionAround } from '../../src/pose/region.js';
import type { Keypoint } from '../../src/pose/types.js';

const INPUT_SIZE = 100;
const WIDTH = 640;
const HEIGHT = 360;

/** Places on a body that lies along x, its head at 1 and its feet at 0. */
const LYING = {
  nose: 0.98,
  left_shoulder: 0.8,
  right_shoulder: 0.8,
  left_elbow: 0.75,
  right_elbow: 0.75,
  left_hip: 0.5,
  right_hip: 0.5,
  left_knee: 0.25,
  right_knee: 0.25,
  left_ankle: 0,
  right_ankle: 0,
} as const;

const body = (left: number, length: number, y: number): Keypoint[] =>
  Object.entries(LYING).map(([name, at]) => ({ name, x: left + at * length, y, z: 0, score: 0.9 }));

/** A picture that knows which part of the frame it shows. */
type Picture = ImageData & { readonly square: Square; readonly bodies: readonly (readonly Keypoint[])[] };

/** Finds the joints of the body most of which is in the picture, the larger of two; what is not in it has a low score. */
function scripted(looks: Square[]): KeypointNetwork {
  return {
    model: 'movenet-lightning',
    inputSize: INPUT_SIZE,
    run: (picture) => {
      const { square, bodies } = picture as Picture;
      looks.push(square);
      const seen = bodies.map((joints) =>
        joints.map(({ name, x, y, score }) => {
          const [shownX, shownY] = [x - square.centreX, y - square.centreY].map((d) => (d / square.side + 0.5) * 100);
          const isIn = Math.min(shownX!, shownY!) >= 0 && Math.max(shownX!, shownY!) <= INPUT_SIZE;
          return { name, x: shownX!, y: shownY!, z: 0, score: isIn ? score : 0.05 };
        }),
      );
      const sure = (joints: readonly Keypoint[]): number => joints.filter(({ score }) => score > 0.5).length;
      const reach = (joints: readonly Keypoint[]): number =>
        Math.max(...joints.map(({ x }) => x)) - (joints.at(-1)?.x ?? 0);
      return Promise.resolve({ keypoints: seen.sort((a, b) => sure(b) - sure(a) || reach(b) - reach(a))[0] ?? [] });
    },
    regionAround,
    check: () => Promise.resolve(),
    dispose: () => undefined,
  };
}

const frame = (timestampMs: number, ...bodies: readonly (readonly Keypoint[])[]): Frame => ({
  timestampMs,
  width: WIDTH,
  height: HEIGHT,
  draw: () => undefined,
  read: (square) => Promise.resolve({ square, bodies } as Picture),
  close: () => undefined,
});

const certain = (keypoints: readonly Keypoint[]): string[] =>
  keypoints.filter(({ score }) => score > 0.5).map(({ name }) => name);

describe('the detector follows the body', () => {
  it('looks at more of the frame where limbs go on beyond the region, as after a zoom', async () => {
    const looks: Square[] = [];
    const detector = new RegionDetector(scripted(looks));
    await detector.detect(frame(0, body(200, 250, 180)));
    looks.length = 0;
    // As in `plank_04`: the trunk stays, the feet leave the region.
    const zoomed = await detector.detect(frame(66, body(90, 450, 180)));
    expect(certain(zoomed.keypoints)).to.have.length(Object.keys(LYING).length);
    expect(looks).to.have.length(2);
    await detector.detect(frame(133, body(90, 450, 180)));
    expect(looks).to.have.length(3);
  });

  it('does so once a second where it is in vain', async () => {
    const looks: Square[] = [];
    const detector = new RegionDetector(scripted(looks));
    const hidden = body(200, 300, 180).map((joint) =>
      joint.name.endsWith('ankle') || joint.name.endsWith('knee') ? { ...joint, score: 0.1 } : joint,
    );
    await detector.detect(frame(0, hidden));
    looks.length = 0;
    for (let index = 1; index <= 30; index++) await detector.detect(frame(index * 66, hidden));
    expect(looks.length).to.be.within(31, 32);
  });

  it('does not look for limbs outside of the picture', () => {
    const joints = body(-200, 400, 180).map((joint) => (joint.x < 0 ? { ...joint, score: 0.1 } : joint));
    const region = { centreX: 100, centreY: 180, side: 220 };
    expect(limbsBeyond(joints, region, WIDTH, HEIGHT)).to.equal(false);
    const inside = body(10, 400, 180).map((joint) => (joint.x < 200 ? { ...joint, score: 0.1 } : joint));
    expect(limbsBeyond(inside, { ...region, centreX: 310 }, WIDTH, HEIGHT)).to.equal(true);
    expect(limbsBeyond(inside, { ...region, centreX: 310, side: 700 }, WIDTH, HEIGHT)).to.equal(false);
  });

  it('looks at the whole frame again where the joints jump to somebody else, and stays with whom it follows', async () => {
    const looks: Square[] = [];
    const detector = new RegionDetector(scripted(looks));
    const person = body(200, 300, 180);
    await detector.detect(frame(0, person));
    looks.length = 0;
    const beside = body(300, 120, 230);
    // The person is half hidden, so that the one beside is seen best in the region, but not in the whole frame.
    const found = await detector.detect(
      frame(
        66,
        beside,
        person.map((joint) => ({ ...joint, x: joint.x + 45 })),
      ),
    );
    expect(looks.some(({ side }) => side === WIDTH)).to.equal(true);
    expect(found.keypoints.find(({ name }) => name === 'left_ankle')?.x).to.be.closeTo(245, 1);
  });

  it('keeps what it found where nobody else is there', async () => {
    const looks: Square[] = [];
    const detector = new RegionDetector(scripted(looks));
    await detector.detect(frame(0, body(100, 200, 100)));
    const found = await detector.detect(frame(66, body(230, 100, 180)));
    expect(found.keypoints.find(({ name }) => name === 'left_ankle')?.x).to.be.closeTo(230, 1);
  });

  it('begins with the whole frame after a reset, and with the person where one is given', async () => {
    const looks: Square[] = [];
    const detector = new RegionDetector(scripted(looks));
    await detector.detect(frame(0, body(100, 200, 100)));
    detector.reset();
    looks.length = 0;
    const pose = await detector.detect(frame(66, body(100, 200, 100)));
    expect(looks[0]?.side).to.equal(WIDTH);
    detector.reset(pose);
    looks.length = 0;
    await detector.detect(frame(133, body(100, 200, 100)));
    expect(looks.map(({ side }) => side < WIDTH)).to.deep.equal([true]);
  });

  it('looks first where the only person was seen, and searches the whole frame where they have left', async () => {
    const looks: Square[] = [];
    const detector = new RegionDetector(scripted(looks));
    const seen = await detector.detect(frame(0, body(100, 200, 100)));
    detector.reset(undefined, undefined, seen);
    looks.length = 0;
    const found = await detector.detect(frame(4000, body(110, 200, 100)));
    expect(certain(found.keypoints)).to.have.length(Object.keys(LYING).length);
    // One look, and one around what it found: a search takes three.
    expect(looks.map(({ side }) => side < WIDTH)).to.deep.equal([true, true]);
    detector.reset(undefined, undefined, seen);
    looks.length = 0;
    const elsewhere = await detector.detect(frame(8000, body(400, 200, 300)));
    expect(certain(elsewhere.keypoints)).to.have.length(Object.keys(LYING).length);
    expect(looks.map(({ side }) => side < WIDTH)).to.deep.equal([true, false, true, true]);
  });

  it('gives a glance of the whole frame without a run of the network', async () => {
    const looks: Square[] = [];
    const read: Square[] = [];
    const grey = {
      ...frame(0, body(100, 200, 100)),
      read: (square: Square, size: number) => {
        read.push(square);
        return Promise.resolve({ data: new Uint8ClampedArray(4 * size * size).fill(90) } as ImageData);
      },
    };
    const glance = await new RegionDetector(scripted(looks)).glance(grey);
    expect([...new Set(glance)]).to.deep.equal([90]);
    expect(read).to.deep.equal([fullRegion(WIDTH, HEIGHT)]);
    expect(looks).to.deep.equal([]);
  });
});
