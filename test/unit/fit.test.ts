/**
 * Pictures of one shape in frames of another.
 */
import { expect } from 'chai';
import { drawingOf, placeInside } from '../../src/media/fit.js';

const PORTRAIT = { width: 360, height: 640 };

describe('a picture in a frame of another size', () => {
  it('fills it where the shape is the same, whatever is lost by rounding', () => {
    const whole = { x: 0, y: 0, ...PORTRAIT };
    expect(placeInside({ width: 360, height: 640 }, PORTRAIT)).to.deep.equal(whole);
    expect(placeInside({ width: 180, height: 320 }, PORTRAIT)).to.deep.equal(whole);
    expect(placeInside({ width: 720, height: 1280 }, PORTRAIT)).to.deep.equal(whole);
    // 270.2 × 480 in a decoder that rounds.
    expect(placeInside({ width: 1080, height: 1918 }, PORTRAIT)).to.deep.equal(whole);
  });

  it('lies in the middle, as large as fits, where the shape is another', () => {
    expect(placeInside({ width: 640, height: 360 }, PORTRAIT)).to.deep.equal({
      x: 0,
      y: 218.75,
      width: 360,
      height: 202.5,
    });
    expect(placeInside({ width: 100, height: 640 }, PORTRAIT)).to.deep.equal({ x: 130, y: 0, width: 100, height: 640 });
  });

  it('is drawn in parts to where each part of the frame goes', () => {
    const picture = { width: 640, height: 360 };
    const frame = { width: 320, height: 320 };
    const placed = placeInside(picture, frame);
    expect(placed).to.deep.equal({ x: 0, y: 70, width: 320, height: 180 });
    const target = { x: 10, y: 20, width: 100, height: 100 };
    const whole = { x: 0, y: 0, ...frame };
    expect(drawingOf(picture, placed, whole, target)).to.deep.equal({
      part: { x: 0, y: 0, width: 640, height: 360 },
      target: { x: 10, y: 41.875, width: 100, height: 56.25 },
    });
    expect(drawingOf(picture, placed, { x: 160, y: 60, width: 20, height: 20 }, target)).to.deep.equal({
      part: { x: 320, y: 0, width: 40, height: 20 },
      target: { x: 10, y: 70, width: 100, height: 50 },
    });
    expect(drawingOf(picture, placed, { x: 0, y: 0, width: 50, height: 70 }, target)).to.equal(undefined);
  });
});
