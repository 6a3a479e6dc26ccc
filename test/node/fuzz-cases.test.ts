import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { commandCases, messageOf } from '../fuzz/command-cases.js';
import { mediaCases } from '../fuzz/media-cases.js';
import { mutate } from '../fuzz/mutate.js';
import { flatten, partsOf } from '../fuzz/parts.js';
import { parameterCases } from '../fuzz/parameter-cases.js';

const clip = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/clips/${name}`, import.meta.url)));
const types = (bytes: Uint8Array) => flatten(partsOf(bytes)).map(({ type }) => type);

describe('the fuzzer', () => {
  it('has the same cases for the same seed, whatever their number', () => {
    for (const cases of [mediaCases, parameterCases, commandCases]) {
      const few = cases(1, 20);
      expect(cases(1, 200).slice(0, 20)).to.deep.equal(few);
      expect(cases(2, 20)).to.not.deep.equal(few);
    }
  });

  it('finds the parts of files', () => {
    expect(types(clip('audio.mp4'))).to.include.members(['ftyp', 'moov', 'trak', 'mdhd', 'stsz', 'avcC', 'mdat']);
    // EBML's head, segment, tracks, cluster and block.
    expect(types(clip('vp9.webm'))).to.include.members(['1a45dfa3', '18538067', '1654ae6b', '1f43b675', 'a3']);
    // EXIF, Huffman tables, scan.
    expect(types(clip('still-rotated.jpg'))).to.include.members(['ffe1', 'ffc4', 'ffda']);
    expect(partsOf(new TextEncoder().encode('no media file at all'))).to.deep.equal([]);
  });

  it('mends the lengths around what it takes out', () => {
    for (const [name, type] of [
      ['audio.mp4', 'stsz'],
      ['vp9.webm', 'a3'],
    ] as const) {
      const bytes = clip(name);
      const all = flatten(partsOf(bytes));
      const at = all.findIndex((part) => part.type === type);
      const part = all[at];
      const mutation = { kind: 'remove', part: (at + 0.5) / all.length, mend: true } as const;
      const mended = mutate(bytes, [mutation]);
      expect(mended.length).to.equal(bytes.length - ((part?.end ?? 0) - (part?.start ?? 0)));
      // Without it the rest of the file would not be found any more.
      expect(types(mended)).to.deep.equal(types(bytes).filter((_, index) => index !== at));
      expect(types(mutate(bytes, [{ ...mutation, mend: false }]))).to.not.deep.equal(types(mended));
    }
  });

  it('puts edit lists into tracks', () => {
    const edits = [{ duration: 1000, mediaTime: -1, rate: 65_536 }];
    const edited = mutate(clip('audio.mp4'), [{ kind: 'edits', part: 0, edits }]);
    expect(types(edited)).to.include('elst');
    expect(types(edited).filter((type) => type === 'mdat')).to.have.length(1);
  });

  it('leaves no mutation without effect on most files', () => {
    const bytes = clip('audio.mp4');
    const changed = mediaCases(3, 200).filter(({ mutations }) => !equal(mutate(bytes, mutations), bytes));
    expect(changed.length).to.be.greaterThan(180);
  });

  it('sends fields with the names of what every object has as they are', () => {
    const message = messageOf({
      message: {
        fields: [
          ['__proto__', 'x'],
          ['command', 'cancel'],
        ],
      },
      asText: true,
    });
    expect(message).to.equal('{"__proto__":"x","command":"cancel"}');
  });
});

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
