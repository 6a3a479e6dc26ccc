/**
 * A video track as it is shown: its frames at the times at which its edit list has them seen, none of what was cut off, and
 * again what is shown twice. All times are in seconds, of what is shown.
 */
import {
  EncodedPacketSink,
  VideoSampleSink,
  type EncodedPacket,
  type InputVideoTrack,
  type VideoSample,
} from 'mediabunny';
import type { SampleSource } from './sample-source.js';
import { ROUNDING_S, WHOLE, type Part } from './timeline.js';

const METADATA = { metadataOnly: true } as const;

/** Frames are stored out of order, but never this far. */
const REORDER_S = 1;

/** One open track. */
export class ShownTrack implements SampleSource {
  readonly #samples: VideoSampleSink;
  readonly #packets: EncodedPacketSink;

  /** @param parts what of it is shown, in order of time */
  constructor(
    readonly track: InputVideoTrack,
    private readonly parts: readonly Part[] = WHOLE,
  ) {
    this.#samples = new VideoSampleSink(track);
    this.#packets = new EncodedPacketSink(track);
  }

  /** Whether anything of the track is cut off, moved or shown twice. */
  get isEdited(): boolean {
    return this.parts !== WHOLE;
  }

  /**
   * Decodes the frames in order, from the one that is shown at a time. Whoever iterates closes each.
   */
  async *samples(fromS = -Infinity): AsyncGenerator<VideoSample, void, undefined> {
    for (const part of this.parts) {
      if (part.endS > fromS) yield* this.#samplesOf(part, fromS);
    }
  }

