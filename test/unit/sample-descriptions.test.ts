import { expect } from 'chai';
import { BufferSource } from 'mediabunny';
import { changesDescription } from '../../src/media/sample-descriptions.js';
import { box, joined } from '../helpers/edit-lists.js';

const TRACK = 7;

function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => view.setUint32(4 * index, value));
  return new Uint8Array(view.buffer);
}

/** A file of one track: the content of its descriptions, and which of them each run of chunks has. */
function movie(descriptions: readonly number[], used: readonly number[]): BufferSource {
  const entries = descriptions.map((content) => box('avc1', words(content)));
  const rows = used.flatMap((description, index) => [1 + index, 1, description]);
  const table = box(
    'stbl',
    box('stsd', words(0, entries.length), ...entries),
    box('stsc', words(0, used.length, ...rows)),
  );
  const track = box('trak', box('tkhd', words(0, 0, 0, TRACK)), box('mdia', box('minf', table)));
  return new BufferSource(joined([box('ftyp'), box('moov', track), box('mdat')]));
}

describe('the description of the frames of a track', () => {
  for (const [what, descriptions, used, changes] of [
    ['is the only one', [1], [1], false],
    ['changes on the way', [1, 2], [1, 2], true],
    ['changes back', [1, 2], [2, 1, 2], true],
    ['is another one than the last', [1, 2], [1], true],
    ['is the last one throughout', [1, 2], [2, 2], false],
    ['changes to the same', [3, 3], [1, 2], false],
    ['is named by fragments', [1, 2], [], true],
  ] as const) {
    it(what, async () => {
      expect(await changesDescription(movie(descriptions, used), TRACK)).to.equal(changes);
    });
  }

  it('is not looked for in a track that is not there, or in what is no movie', async () => {
    expect(await changesDescription(movie([1, 2], [1, 2]), TRACK + 1)).to.equal(false);
    expect(await changesDescription(new BufferSource(new Uint8Array(40)), TRACK)).to.equal(false);
  });
});
