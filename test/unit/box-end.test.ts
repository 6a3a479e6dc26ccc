/**
 * Files that are shorter than their boxes say.
 */
import { expect } from 'chai';
import { BufferSource } from 'mediabunny';
import { endsInsideBox } from '../../src/media/box-end.js';
import { box, joined } from '../helpers/edit-lists.js';

const type = box('ftyp', new Uint8Array(8));
const index = box('moov', new Uint8Array(40));
const frames = box('mdat', new Uint8Array(100));

/** The letters stand behind 32 bits that say that 64 bits of length follow. */
function longBox(bytes: number, stated: number): Uint8Array {
  const made = new Uint8Array(bytes);
  const view = new DataView(made.buffer);
  view.setUint32(0, 1);
  made.set(new TextEncoder().encode('mdat'), 4);
  view.setBigUint64(8, BigInt(stated));
  return made;
}

describe('a file that ends', () => {
  const ends = (...boxes: Uint8Array[]) => endsInsideBox(new BufferSource(joined(boxes)));

  it('where its boxes do is whole, in whatever order they lie', async () => {
    expect(await ends(type, index, frames)).to.equal(false);
    expect(await ends(type, frames, index)).to.equal(false);
    expect(await ends(type, longBox(200, 200), index)).to.equal(false);
  });

  it('inside of its frames or its index is not', async () => {
    expect(await ends(type, index, frames.subarray(0, 60))).to.equal(true);
    expect(await ends(type, frames.subarray(0, 9))).to.equal(true);
    expect(await ends(type, frames, index.subarray(0, 47))).to.equal(true);
    expect(await ends(type, index, longBox(200, 5_000_000_000))).to.equal(true);
  });

  it('where nobody says where is taken as it is', async () => {
    const open = frames.slice();
    open.fill(0, 0, 4);
    expect(await ends(type, index, open)).to.equal(false);
    // Of a fragmented file what follows the first fragment is found out as it is read.
    expect(await ends(type, index, frames, frames.subarray(0, 20))).to.equal(false);
    expect(await ends(type, new Uint8Array([0, 0, 0, 3, 1, 2, 3, 4, 5]))).to.equal(false);
    expect(await ends()).to.equal(false);
  });
});
