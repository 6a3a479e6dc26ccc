/**
 * What the media fuzzer tries: which file, damaged how, analysed how. Cases are data that depend on the seed alone.
 */
import fc, { type Arbitrary } from 'fast-check';
import type { Edit, Mutation } from './mutate.js';

/** A fixture, or one made of it in another form. */
export interface SourceFile {
  readonly clip: string;
  /** Of the corpus of media files, and not of the clips. */
  readonly isMedia?: true;
  /** The form that it is brought into first; undefined for the file as it is. */
  readonly as?: 'fragmented' | 'mov' | 'mkv' | 'ts' | 'png' | 'webp';
  readonly kind: 'video' | 'image';
}

/** The files that are damaged: short ones, of all forms. */
export const SOURCES: readonly SourceFile[] = [
  { clip: 'two-people.mp4', kind: 'video' },
  { clip: 'variable-frame-rate.mp4', kind: 'video' },
  { clip: 'rotated.mp4', kind: 'video' },
  { clip: 'empty-room.mp4', kind: 'video' },
  { clip: 'audio.mp4', kind: 'video' },
  { clip: 'odd-size.webm', kind: 'video' },
  { clip: 'vp9.webm', kind: 'video' },
  { clip: 'two-people.mp4', as: 'fragmented', kind: 'video' },
  { clip: 'audio.mp4', as: 'fragmented', kind: 'video' },
  { clip: 'empty-room.mp4', as: 'mov', kind: 'video' },
  { clip: 'empty-room.mp4', as: 'mkv', kind: 'video' },
  { clip: 'empty-room.mp4', as: 'ts', kind: 'video' },
  { clip: 'size-changes.webm', isMedia: true, kind: 'video' },
  { clip: 'shape-changes.webm', isMedia: true, kind: 'video' },
  { clip: 'cut-middle.mp4', isMedia: true, kind: 'video' },
  { clip: 'reordered.mp4', isMedia: true, kind: 'video' },
  { clip: 'cut-end-fragmented.mp4', isMedia: true, kind: 'video' },
  { clip: 'vp9-level-0.mp4', isMedia: true, kind: 'video' },
  { clip: 'avc-profile-0.mp4', isMedia: true, kind: 'video' },
  { clip: 'animation.gif', isMedia: true, kind: 'video' },
  { clip: 'animation.webp', isMedia: true, kind: 'video' },
  { clip: 'still.jpg', kind: 'image' },
  { clip: 'still-rotated.jpg', kind: 'image' },
  { clip: 'still.jpg', as: 'png', kind: 'image' },
  { clip: 'still.jpg', as: 'webp', kind: 'image' },
];

/** One case. */
export interface MediaCase {
  /** Index in `SOURCES`. */
  readonly source: number;
  readonly mutations: readonly Mutation[];
  readonly fps: 5 | 15 | 'all';
  /** Whether the overlay video is made too, where the analysis succeeds. */
  readonly exported: boolean;
}

const share = fc.integer({ min: 0, max: 9999 }).map((value) => value / 10_000);
const small = fc.integer({ min: -16, max: 16 });

/** Numbers at which readers break: the ends of the ranges, and what looks like the beginning of something huge. */
const HOSTILE_NUMBERS = [
  0n,
  1n,
  2n,
  7n,
  255n,
  0x7fffn,
  0x8000n,
  0xffffn,
  0x10000n,
  90_000n,
  1_000_000n,
  0x7fffffffn,
  0x80000000n,
  0xfffffffen,
  0xffffffffn,
  0x100000000n,
  0x7fffffffffffffffn,
  0xffffffffffffffffn,
];
const number = fc.oneof(fc.constantFrom(...HOSTILE_NUMBERS), fc.bigInt({ min: 0n, max: 0xffffffffn }));

const edit: Arbitrary<Edit> = fc.record({
  duration: fc.oneof(fc.constantFrom(0, 1, 1000, 90_000, 0xffffffff), fc.nat(100_000)),
  mediaTime: fc.oneof(fc.constantFrom(-1, 0, -2, 0x7fffffff, -0x80000000), fc.integer({ min: -100_000, max: 100_000 })),
  rate: fc.constantFrom(65_536, 65_536, 65_536, 0, -65_536, 131_072, 1, 0x7fffffff),
});

/** One that players show: parts of the first seconds, in clocks of a thousandth or less, in any order and more than once. */
const soundEdit: Arbitrary<Edit> = fc.record({
  duration: fc.integer({ min: 0, max: 2000 }),
  mediaTime: fc.oneof({ arbitrary: fc.constant(-1), weight: 1 }, { arbitrary: fc.nat(200_000), weight: 4 }),
  rate: fc.constant(65_536),
});

const byByte: Arbitrary<Mutation> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('flip' as const), at: share, bit: fc.nat(7) }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('fill' as const),
      at: share,
      length: share,
      value: fc.constantFrom(0, 0, 0xff, 0x55),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('truncate' as const), at: share }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('cut' as const), at: share, length: share }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('splice' as const), at: share, from: share, length: share }), weight: 1 },
);

const mend = fc.boolean();
const byStructure: Arbitrary<Mutation> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('number' as const),
      part: share,
      at: share,
      bytes: fc.constantFrom(1 as const, 2 as const, 4 as const, 4 as const, 4 as const, 8 as const),
      value: number,
    }),
    weight: 8,
  },
  { arbitrary: fc.record({ kind: fc.constant('remove' as const), part: share, mend }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('duplicate' as const), part: share, mend }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('swap' as const), part: share, other: share }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('move' as const), part: share, to: share, mend }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('rename' as const), part: share, other: share }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('resize' as const),
      part: share,
      size: fc.oneof(small, fc.constantFrom(0, 1, 7, 8, 0xffff, 0x7fffffff, 0xffffffff)),
      relative: fc.boolean(),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('edits' as const),
      part: share,
      edits: fc.array(fc.oneof(edit, soundEdit), { minLength: 1, maxLength: 6 }),
    }),
    weight: 2,
  },
);

const mediaCase: Arbitrary<MediaCase> = fc.record({
  source: fc.nat(SOURCES.length - 1),
  mutations: fc.array(fc.oneof({ arbitrary: byStructure, weight: 3 }, { arbitrary: byByte, weight: 2 }), {
    minLength: 1,
    maxLength: 3,
  }),
  fps: fc.constantFrom(5 as const, 15 as const, 'all' as const),
  exported: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
});

/** The first cases of a seed. */
export function mediaCases(seed: number, count: number): readonly MediaCase[] {
  return fc.sample(mediaCase, { seed, numRuns: count });
}
