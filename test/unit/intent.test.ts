import { expect } from 'chai';
import { isNear } from '../../src/element/intent.js';

describe('a pointer', () => {
  const box = { left: 200, right: 400, top: 300, bottom: 500 };

  it('is near an element in it, and some tenths of a second before it arrives', () => {
    for (const [x, y] of [
      [300, 400],
      [110, 400],
      [300, 590],
    ] as const) {
      expect(isNear(box, { x, y }), `${x}, ${y}`).to.equal(true);
    }
    expect(isNear(box, { x: 90, y: 400 })).to.equal(false);
    expect(isNear(box, { x: 300, y: 610 })).to.equal(false);
  });

  it('is near nothing that is not shown', () => {
    expect(isNear({ left: 0, right: 0, top: 0, bottom: 0 }, { x: 0, y: 0 })).to.equal(false);
  });
});
