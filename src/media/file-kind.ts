/**
 * What a file is by its first bytes, whatever its name says.
 */
import type { MediaKind } from './source.js';

/** A kind of file. */
export interface FileKind {
  /** `other` is sound, and whatever else is seen in galleries and file managers. */
  readonly kind: MediaKind | 'other';
  /** How people call it. */
  readonly name: string;
  /** MIME type, of pictures. */
  readonly type?: string;
  /** Whether videos of this kind are read here. */
  readonly isRead?: true;
}

/** Bytes that are looked at: the index of a still AVIF or HEIC lies further on, what it calls itself does not. */
export const KIND_BYTES = 64;

/** Patterns from the first byte on; a dot is any. */
const PATTERNS: readonly (readonly [pattern: string, kind: FileKind])[] = [
  ['GIF87a', { kind: 'image', name: 'GIF', type: 'image/gif' }],
  ['GIF89a', { kind: 'image', name: 'GIF', type: 'image/gif' }],
  ['\x89PNG\r\n\x1a\n', { kind: 'image', name: 'PNG', type: 'image/png' }],
  ['\xff\xd8\xff', { kind: 'image', name: 'JPEG', type: 'image/jpeg' }],
  ['RIFF....WEBP', { kind: 'image', name: 'WebP', type: 'image/webp' }],
  ['BM....\0\0\0\0', { kind: 'image', name: 'BMP', type: 'image/bmp' }],
  ['II*\0', { kind: 'image', name: 'TIFF', type: 'image/tiff' }],
  ['MM\0*', { kind: 'image', name: 'TIFF', type: 'image/tiff' }],
  ['\xff\x0a', { kind: 'image', name: 'JPEG XL', type: 'image/jxl' }],
  ['\0\0\0\x0cJXL ', { kind: 'image', name: 'JPEG XL', type: 'image/jxl' }],
  ['\0\0\0\x0cjP  ', { kind: 'image', name: 'JPEG 2000', type: 'image/jp2' }],
  ['8BPS', { kind: 'image', name: 'Photoshop', type: 'image/vnd.adobe.photoshop' }],
  ['RIFF....AVI ', { kind: 'video', name: 'AVI' }],
  ['FLV\x01', { kind: 'video', name: 'FLV' }],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', { kind: 'video', name: 'Windows Media (WMV)' }],
  ['\0\0\x01\xba', { kind: 'video', name: 'MPEG programme stream (MPG, VOB)' }],
  ['\0\0\x01\xb3', { kind: 'video', name: 'MPEG' }],
  ['.RMF', { kind: 'video', name: 'RealMedia' }],
  [`OggS${'.'.repeat(24)}\x01vorbis`, { kind: 'other', name: 'Ogg sound' }],
  [`OggS${'.'.repeat(24)}OpusHead`, { kind: 'other', name: 'Ogg sound' }],
  ['OggS', { kind: 'video', name: 'Ogg' }],
  ['\x1a\x45\xdf\xa3', { kind: 'video', name: 'WebM or Matroska (MKV)', isRead: true }],
  ['ID3', { kind: 'other', name: 'MP3 sound' }],
  ['RIFF....WAVE', { kind: 'other', name: 'WAV sound' }],
  ['fLaC', { kind: 'other', name: 'FLAC sound' }],
  ['#EXTM3U', { kind: 'other', name: 'a playlist (HLS)' }],
  ['%PDF-', { kind: 'other', name: 'PDF' }],
  ['PK\x03\x04', { kind: 'other', name: 'ZIP' }],
];

/** Brands of `ftyp` that are pictures (ISO/IEC 23008-12, AVIF); those of sequences are animations of the same name. */
const PICTURE_BRANDS: Readonly<Record<string, FileKind>> = {
  avif: { kind: 'image', name: 'AVIF', type: 'image/avif' },
  avis: { kind: 'image', name: 'AVIF', type: 'image/avif' },
  heic: { kind: 'image', name: 'HEIC', type: 'image/heic' },
  heix: { kind: 'image', name: 'HEIC', type: 'image/heic' },
  heim: { kind: 'image', name: 'HEIC', type: 'image/heic' },
  heis: { kind: 'image', name: 'HEIC', type: 'image/heic' },
  hevc: { kind: 'image', name: 'HEIC', type: 'image/heic' },
  hevx: { kind: 'image', name: 'HEIC', type: 'image/heic' },
  mif1: { kind: 'image', name: 'HEIF', type: 'image/heif' },
  msf1: { kind: 'image', name: 'HEIF', type: 'image/heif' },
  jpeg: { kind: 'image', name: 'HEIF', type: 'image/heif' },
};

/**
 * What a file is.
 *
 * @param bytes its beginning, `KIND_BYTES` where it is as long
 * @returns undefined where it is nothing that is known here
 */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, KIND_BYTES));
  if (text.slice(4, 8) === 'ftyp') return kindOfBrands(text, bytes);
  // QuickTime files of before there were brands.
  if (/^(moov|mdat|wide|skip|pnot)$/.test(text.slice(4, 8))) return { kind: 'video', name: 'MOV', isRead: true };
  const found = PATTERNS.find(([pattern]) => matches(text, pattern))?.[1];
  // Its packets begin with a G, as some texts do, and say in their fourth byte that there is something in them.
  const isTransport = bytes[0] === 0x47 && (bytes[3] ?? 0) >= 0x10 && !isText(bytes);
  return found ?? (isTransport ? { kind: 'video', name: 'MPEG-TS', isRead: true } : undefined);
}

function kindOfBrands(text: string, bytes: Uint8Array): FileKind {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const major = text.slice(8, 12);
  const compatible = text.slice(16, Math.min(size, text.length)).match(/.{4}/gs) ?? [];
  // A general brand says less than a compatible one that is more to the point.
  const isGeneral = major === 'mif1' || major === 'msf1';
  const precise = isGeneral ? compatible.find((brand) => brand !== major && brand in PICTURE_BRANDS) : undefined;
  const picture = PICTURE_BRANDS[precise ?? major];
  if (picture) return picture;
  if (major.startsWith('3g')) return { kind: 'video', name: '3GP', isRead: true };
  if (/^M4[AB] $/.test(major)) return { kind: 'other', name: 'M4A sound' };
  return { kind: 'video', name: major === 'qt  ' ? 'MOV' : 'MP4', isRead: true };
}

function matches(text: string, pattern: string): boolean {
  for (let index = 0; index < pattern.length; index++) {
    if (pattern[index] !== '.' && pattern[index] !== text[index]) return false;
  }
  return text.length >= pattern.length;
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}
