import { expect } from 'chai';
import { pictureBox } from '../../src/element/object-fit.js';

const box = { width: 400, height: 200 };
const picture = { width: 100, height: 100 };

describe('pictureBox', () => {
  for (const [fit, expected] of [
    ['contain', { x: 100, y: 0, width: 200, height: 200 }],
    ['cover', { x: 0, y: -100, width: 400, height: 400 }],
    ['fill', { x: 0, y: 0, width: 400, height: 200 }],
    ['none', { x: 150, y: 50, width: 100, height: 100 }],
    ['scale-down', { x: 150, y: 50, width: 100, height: 100 }],
  ] as const) {
    it(`places a picture by ${fit}`, () => {
      expect(pictureBox(box, picture, fit)).to.deep.equal(expected);
    });
  }

  it('scales down where the picture is larger than the box', () => {
    expect(pictureBox(box, { width: 800, height: 800 }, 'scale-down').height).to.equal(200);
  });

  it('follows object-position in percent and pixels', () => {
    expect(pictureBox(box, picture, 'contain', '0% 50%').x).to.equal(0);
    expect(pictureBox(box, picture, 'contain', '100% 50%').x).to.equal(200);
    expect(pictureBox(box, picture, 'none', '7px 9px')).to.include({ x: 7, y: 9 });
    expect(pictureBox(box, picture, 'none', 'calc(100% - 10px) calc(50% + 4px)')).to.include({ x: 290, y: 54 });
    expect(pictureBox(box, picture, 'none', '-12.5px 0%')).to.include({ x: -12.5, y: 0 });
  });
});
