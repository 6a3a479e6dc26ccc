/**
 * The clips that are measured: the synthetic athlete in 720p H.264, rendered once, and longer ones of the same packets.
 */
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathTarget,
  Input,
  ALL_FORMATS,
  FilePathSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
  type InputVideoTrack,
} from 'mediabunny';
import type { ClipSpec } from '../../test/athlete/clips.js';
import { startAthleteRenderer } from '../lib/athlete-renderer.mjs';
import { ROOT } from '../lib/run.mjs';
import { openBench, type Lab } from './lab.js';
import type { Encoding } from './page/encode.js';

/** One rendered clip; the longer ones repeat it. Change `name` with the rest: it is the key of the cached file. */
export const SPEC: ClipSpec = {
  name: 'bench-720p-1',
  performance: { exercise: 'squat', reps: 5, secondsPerRep: 2, restBeforeS: 0.7, restAfterS: 0.7 },
  camera: { width: 1280, height: 720, yawDeg: 42, heightM: 1.15, fovDeg: 31, distanceM: 3.6, target: [0, 0.86, 0.05] },
  fps: 30,
  format: 'mp4',
  quality: 2_500_000,
};

/** Ignored by git. */
export const CLIP_FOLDER = join(ROOT, 'out/bench');

/** A clip on disk. */
export interface BenchClip {
  readonly file: string;
  readonly durationS: number;
  readonly frames: number;
  /** Of the picture as it is shown. */
  readonly width: number;
  readonly height: number;
}

/**
 * The clip of `durationS` seconds; rendered, or put together, where it is not there yet.
 *
 * @param durationS undefined: one round of the movement
 */
export async function benchClip(durationS?: number): Promise<BenchClip> {
  await mkdir(CLIP_FOLDER, { recursive: true });
  const base = join(CLIP_FOLDER, `${SPEC.name}.mp4`);
  if (!existsSync(base)) await render(base);
  if (durationS === undefined) return describeClip(base);
  const file = join(CLIP_FOLDER, `${SPEC.name}-${durationS}s.mp4`);
  if (!existsSync(file)) await loop(base, file, durationS);
  return describeClip(file);
}

/**
 * The same movement encoded another way, in the browser, and repeated up to `durationS` seconds.
 *
 * @param name key of the cached files
 */
export async function encodedClip(lab: Lab, name: string, encoding: Encoding, durationS: number): Promise<BenchClip> {
  const base = join(CLIP_FOLDER, `${name}.${encoding.container}`);
  if (!existsSync(base)) {
    lab.log(`Encoding ${name} (once)…`);
    const bench = await openBench(lab, (await benchClip()).file);
    try {
      const bytes = Buffer.from(await bench.call('encode', encoding), 'base64');
      await writeWhole(base, (partial) => writeFile(partial, bytes));
    } finally {
      await bench.close();
    }
  }
  const file = join(CLIP_FOLDER, `${name}-${durationS}s.${encoding.container}`);
  if (!existsSync(file)) await loop(base, file, durationS);
  return describeClip(file);
}

async function render(file: string): Promise<void> {
  console.error('Rendering the 720p clip (once, about a minute)…');
  const renderer = await startAthleteRenderer();
  try {
    await writeWhole(file, (partial) => renderer.clip(SPEC).then((bytes) => writeFile(partial, bytes)));
  } finally {
    await renderer.close();
  }
}

/** The same clip with the word that it is shown turned clockwise by a quarter. */
export async function turnedClip(from: string, to: string): Promise<void> {
  await loop(from, to, (await describeClip(from)).durationS, 90);
}

/**
 * Repeats the packets of a clip: every round begins with its key frame, so nothing is encoded again.
 *
 * @param rotation how the picture is turned where it is shown, in degrees clockwise
 */
async function loop(from: string, to: string, durationS: number, rotation: 0 | 90 = 0): Promise<void> {
  const input = open(from);
  const track = await videoTrack(input, from);
  const packets = new EncodedPacketSink(track);
  const [codec, decoderConfig] = [await track.getCodec(), await track.getDecoderConfig()];
  if (!codec || !decoderConfig) throw new Error(`${from} has no codec that can be copied.`);
  const roundS = await track.computeDuration();
  await writeWhole(to, async (partial) => {
    // The index of an mp4 comes last, as cameras and recorders write it.
    const format = to.endsWith('.webm') ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: false });
    const output = new Output({ format, target: new FilePathTarget(partial) });
    const video = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(video, { rotation });
    await output.start();
    for (let offsetS = 0; offsetS < durationS; offsetS += roundS) {
      for await (const packet of packets.packets()) {
        const timestamp = packet.timestamp + offsetS;
        if (timestamp >= durationS - packet.duration / 2) break;
        await video.add(packet.clone({ timestamp }), { decoderConfig });
      }
    }
    await output.finalize();
  });
  input.dispose();
}

/** What is known of a video. */
export async function describeClip(file: string): Promise<BenchClip> {
  const input = open(file);
  const track = await videoTrack(input, file);
  const { packetCount } = await track.computePacketStats();
  const [width, height] = [await track.getDisplayWidth(), await track.getDisplayHeight()];
  const clip = { file, durationS: await track.computeDuration(), frames: packetCount, width, height };
  input.dispose();
  return clip;
}

function open(file: string): Input {
  return new Input({ formats: ALL_FORMATS, source: new FilePathSource(file) });
}

async function videoTrack(input: Input, file: string): Promise<InputVideoTrack> {
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error(`${file} has no video track.`);
  return track;
}

/** A file under its name is whole, also where the command was stopped half-way. */
async function writeWhole(file: string, write: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${file}.part`;
  await write(partial);
  await rename(partial, file);
}
