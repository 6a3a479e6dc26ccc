import { expect } from 'chai';
import { withoutNotes } from '../../src/output/export/sound-notes.js';

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const text = (data: Uint8Array): string => new TextDecoder('latin1').decode(data);

const STREAM_INFO = Array.from({ length: 34 }, (_, index) => index);

function flacBlock(type: number, content: readonly number[], isLast = false): number[] {
  return [
    type | (isLast ? 0x80 : 0),
    content.length >> 16,
    (content.length >> 8) & 255,
    content.length & 255,
    ...content,
  ];
}

/** As Matroska keeps it. */
function vorbis(identification: readonly number[], comments: readonly number[], tables: readonly number[]): Uint8Array {
  const lace = (size: number) => [...Array.from({ length: Math.floor(size / 255) }, () => 255), size % 255];
  const sizes = [...lace(identification.length), ...lace(comments.length)];
  return Uint8Array.from([2, ...sizes, ...identification, ...comments, ...tables]);
}

describe('what a decoder of sound is told', () => {
  it('has no notes of FLAC any more: title, cover and what programs put there', () => {
    const notes = [
      ...flacBlock(2, bytes('what a program keeps')),
      ...flacBlock(4, bytes('ARTIST=Jane Doe')),
      ...flacBlock(6, bytes('a cover'), true),
    ];
    const kept = Uint8Array.from([...bytes('fLaC'), ...flacBlock(0, STREAM_INFO, true)]);
    const first = [...bytes('fLaC'), ...flacBlock(0, STREAM_INFO)];
    expect(withoutNotes('flac', Uint8Array.from([...first, ...notes]))).to.deep.equal(kept);
    expect(withoutNotes('flac', kept)).to.deep.equal(kept);
  });

  it('has no notes of FLAC where its blocks make no sense', () => {
    const damaged = Uint8Array.from([...bytes('fLaC'), 4, 255, 255, 255, ...bytes('ARTIST=Jane Doe')]);
    expect(text(withoutNotes('flac', damaged))).to.equal('fLaC');
  });

  for (const length of [0, 1, 254, 255, 256, 700]) {
    it(`has no comments of Vorbis any more, whose size was ${length}`, () => {
      const [identification, tables] = [bytes('\x01vorbis what it is'), bytes('\x05vorbis tables')];
      const comments = bytes('Jane Doe '.repeat(80)).slice(0, length);
      const none = bytes('\x03vorbis\0\0\0\0\0\0\0\0\x01');
      expect(withoutNotes('vorbis', vorbis(identification, comments, tables))).to.deep.equal(
        vorbis(identification, none, tables),
      );
    });
  }

  it('is as it was of codecs that keep no notes there', () => {
    const description = Uint8Array.of(0x11, 0x90);
    expect(withoutNotes('aac', description)).to.equal(description);
  });
});
