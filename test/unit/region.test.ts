import { expect } from 'chai';
import { fullRegion, regionAlongTrunk, regionAround, regionDrawing, tileRegions } from '../../src/pose/region.js';
import type { Keypoint } from '../../src/pose/types.js';

const keypoint = (name: string, x: number, y: number, score = 0.9): Keypoint => ({ name, x, y, z: 0, score });

describe('regions of interest', () => {
  it('holds the whole picture at first', () => {
    const { part, target } = regionDrawing(fullRegion(640, 360), 640, 360, 192);
    expect(part).to.deep.equal({ x: 0, y: 0, width: 640, height: 360 });
    expect(target).to.deep.equal({ x: 0, y: 42, width: 192, height: 108 });
  });

  it('covers the longer side with overlapping tiles', () => {
    const tiles = tileRegions(640, 360);
    expect(tiles.map(({ side }) => side)).to.deep.equal(tiles.map(() => 360));
    expect((tiles[0]?.centreX ?? 0) - 180).to.equal(0);
    expect((tiles.at(-1)?.centreX ?? 0) + 180).to.equal(640);
    expect(tileRegions(360, 640).every(({ centreX }) => centreX === 180)).to.equal(true);
    expect(tileRegions(300, 300)).to.have.length(1);
  });

  it('covers a picture like a thread with a few tiles, larger than it is wide', () => {
    const tiles = tileRegions(65_535, 1);
    expect(tiles.length).to.be.within(2, 8);
    const side = tiles[0]?.side ?? 0;
    expect((tiles[0]?.centreX ?? 0) - side / 2).to.be.closeTo(0, 1e-6);
    tiles.slice(1).forEach(({ centreX }, index) => expect(centreX - (tiles[index]?.centreX ?? 0)).to.be.at.most(side));
    expect((tiles.at(-1)?.centreX ?? 0) + side / 2).to.be.closeTo(65_535, 1e-6);
  });

  it('lies around the certain keypoints with room to move', () => {
    const body = [
      keypoint('nose', 300, 100),
      keypoint('left_shoulder', 280, 130),
      keypoint('right_shoulder', 320, 130),
      keypoint('left_hip', 285, 200),
      keypoint('right_hip', 315, 200),
      keypoint('left_ankle', 290, 300),
      keypoint('right_wrist', 5, 5, 0.05),
    ];
    const region = regionAround(body);
    expect(region).to.deep.equal({ centreX: 300, centreY: 200, side: 250 });
  });

  it('is large enough for limbs that are hidden', () => {
    const trunk = [
      keypoint('left_shoulder', 100, 100),
      keypoint('right_shoulder', 100, 100),
      keypoint('left_hip', 100, 200),
      keypoint('right_hip', 100, 200),
    ];
    expect(regionAround(trunk)?.side).to.be.closeTo(220, 1e-6);
  });

  it('is none without enough certain keypoints', () => {
    expect(regionAround([keypoint('nose', 1, 1), keypoint('left_eye', 2, 1)])).to.equal(undefined);
    expect(regionAround([])).to.equal(undefined);
  });

  it('turns with the trunk, around the hips', () => {
    const lying = [
      keypoint('nose', 350, 210),
      keypoint('left_shoulder', 300, 200),
      keypoint('right_shoulder', 300, 200),
      keypoint('left_hip', 200, 200),
      keypoint('right_hip', 200, 200),
      keypoint('left_ankle', 40, 200),
      keypoint('right_ankle', 40, 200),
    ];
    const region = regionAlongTrunk(lying);
    expect(region).to.include({ centreX: 200, centreY: 200, side: 2 * 160 * 1.25 });
    expect(region?.angle).to.be.closeTo(Math.PI / 2, 1e-9);
    const upright = lying.map(({ name, x, y }) => keypoint(name, 200 + (y - 200), 200 - (x - 200)));
    expect(regionAlongTrunk(upright)?.angle).to.be.closeTo(0, 1e-9);
  });

  it('stays upright where the trunk points at the camera or is not seen', () => {
    const toCamera = [
      keypoint('left_shoulder', 190, 205),
      keypoint('right_shoulder', 215, 205),
      keypoint('left_hip', 195, 200),
      keypoint('right_hip', 205, 200),
      keypoint('left_wrist', 150, 280),
      keypoint('right_wrist', 260, 280),
    ];
    expect(regionAlongTrunk(toCamera)).to.deep.include({ centreX: 200, centreY: 200, angle: 0 });
    const head = ['nose', 'left_eye', 'right_eye', 'left_ear'].map((name, index) => keypoint(name, 10 * index, 50));
    expect(regionAlongTrunk(head)).to.deep.equal(regionAround(head));
    expect(regionAlongTrunk([])).to.equal(undefined);
  });

  it('draws only what lies inside the picture, in its place', () => {
    const { part, target } = regionDrawing({ centreX: 0, centreY: 50, side: 100 }, 200, 200, 200);
    expect(part).to.deep.equal({ x: 0, y: 0, width: 50, height: 100 });
    expect(target).to.deep.equal({ x: 100, y: 0, width: 100, height: 200 });
  });
});
