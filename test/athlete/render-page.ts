/**
 * Runs in the browser: renders a clip frame by frame and encodes it.
 */
import { AudioBufferSource, BufferTarget, CanvasSource, Mp4OutputFormat, Output, WebMOutputFormat } from 'mediabunny';
import { createCamera } from './camera.js';
import { cameraAt } from './clips.js';
import type { ClipSpec } from './clips.js';
import { createFigure } from './figure.js';
import { withOrientation } from './jpeg.js';
import { performance } from './movements.js';
import { createRoom, type Room } from './scene.js';
import { durationOf, momentsMs } from './truth.js';

const TICK_HZ = 660;
const SAMPLE_RATE = 48_000;
/** EXIF's value for: turn clockwise by 90° to show. */
const EXIF_TURN_90 = 6;

/** The scene of a clip, ready to be drawn at any moment: the picture is that of one camera or the next. */
function stage(spec: ClipSpec): (tS: number) => HTMLCanvasElement {
  const shots = [0, ...(spec.cut ? [spec.cut.atS] : [])].map((tS) => shot(spec, tS));
  return (tS) => {
    const { canvas, draw } = shots[spec.cut && tS >= spec.cut.atS ? 1 : 0]!;
    draw(tS);
    return canvas;
  };
}

/** The scene as the camera sees it that is there at a moment. */
function shot(spec: ClipSpec, atS: number): { canvas: HTMLCanvasElement; draw: (tS: number) => void } {
  return shotIn(createRoom(createCamera(cameraAt(spec, atS))), spec);
}

/** The performance in a room. */
function shotIn(room: Room, spec: ClipSpec): { canvas: HTMLCanvasElement; draw: (tS: number) => void } {
  const actors: ((tS: number) => void)[] = [];
  if (spec.performance) {
    const [figure, performed] = [createFigure(), performance(spec.performance)];
    room.scene.add(figure.group);
    actors.push((tS) => figure.pose(performed.poseAt(tS)));
  }
  if (spec.companion) {
    const { look, x, z, turnDeg } = spec.companion;
    const [figure, performed] = [createFigure(look), performance(spec.companion.performance)];
    figure.group.position.set(x, 0, z);
    figure.group.rotation.y = (turnDeg * Math.PI) / 180;
    room.scene.add(figure.group);
    actors.push((tS) => figure.pose(performed.poseAt(tS)));
  }
  return {
    canvas: room.canvas,
    draw: (tS) => {
      for (const act of actors) act(tS);
      room.render();
    },
  };
}

/** The canvas as it is stored: as it is, or turned back by 90° where the player turns it. */
function storedCanvas(spec: ClipSpec): { stored: HTMLCanvasElement; copy: (canvas: HTMLCanvasElement) => void } {
  const stored = document.createElement('canvas');
  const turned = spec.rotation === 90;
  const { width, height } = createCamera(spec.camera).options;
  [stored.width, stored.height] = turned ? [height, width] : [width, height];
  const context = stored.getContext('2d', { alpha: false })!;
  return {
    stored,
    copy: (canvas) => {
      context.setTransform(turned ? new DOMMatrix([0, -1, 1, 0, 0, width]) : new DOMMatrix());
      context.drawImage(canvas, 0, 0);
    },
  };
}

/** A quiet tick on every second. */
function metronome(durationS: number): AudioBuffer {
  const buffer = new AudioBuffer({
    length: Math.round(durationS * SAMPLE_RATE),
    numberOfChannels: 1,
    sampleRate: SAMPLE_RATE,
  });
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index++) {
    const since = (index % SAMPLE_RATE) / SAMPLE_RATE;
    samples[index] = 0.08 * Math.exp(-since * 40) * Math.sin(2 * Math.PI * TICK_HZ * since);
  }
  return buffer;
}

/** A file that is being encoded, of what is on a canvas. */
interface Encoding {
  readonly output: Output;
  readonly target: BufferTarget;
  readonly video: CanvasSource;
}

