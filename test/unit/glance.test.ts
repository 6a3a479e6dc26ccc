import { expect } from 'chai';
import { CutWatch, GLANCE_SIZE, glanceOf, type Glance } from '../../src/pose/glance.js';

/** Stripes, moved to the right, of a brightness that changes from shot to shot. */
const stripes = (moved: number, shot = 0): Glance =>
  Uint8Array.from({ length: 32 * 18 }, (_, index) => 120 + 60 * Math.sin(((index % 32) - moved) / 4 + 2 * shot));

/** The numbers of the pictures that begin another shot. */
function cutsIn(pictures: readonly Glance[]): number[] {
  const watch = new CutWatch();
  return pictures.flatMap((picture, index) => (watch.isCut(picture) ? [index] : []));
}

describe('cuts to another shot', () => {
  it('are where the picture changes at once as a whole', () => {
    const still = Array.from({ length: 8 }, () => stripes(0));
    const other = Array.from({ length: 8 }, () => stripes(0, 1));
    expect(cutsIn([...still, ...other, ...still])).to.deep.equal([8, 16]);
  });

  it('are found while the camera pans, which alone is none', () => {
    const pan = Array.from({ length: 10 }, (_, index) => stripes(index / 2));
    expect(cutsIn(pan)).to.deep.equal([]);
    expect(cutsIn([...pan, ...Array.from({ length: 6 }, (_, index) => stripes(index / 2, 1.5))])).to.deep.equal([10]);
  });

  it('are not where something small begins to move', () => {
    const still = Array.from({ length: 8 }, () => stripes(0));
    const hand = still.map((glance, index) => glance.map((value, at) => (at < 40 && index >= 4 ? 255 - value : value)));
    expect(cutsIn(hand)).to.deep.equal([]);
  });

  it('are not told before it is known how much moves', () => {
    expect(cutsIn([stripes(0), stripes(0, 1), stripes(0, 1), stripes(0, 1)])).to.deep.equal([]);
  });

  it('are told from the part of the square that the picture covers', () => {
    const data = new Uint8ClampedArray(4 * GLANCE_SIZE * GLANCE_SIZE).fill(200);
    const square = { data } as ImageData;
    expect(glanceOf(square, 640, 360)).to.have.length(32 * 18);
    expect(glanceOf(square, 360, 640)).to.have.length(18 * 32);
    expect(glanceOf(square, 65_535, 1)).to.have.length(32 * 2);
    expect([...new Set(glanceOf(square, 300, 300))]).to.deep.equal([200]);
  });
});
