/**
 * Which encoder, container and size an export tries, in order.
 */
import { canEncodeVideo, Quality, type VideoCodec } from 'mediabunny';
import { isPlanar } from './composer.js';
import type { Size } from '../../media/fit.js';
import { even } from './painter.js';
import type { ExportFormat, ExportWarning } from './protocol.js';
import type { ExportSource } from './source.js';

/** One way to write a video. */
export interface ExportPlan {
  readonly format: ExportFormat;
  readonly codec: VideoCodec;
  /** Bits per second of the picture. */
  readonly bitrate: number;
  /** Size of the coded picture. */
  readonly size: Size;
  /** Whether frames keep their own planes and orientation; else they are drawn upright onto a canvas. */
  readonly planar: boolean;
  /** What is not as in the source. */
  readonly warnings: readonly ExportWarning[];
}

/** Codecs in order of preference: what plays everywhere comes first. */
const CODECS: readonly { readonly codec: VideoCodec; readonly format: ExportFormat; readonly name: string }[] = [
  { codec: 'avc', format: 'mp4', name: 'H.264' },
  { codec: 'vp9', format: 'webm', name: 'VP9' },
  { codec: 'av1', format: 'webm', name: 'AV1' },
  { codec: 'vp8', format: 'webm', name: 'VP8' },
];

/** Longest sides to fall back to where no encoder takes the source's size. */
const SMALLER_SIDES = [1920, 1280, 960, 640, 480, 320] as const;

/** Bits that a codec needs for the same picture, H.264 being 1. Rough figures of published comparisons. */
const BITS: Readonly<Record<VideoCodec, number>> = {
  avc: 1,
  hevc: 0.65,
  vp9: 0.7,
  av1: 0.55,
  vp8: 1.1,
  prores: 8,
};

/** A picture that was compressed before needs more bits to keep what is left of it. */
const GENERATION = 1.6;

/** Bounds in bits per pixel of H.264: encoders in browsers are made for calls, and do badly below the lower one. */
const MIN_BITS_PER_PIXEL = 0.06;
const MAX_BITS_PER_PIXEL = 0.5;

/** Bits per second that a picture gets however small it is: the headers of its frames are not smaller for that. */
const MIN_BITRATE = 50_000;

/** Frame rates that count for the bounds: the frames of faster videos differ less. */
const MAX_COUNTED_FPS = 60;

/** Bits per second that keep the source's quality. */
export function bitrateFor(
  source: Pick<ExportSource, 'bitrate' | 'codec' | 'fps'>,
  codec: VideoCodec,
  size: Size,
  scale: number,
): number {
  const pixelsPerSecond = size.width * size.height * Math.min(source.fps, MAX_COUNTED_FPS);
  const ofSource = (source.bitrate / BITS[source.codec ?? 'avc']) * GENERATION * scale ** 2;
  const bounded = Math.min(
    pixelsPerSecond * MAX_BITS_PER_PIXEL,
    Math.max(pixelsPerSecond * MIN_BITS_PER_PIXEL, ofSource),
  );
  return Math.max(MIN_BITRATE, Math.round(bounded * BITS[codec]));
}

/** The plans that this browser says it can follow, in order of preference. Probing goes on as they are asked for. */
export async function* exportPlans(
  source: ExportSource,
  only: ExportFormat | undefined,
): AsyncGenerator<ExportPlan, void, undefined> {
  const codecs = CODECS.filter(({ format }) => only === undefined || format === only);
  const longest = Math.max(source.upright.width, source.upright.height);
  for (const side of [longest, ...SMALLER_SIDES.filter((smaller) => smaller < longest)]) {
    const scale = side / longest;
    for (const [index, { codec, format, name }] of codecs.entries()) {
      const warnings: ExportWarning[] = [];
      if (index > 0) {
        const code = 'codec_fallback';
        warnings.push({
          code,
          message: `No encoder for ${codecs[0]?.name} took this video; it is ${name} in ${format}.`,
        });
      }
      const { planar, size } = layoutOf(source, codec, format, scale);
      if (scale < 1) {
        const message = `No encoder took ${source.upright.width} × ${source.upright.height} pixels; the video is ${size.width} × ${size.height}.`;
        warnings.push({ code: 'size_reduced', message });
      } else if (size.width % 2 < source.look.coded.width % 2 || size.height % 2 < source.look.coded.height % 2) {
        const message = `${name} needs even sizes: the video is one pixel larger than its source.`;
        warnings.push({ code: 'size_padded', message });
      }
      const bitrate = bitrateFor(source, codec, size, scale);
      const quality = new Quality({ bitrate });
      // Throws in some browsers where it should say no.
      const possible = await canEncodeVideo(codec, { ...size, quality, frameRate: source.fps }).catch(() => false);
      if (possible) yield { format, codec, bitrate, size, planar, warnings };
    }
  }
}

/** Only mp4 says that a picture is to be turned; a turned one in webm is drawn upright. */
function layoutOf(
  { look, upright }: ExportSource,
  codec: VideoCodec,
  format: ExportFormat,
  scale: number,
): Pick<ExportPlan, 'planar' | 'size'> {
  const planar = scale === 1 && isPlanar(look, upright) && (look.rotation === 0 || format === 'mp4');
  return { planar, size: sizeOf(planar ? look.coded : upright, codec, scale) };
}

/** The same plan with frames that are drawn upright. */
export function onCanvas(plan: ExportPlan, { upright }: Pick<ExportSource, 'upright'>): ExportPlan {
  return { ...plan, planar: false, size: sizeOf(upright, plan.codec, 1) };
}

/** The size that a codec can hold: H.264 takes even ones only. */
function sizeOf({ width, height }: Size, codec: VideoCodec, scale: number): Size {
  const fit = (length: number) => {
    const scaled = Math.max(1, Math.round(length * scale));
    return codec === 'avc' ? even(scaled) : scaled;
  };
  return { width: fit(width), height: fit(height) };
}
