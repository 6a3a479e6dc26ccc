/**
 * Clips as visitors have them: short, encoded as x264 does by default, with a keyframe in 250 frames, or as phones do. Made
 * of the videos in a folder with ffmpeg; where none is given, of the synthetic athlete.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { isDoubtful, mediaKindOf } from '../../cli/lib/media-kinds.mjs';
import { benchClip, CLIP_FOLDER, describeClip, encodedClip, turnedClip, type BenchClip } from './clip.js';
import type { Lab } from './lab.js';

/** A clip that is measured. */
export interface VisitorClip extends BenchClip {
  /** What it is called in tables. */
  readonly label: string;
}

/** How one of them is made. */
interface Kind {
  readonly name: string;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly codec: readonly string[];
  /** Whether the picture lies on its side in the file, which says how to turn it, as phones write it. */
  readonly turned: boolean;
  /** In seconds, where ffmpeg is not there and the browser encodes. */
  readonly keyFrameInterval: number;
  /** Bits per second, likewise. */
  readonly bitrate: number;
}

const FRAMES_PER_SECOND = 30;

const HD: Kind = {
  name: 'hd',
  label: '720p',
  width: 1280,
  height: 720,
  // All else is x264's default: 250 frames from keyframe to keyframe, three B-frames.
  codec: ['-preset', 'medium'],
  turned: false,
  keyFrameInterval: 250 / FRAMES_PER_SECOND,
  bitrate: 2_500_000,
};

const PHONE: Kind = {
  name: 'portrait',
  label: '1080p portrait of a phone',
  width: 1080,
  height: 1920,
  // Of the size, the rate and the structure that Android's own camera writes.
  codec: ['-preset', 'veryfast', '-b:v', '16M', '-bf', '0', '-g', String(FRAMES_PER_SECOND)],
  turned: true,
  keyFrameInterval: 1,
  bitrate: 16_000_000,
};

const DURATIONS_S = { quick: [5, 10], full: [5, 10, 30, 60] };
const PHONE_S = 10;

/** Makes all of them that are not there yet. */
export async function visitorClips(lab: Lab): Promise<VisitorClip[]> {
  await mkdir(CLIP_FOLDER, { recursive: true });
  const sources = lab.clips === undefined ? [await benchClip()] : await clipsIn(lab.clips);
  const clips: VisitorClip[] = [];
  for (const durationS of DURATIONS_S[lab.quick ? 'quick' : 'full'])
    clips.push(await clip(lab, HD, durationS, sources));
  clips.push(await clip(lab, PHONE, PHONE_S, sources));
  const synthetic = await benchClip(10);
  return [...clips, { ...synthetic, label: 'synthetic 720p with a keyframe every 2 s' }];
}

async function clip(lab: Lab, kind: Kind, durationS: number, sources: readonly BenchClip[]): Promise<VisitorClip> {
  const source = sourceFor(kind, durationS, sources);
  const name = `visitor-${kind.name}-${basename(source.file, extname(source.file))}`;
  if (!hasFfmpeg()) {
    if (lab.clips !== undefined) throw new Error('--clips needs ffmpeg: install it, or leave --clips out.');
    const { width, height, bitrate, keyFrameInterval } = kind;
    const encoding = { container: 'mp4', codec: 'avc', frameRate: FRAMES_PER_SECOND } as const;
    const made = { ...encoding, width, height, bitrate, keyFrameInterval };
    return { ...(await encodedClip(lab, name, made, durationS)), label: kind.label };
  }
  const file = join(CLIP_FOLDER, `${name}-${durationS}s.mp4`);
  if (!existsSync(file)) {
    lab.log(`Encoding ${basename(file)} (once)…`);
    await encode(source.file, file, kind, durationS);
  }
  return { ...(await describeClip(file)), label: kind.label };
}

/** The shortest that is long enough, so that little is repeated; for a portrait one that is upright, if there is any. */
function sourceFor({ turned }: Kind, durationS: number, sources: readonly BenchClip[]): BenchClip {
  const upright = turned ? sources.filter(({ width, height }) => height > width) : [];
  const sorted = [...(upright.length > 0 ? upright : sources)].sort((a, b) => a.durationS - b.durationS);
  const source = sorted.find((each) => each.durationS >= durationS) ?? sorted.at(-1);
  if (!source) throw new Error('The folder of --clips holds no video.');
  return source;
}

/** The videos of a folder, in the order of their names. */
export async function clipsIn(folder: string): Promise<BenchClip[]> {
  const names = readdirSync(folder).filter((name) => mediaKindOf(name) === 'video' && !isDoubtful(name));
  const clips: BenchClip[] = [];
  for (const name of names.sort()) clips.push(await describeClip(join(folder, name)));
  return clips;
}

async function encode(from: string, to: string, kind: Kind, durationS: number): Promise<void> {
  const { width, height, codec, turned } = kind;
  const size = `${width}:${height}`;
  const filters = [
    `fps=${FRAMES_PER_SECOND}`,
    `scale=${size}:force_original_aspect_ratio=increase`,
    `crop=${size}`,
    'setsar=1',
    ...(turned ? ['transpose=cclock'] : []),
  ];
  const partial = `${to}.part.mp4`;
  const picture = ['-vf', filters.join(','), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', ...codec];
  ffmpeg(['-stream_loop', '-1', '-i', from, '-t', String(durationS), '-an', ...picture, partial]);
  // Versions of ffmpeg differ in which way they take the turn to be.
  if (turned) await turnedClip(partial, to);
  else await rename(partial, to);
  await rm(partial, { force: true });
}

function ffmpeg(given: readonly string[]): void {
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...given], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function hasFfmpeg(): boolean {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
