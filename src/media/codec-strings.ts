/**
 * What else a codec may be called. Recorders write codec strings that decoders refuse, though they decode the frames: levels
 * of 0 (Chrome's own recordings in VP9), levels and profiles that do not exist, `hev1` where `hvc1` is known. The frames say
 * what they need, and a level that is too high costs nothing. Pure.
 */
import type { Size } from './fit.js';

/** Levels of a codec in ascending order, each with the most pixels that a picture of it may have. */
type Levels = readonly (readonly [level: number, pixels: number])[];

/** ISO/IEC 14496-10, table A-1: level times 10, frame size in macroblocks of 256 pixels. */
const AVC_LEVELS: Levels = [
  [30, 1620 * 256],
  [31, 3600 * 256],
  [40, 8192 * 256],
  [42, 8704 * 256],
  [51, 36_864 * 256],
  [52, 36_864 * 256],
  [62, 139_264 * 256],
];

/** ISO/IEC 23008-2, table A.8: level times 30. */
const HEVC_LEVELS: Levels = [
  [93, 983_040],
  [120, 2_228_224],
  [123, 2_228_224],
  [150, 8_912_896],
  [153, 8_912_896],
  [156, 8_912_896],
  [186, 35_651_584],
];

/** VP9 levels, times 10. */
const VP9_LEVELS: Levels = [
  [10, 36_864],
  [20, 122_880],
  [30, 552_960],
  [31, 983_040],
  [40, 2_228_224],
  [50, 8_912_896],
  [51, 8_912_896],
  [60, 35_651_584],
];

/** AV1, annex A.3: level indices. */
const AV1_LEVELS: Levels = [
  [0, 147_456],
  [4, 665_856],
  [5, 1_065_024],
  [8, 2_359_296],
  [12, 8_912_896],
  [13, 8_912_896],
  [16, 35_651_584],
];

/** What a decoder is told. */
export interface CodecFacts extends Size {
  readonly codec: string;
  /** The decoder's configuration out of the file, `avcC` for H.264. */
  readonly description?: Uint8Array;
}

/** Other names for a codec, the likeliest first, without the one that the file gives. */
export function otherNames(facts: CodecFacts): string[] {
  const [fourcc = ''] = facts.codec.split('.');
  const names = NAMERS[fourcc]?.(facts) ?? [];
  return [...new Set(names)].filter((name) => name !== facts.codec);
}

const NAMERS: Readonly<Record<string, (facts: CodecFacts) => string[]>> = {
  avc1: avcNames,
  avc3: avcNames,
  hev1: hevcNames,
  hvc1: hevcNames,
  vp09: vp9Names,
  av01: av1Names,
};

function avcNames({ codec, description, ...size }: CodecFacts): string[] {
  const stated = codec.slice(5).toUpperCase();
  const profiles = [spsProfile(description), stated.slice(0, 4), '6400', '4D40', '42E0'];
  const ofStream = spsName(description);
  const names = profiles.flatMap((profile) =>
    profile?.length === 4 ? levelsFor(AVC_LEVELS, size).map((level) => profile + hex(level)) : [],
  );
  return [...(ofStream ? [ofStream] : []), ...names].flatMap((name) => [`avc1.${name}`, `avc3.${name}`]);
}

/** Profile, constraints and level of the first sequence parameter set, which are what the frames need. */
function spsName(description: Uint8Array | undefined): string | undefined {
  const hasSps = description && description.length >= 12 && (description[5]! & 0x1f) > 0;
  return hasSps ? [...description.subarray(9, 12)].map(hex).join('') : undefined;
}

function spsProfile(description: Uint8Array | undefined): string | undefined {
  return spsName(description)?.slice(0, 4);
}

function hevcNames({ codec, description: _, ...size }: CodecFacts): string[] {
  const [, profile = '', compatibility = '', , ...constraints] = codec.split('.');
  const levels = levelsFor(HEVC_LEVELS, size);
  const ofFile = [
    codec.slice(5),
    ...levels.map((level) => [profile, compatibility, `L${level}`, ...constraints].join('.')),
  ];
  // Main and Main 10, as most encoders write them.
  const usual = levels.flatMap((level) => [`1.6.L${level}.B0`, `2.4.L${level}.B0`]);
  const names = profile === '2' ? [...ofFile, ...usual.filter((name) => name.startsWith('2'))] : [...ofFile, ...usual];
  return names.flatMap((name) => [`hvc1.${name}`, `hev1.${name}`]);
}

function vp9Names({ codec, description: _, ...size }: CodecFacts): string[] {
  const [, profile = '00', , depth = '08', ...colours] = codec.split('.');
  const isProfile = /^0[0-3]$/.test(profile);
  const deep = isProfile && Number(profile) >= 2;
  const known = ['08', '10', '12'].includes(depth) ? depth : deep ? '10' : '08';
  return levelsFor(VP9_LEVELS, size).flatMap((level) => {
    const name = `vp09.${isProfile ? profile : '00'}.${level}.${known}`;
    return colours.length > 0 ? [[name, ...colours].join('.'), name] : [name];
  });
}

function av1Names({ codec, description: _, ...size }: CodecFacts): string[] {
  const [, profile = '0', , depth = '08', ...rest] = codec.split('.');
  const known = ['08', '10', '12'].includes(depth) ? depth : '08';
  return levelsFor(AV1_LEVELS, size).flatMap((level) => {
    const name = `av01.${/^[0-2]$/.test(profile) ? profile : '0'}.${String(level).padStart(2, '0')}M.${known}`;
    return rest.length > 0 ? [[name, ...rest].join('.'), name] : [name];
  });
}

/** The levels that a picture of a size may have; the highest at least. */
function levelsFor(levels: Levels, { width, height }: Size): number[] {
  const enough = levels.filter(([, pixels]) => pixels >= width * height);
  return (enough.length > 0 ? enough : levels.slice(-1)).map(([level]) => level);
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
