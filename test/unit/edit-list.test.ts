/**
 * Edit lists as files have them, and what is shown by them.
 */
import { expect } from 'chai';
import { BufferSource } from 'mediabunny';
import { TrackerError } from '../../src/errors.js';
import { readEditLists, type Edit, type EditList } from '../../src/media/edit-list.js';
import { shownParts, WHOLE } from '../../src/media/timeline.js';
import { box, editListBox, joined, movieHeader, trackOf } from '../helpers/edit-lists.js';

const NAME = 'clip.mp4';

/** A list in thousandths of a second, of media at 600 ticks a second. */
const listOf = (...edits: Partial<Edit>[]): EditList => ({
  edits: edits.map((edit) => ({ duration: 1000, mediaTime: 0, rate: 1, ...edit })),
  movieTimescale: 1000,
  trackTimescale: 600,
});

describe('edit lists in files', () => {
  const read = async (...boxes: Uint8Array[]) => readEditLists(new BufferSource(joined(boxes)));
  const edits = [
    { duration: 500, mediaTime: -1, rate: 1 },
    { duration: 2000, mediaTime: 1200, rate: 1 },
  ];

  for (const version of [0, 1] as const) {
    it(`are read in version ${version}`, async () => {
      const lists = await read(
        box('ftyp', new Uint8Array(8)),
        box('mdat', new Uint8Array(100)),
        box('moov', movieHeader(1000, version), trackOf(7, 600, version, editListBox(edits, version))),
      );
      expect([...lists]).to.deep.equal([[7, { edits, movieTimescale: 1000, trackTimescale: 600 }]]);
    });
  }

  it('say of fragmented files how long the header says that they are', async () => {
    const track = trackOf(1, 600, 0, editListBox(edits, 0), 1200);
    const lists = await read(box('moov', movieHeader(1000, 0), track, box('mvex')));
    expect(lists.get(1)?.headerDuration).to.equal(1200);
  });

  it('are left out where they are missing, empty or damaged', async () => {
    const lists = await read(
      box(
        'moov',
        movieHeader(1000, 0),
        trackOf(1, 600, 0),
        trackOf(2, 600, 0, editListBox([], 0)),
        trackOf(3, 600, 0, editListBox(edits, 0).slice(0, 14)),
        trackOf(4, 0, 0, editListBox(edits, 0)),
      ),
    );
    expect(lists.size).to.equal(0);
    expect((await read(box('mdat', new Uint8Array(4)))).size).to.equal(0);
    expect((await read(new Uint8Array([0, 0, 0, 1, 109, 111, 111, 118]))).size).to.equal(0);
  });
});

describe('what is shown by an edit list', () => {
  it('is everything where there is none', () => {
    expect(shownParts(undefined, NAME)).to.equal(WHOLE);
  });

  it('is one part, as late as empty edits say', () => {
    expect(shownParts(listOf({ duration: 2000, mediaTime: 300 }), NAME)).to.deep.equal([
      { startS: 0, endS: 2, shiftS: 0 },
    ]);
    expect(
      shownParts(listOf({ duration: 500, mediaTime: -1 }, { duration: 2000, mediaTime: 300 }), NAME),
    ).to.deep.equal([{ startS: 0.5, endS: 2.5, shiftS: 0 }]);
  });

  it('has parts in any order, and some of them twice', () => {
    const list = listOf({ mediaTime: 1200 }, { mediaTime: 0 }, { duration: 250, mediaTime: -1 }, { mediaTime: 1200 });
    expect(shownParts(list, NAME)).to.deep.equal([
      { startS: 0, endS: 1, shiftS: 0 },
      { startS: 1, endS: 2, shiftS: 3 },
      { startS: 2.25, endS: 3.25, shiftS: 2.25 },
    ]);
  });

  it('is one part where edits go on from each other', () => {
    expect(shownParts(listOf({ mediaTime: 0 }, { mediaTime: 600 }), NAME)).to.deep.equal([
      { startS: 0, endS: 2, shiftS: 0 },
    ]);
  });

  it('goes on to the end where the last edit states no length', () => {
    expect(shownParts(listOf({ duration: 0, mediaTime: 300 }), NAME)[0]?.endS).to.equal(Infinity);
    expect(shownParts(listOf({ duration: 0 }, { mediaTime: 600 }), NAME)).to.deep.equal([
      { startS: 0, endS: 1, shiftS: -1 },
    ]);
  });

  it('goes on where a fragmented file was begun, and is cut where it is shorter than that', () => {
    const list = listOf({ duration: 1000, mediaTime: 0 });
    expect(shownParts({ ...list, headerDuration: 600 }, NAME)[0]?.endS).to.equal(Infinity);
    expect(shownParts({ ...list, headerDuration: 1800 }, NAME)[0]?.endS).to.equal(1);
    expect(shownParts({ ...list, headerDuration: 0 }, NAME)[0]?.endS).to.equal(1);
  });

  it('is refused by name where it is faster or slower, or of too many parts', () => {
    expect(() => shownParts(listOf({ rate: 0.5 }), NAME))
      .to.throw(TrackerError, /clip\.mp4 .* at 0\.5 times its speed/)
      .with.nested.property('details.reason', 'edit_rate');
    // Of what is not shown the speed does not matter.
    expect(shownParts(listOf({ mediaTime: -1, rate: 0 }, {}), NAME)).to.have.length(1);
    const many = Array.from({ length: 1001 }, () => ({ mediaTime: 0 }));
    expect(() => shownParts(listOf(...many), NAME))
      .to.throw(TrackerError)
      .with.nested.property('details.reason', 'edits');
  });
});
