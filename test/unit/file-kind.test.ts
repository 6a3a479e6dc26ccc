/**
 * Files by their first bytes.
 */
import { expect } from 'chai';
import { kindOf } from '../../src/media/file-kind.js';

const bytes = (text: string) => Uint8Array.from([...text.padEnd(64, '\0')].map((letter) => letter.charCodeAt(0)));

describe('the kind of a file', () => {
  for (const [begin, kind, name] of [
    ['GIF89a', 'image', 'GIF'],
    ['\x89PNG\r\n\x1a\n', 'image', 'PNG'],
    ['\xff\xd8\xff\xe0', 'image', 'JPEG'],
    ['RIFF\x10\0\0\0WEBPVP8X', 'image', 'WebP'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'image', 'HEIC'],
    ['\0\0\0\x18ftypmif1\0\0\0\0mif1avif', 'image', 'AVIF'],
    ['\0\0\0\x14ftypmif1\0\0\0\0mif1', 'image', 'HEIF'],
    ['\0\0\0\x1cftypisom\0\0\x02\0isomiso2avc1', 'video', 'MP4'],
    ['\0\0\0\x14ftypqt  \0\0\x02\0qt  ', 'video', 'MOV'],
    ['\0\0\0\x14ftyp3gp4\0\0\x02\0isom', 'video', '3GP'],
    ['\0\0\x04\x52moov', 'video', 'MOV'],
    ['\x1a\x45\xdf\xa3', 'video', 'WebM or Matroska (MKV)'],
    ['RIFF\x10\0\0\0AVI LIST', 'video', 'AVI'],
    ['FLV\x01\x05', 'video', 'FLV'],
    ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video', 'Windows Media (WMV)'],
    ['\0\0\x01\xba', 'video', 'MPEG programme stream (MPG, VOB)'],
    ['\x47\x40\x11\x10\0\x42\xf0', 'video', 'MPEG-TS'],
    ['\0\0\0\x14ftypM4A \0\0\x02\0M4A ', 'other', 'M4A sound'],
    [`OggS${'\0'.repeat(24)}\x01vorbis`, 'other', 'Ogg sound'],
    [`OggS${'\0'.repeat(24)}OpusHead`, 'other', 'Ogg sound'],
    [`OggS${'\0'.repeat(24)}\x80theora`, 'video', 'Ogg'],
    ['#EXTM3U\n#EXT-X-VERSION:3', 'other', 'a playlist (HLS)'],
    ['%PDF-1.7', 'other', 'PDF'],
  ] as const) {
    it(`is ${name}, by ${JSON.stringify(begin)}`, () => {
      expect(kindOf(bytes(begin))).to.include({ kind, name });
    });
  }

  it('is nothing where nobody knows it', () => {
    expect(kindOf(bytes('Great text files begin like a transport stream, but are all letters.'))).to.equal(undefined);
    expect(kindOf(new Uint8Array())).to.equal(undefined);
    expect(kindOf(bytes('\0\0\0\0'))).to.equal(undefined);
  });
});
