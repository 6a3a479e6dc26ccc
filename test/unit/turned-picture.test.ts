import { expect } from 'chai';
import { cutTurned, enclosingShare, turn } from '../../src/pose/turned-picture.js';

/** Node has no pictures of its own. */
class Picture {
  readonly data: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

/** A picture that is red by column and green by row. */
function gradient(side: number): ImageData {
  const picture = new Picture(side, side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) picture.data.set([4 * x, 4 * y, 9, 255], 4 * (y * side + x));
  }
  return picture as unknown as ImageData;
}

const pixel = ({ data, width }: ImageData, x: number, y: number) => [...data.slice(4 * (y * width + x)).slice(0, 4)];

describe('squares turned against the picture', () => {
  const { ImageData: before } = globalThis;

  beforeEach(() => Object.assign(globalThis, { ImageData: Picture }));
  afterEach(() => Object.assign(globalThis, { ImageData: before }));

  it('fit into the upright square around them', () => {
    expect(enclosingShare(0)).to.equal(1);
    expect(enclosingShare(Math.PI / 4)).to.be.closeTo(Math.SQRT2, 1e-9);
    expect(enclosingShare(-Math.PI / 2)).to.be.closeTo(1, 1e-9);
  });

  it('are cut out of its middle', () => {
    const cut = cutTurned(gradient(40), 0, 20);
    expect(pixel(cut, 0, 0)).to.deep.equal([40, 40, 9, 255]);
    expect(pixel(cut, 19, 5)).to.deep.equal([116, 60, 9, 255]);
  });

  it('turn clockwise: what was on the right comes up, where a person who lies to the right has the head', () => {
    const cut = cutTurned(gradient(40), Math.PI / 2, 20);
    const [top, bottom] = [pixel(cut, 10, 0), pixel(cut, 10, 19)];
    expect(top[0]).to.be.greaterThan(110);
    expect(bottom[0]).to.be.below(45);
    expect(top[1]).to.equal(bottom[1]);
  });

  it('lead back to the picture by the same turn', () => {
    const angle = 0.7;
    const [size, side] = [21, 41];
    const cut = cutTurned(gradient(side), angle, size);
    for (const [x, y] of [
      [3, 4],
      [10, 10],
      [17, 6],
    ] as const) {
      const [right, down] = turn(x - 10, y - 10, angle);
      expect(pixel(cut, x, y)[0]).to.be.closeTo(4 * (20 + right), 1);
      expect(pixel(cut, x, y)[1]).to.be.closeTo(4 * (20 + down), 1);
    }
  });

  it('are black outside of the picture', () => {
    expect(pixel(cutTurned(gradient(20), Math.PI / 4, 20), 0, 0)).to.deep.equal([0, 0, 0, 255]);
  });
});