/** @param bitrate of the video, in bits per second */
function encodingOf(spec: ClipSpec, stored: HTMLCanvasElement, bitrate: number): Encoding {
  const target = new BufferTarget();
  const output = new Output({
    target,
    format: spec.format === 'webm' ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'in-memory' }),
  });
  const video = new CanvasSource(stored, {
    codec: spec.format === 'webm' ? 'vp9' : 'avc',
    bitrate,
    keyFrameInterval: 2,
    latencyMode: 'quality',
  });
  output.addVideoTrack(video, spec.rotation ? { rotation: spec.rotation } : {});
  return { output, target, video };
}

async function encodeVideo(spec: ClipSpec): Promise<Uint8Array> {
  const draw = stage(spec);
  const { stored, copy } = storedCanvas(spec);
  const { output, target, video } = encodingOf(spec, stored, spec.quality);
  const audio = spec.audio && new AudioBufferSource({ codec: 'opus', bitrate: 24_000 });
  if (audio) output.addAudioTrack(audio);
  await output.start();
  const durationS = durationOf(spec);
  if (audio) await audio.add(metronome(durationS));
  const times = momentsMs(spec);
  for (const [index, ms] of times.entries()) {
    copy(draw(ms / 1000));
    await video.add(ms / 1000, ((times[index + 1] ?? durationS * 1000) - ms) / 1000);
  }
  await output.finalize();
  return new Uint8Array(target.buffer!);
}

/** How one performance is filmed at several rates at once: each picture is drawn once, and is a frame of every file that has it. */
export interface RateOptions {
  /** Frames per second of the files; each divides the greatest. */
  readonly rates: readonly number[];
  /** From and to in seconds: elsewhere the files have no more than `otherFps` frames per second, as phones do that save some. */
  readonly closely: readonly (readonly [number, number])[];
  readonly otherFps: number;
}

/** @returns a file for each rate; `quality` is meant for 30 frames a second. Nobody casts a shadow, or it would take too long */
async function encodeAtRates(spec: ClipSpec, { rates, closely, otherFps }: RateOptions): Promise<Uint8Array[]> {
  const room = createRoom(createCamera(spec.camera));
  const backdrop = room.freeze();
  const { canvas, draw } = shotIn(room, spec);
  const { stored, copy } = storedCanvas(spec);
  const most = Math.max(...rates);
  const files = rates.map((fps) => ({ fps, ...encodingOf(spec, stored, (spec.quality * fps) / 30) }));
  for (const { output } of files) await output.start();
  const isClose = (tS: number): boolean => closely.some(([fromS, toS]) => tS >= fromS && tS < toS);
  for (let index = 0; index < durationOf(spec) * most; index++) {
    const tS = index / most;
    const rate = isClose(tS) ? most : otherFps;
    if (index % (most / rate) > 0) continue;
    draw(tS);
    copy(backdrop);
    copy(canvas);
    for (const { fps, video } of files) if (index % (most / fps) === 0) await video.add(tS, 1 / Math.min(fps, rate));
  }
  for (const { output } of files) await output.finalize();
  return files.map(({ target }) => new Uint8Array(target.buffer!));
}

async function encodeStill(spec: ClipSpec): Promise<Uint8Array> {
  const draw = stage(spec);
  const { stored, copy } = storedCanvas(spec);
  copy(draw(spec.stillAtS ?? 0));
  const blob = await new Promise<Blob | null>((resolve) => stored.toBlob(resolve, 'image/jpeg', spec.quality));
  const bytes = new Uint8Array(await blob!.arrayBuffer());
  return spec.rotation ? withOrientation(bytes, EXIF_TURN_90) : bytes;
}

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** What the command calls in the page. */
export interface RenderPage {
  /** The clip's file, as base64. */
  readonly renderClip: (spec: ClipSpec) => Promise<string>;
  /** The clip's file at each of several rates, as base64. */
  readonly renderAtRates: (spec: ClipSpec, options: RateOptions) => Promise<readonly string[]>;
  /** One moment of a clip as a PNG data URL, to look at. */
  readonly renderFrame: (spec: ClipSpec, tS: number) => string;
}

const page: RenderPage = {
  renderClip: async (spec) => base64(await (spec.format === 'jpeg' ? encodeStill(spec) : encodeVideo(spec))),
  renderAtRates: async (spec, options) => (await encodeAtRates(spec, options)).map(base64),
  renderFrame: (spec, tS) => stage(spec)(tS).toDataURL('image/png'),
};
Object.assign(globalThis, { renderPage: page });