  async *#samplesOf(part: Part, fromS: number): AsyncGenerator<VideoSample, void, undefined> {
    const { startS, endS, shiftS } = part;
    const samples = this.#samples.samples(Math.max(startS, fromS) - shiftS, endS - ROUNDING_S - shiftS);
    /** What is seen at the part's beginning and began before it, until the next one is known. */
    let early: VideoSample | undefined;
    try {
      for await (const sample of samples) {
        sample.setTimestamp(sample.timestamp + shiftS);
        if (early && sample.timestamp > startS + ROUNDING_S) yield cut(early, part);
        else early?.close();
        early = undefined;
        if (sample.timestamp < startS) early = sample;
        else yield cut(sample, part);
      }
      // The last frame of the file is seen as long as it says.
      if (early && early.timestamp + early.duration > startS + ROUNDING_S) {
        const last = early;
        early = undefined;
        yield cut(last, part);
      }
    } finally {
      early?.close();
    }
  }

  /**
   * Times of the frames from one time to another, exclusive, and of the next one, in order.
   *
   * @param onActivity called for everything that is read
   */
  async times(fromS: number, untilS: number, onActivity: () => void = () => undefined): Promise<number[]> {
    const times: number[] = [];
    for (const part of this.parts) {
      if (part.endS <= fromS) continue;
      const ofPart = await this.#timesOf(part, fromS, untilS, onActivity);
      times.push(...ofPart.filter((timeS) => timeS >= fromS));
      if ((times.at(-1) ?? -Infinity) >= untilS) break;
    }
    const next = times.findIndex((timeS) => timeS >= untilS);
    return next < 0 ? times : times.slice(0, next + 1);
  }

  async #timesOf(
    { startS, endS, shiftS }: Part,
    fromS: number,
    untilS: number,
    onActivity: () => void,
  ): Promise<number[]> {
    const times: number[] = [];
    const first =
      (await this.#packets.getPacket(Math.max(startS, fromS) - shiftS - REORDER_S, METADATA)) ??
      (await this.#packets.getFirstPacket(METADATA));
    let nextS = Infinity;
    let readEndS = -Infinity;
    for await (const { timestamp, duration } of this.#packetsFrom(first)) {
      onActivity();
      const timeS = timestamp + shiftS;
      readEndS = Math.max(readEndS, timeS + duration);
      if (timeS >= Math.max(untilS, startS)) nextS = Math.min(nextS, timeS);
      if (timeS > Math.min(nextS, endS) + REORDER_S) break;
      if (timeS < endS - ROUNDING_S) times.push(timeS);
    }
    times.sort((a, b) => a - b);
    return cutTimes(times, startS, readEndS);
  }

  async *#packetsFrom(first: EncodedPacket | null): AsyncGenerator<EncodedPacket, void, undefined> {
    if (first) yield* this.#packets.packets(first, undefined, METADATA);
  }

  /** When the first frame is shown; undefined where none is. */
  async firstS(): Promise<number | undefined> {
    // Reading on, to where frames may be out of order, takes time where the file has no table of them.
    if (!this.isEdited) return this.track.getFirstTimestamp();
    return (await this.times(-Infinity, -Infinity))[0];
  }

  /** When the last frame is first shown; undefined where none is. */
  async lastS(): Promise<number | undefined> {
    for (const { startS, endS, shiftS } of this.parts.toReversed()) {
      const packet = await this.#packets.getPacket(endS - ROUNDING_S - shiftS, METADATA);
      if (!packet) continue;
      const timeS = packet.timestamp + shiftS;
      if (timeS >= startS) return timeS;
      if (timeS + packet.duration > startS + ROUNDING_S) return startS;
    }
    return undefined;
  }

  /**
   * When the last frame ends.
   *
   * @param fileEndS when it would end without cuts, as exactly as the file says
   */
  endS(fileEndS: number): number {
    const ends = this.parts.map(({ endS, shiftS }) => {
      const wholeS = fileEndS + shiftS;
      // What is rounded is not cut.
      return wholeS - endS > ROUNDING_S ? endS : wholeS;
    });
    return Math.max(0, ...ends);
  }

  /**
   * Whether the file has frames that are not shown, or not in the order in which they lie: not every player keeps to that.
   */
  async isCut(): Promise<boolean> {
    const [part, ...others] = this.parts;
    if (!this.isEdited) return false;
    if (!part || others.length > 0) return true;
    const last = await this.#packets.getPacket(Infinity, METADATA);
    const startsBefore = (await this.track.getFirstTimestamp()) < part.startS - ROUNDING_S;
    return startsBefore || (last !== null && last.timestamp > part.endS - ROUNDING_S);
  }

  /** Where decoding has to begin to get to a time. */
  async decodedFromS(timeS: number): Promise<number | undefined> {
    const part = this.parts.findLast(({ startS }) => startS <= timeS) ?? this.parts[0];
    if (!part) return undefined;
    const keyframe = await this.#packets.getKeyPacket(timeS - part.shiftS, METADATA);
    return keyframe ? Math.max(part.startS, keyframe.timestamp + part.shiftS) : undefined;
  }

  /** Times of the keyframes that are shown, no closer to each other than `spacingS`. */
  async keyframes(spacingS: number): Promise<number[]> {
    const times: number[] = [];
    for (const { startS, endS, shiftS } of this.parts) {
      let packet =
        startS === -Infinity
          ? await this.#packets.getFirstKeyPacket(METADATA)
          : await this.#keyframeFrom(startS - shiftS);
      while (packet && packet.timestamp < endS - shiftS - ROUNDING_S) {
        times.push(packet.timestamp + shiftS);
        const near = await this.#packets.getKeyPacket(packet.timestamp + spacingS, METADATA);
        const next: EncodedPacket | null = await this.#packets.getNextKeyPacket(near ?? packet, METADATA);
        // Damaged files have them in any order: going on from one that lies before might never end.
        packet = next && next.timestamp > packet.timestamp ? next : null;
      }
    }
    return times;
  }

  async #keyframeFrom(fileS: number): Promise<EncodedPacket | null> {
    const before = await this.#packets.getKeyPacket(fileS, METADATA);
    if (!before) return this.#packets.getFirstKeyPacket(METADATA);
    return before.timestamp >= fileS ? before : this.#packets.getNextKeyPacket(before, METADATA);
  }

  /** How many frames are shown, as far as the file lists them. */
  async count(): Promise<number> {
    return (await this.times(-Infinity, Infinity)).length;
  }
}

/** A frame that reaches over an edge of its part is seen inside of it. */
function cut(sample: VideoSample, { startS, endS }: Part): VideoSample {
  const fromS = Math.max(startS, sample.timestamp);
  const untilS = Math.min(endS, sample.timestamp + sample.duration);
  if (fromS !== sample.timestamp || untilS < sample.timestamp + sample.duration) {
    sample.setDuration(Math.max(0, untilS - fromS));
    sample.setTimestamp(fromS);
  }
  return sample;
}

/** The same of times: of those before the part's beginning the last counts, where it is still seen. */
function cutTimes(times: readonly number[], startS: number, readEndS: number): number[] {
  const inside = times.filter((timeS) => timeS >= startS);
  const isSeen = inside.length < times.length && (inside[0] ?? readEndS) > startS + ROUNDING_S;
  return isSeen ? [startS, ...inside] : inside;
}
