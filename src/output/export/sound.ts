/**
 * The sound of the new video: the source's packets as they are where the container takes them, else encoded anew, else
 * left out.
 */
import {
  Conversion,
  Output,
  type AudioSource,
  type AudioTrackMetadata,
  type OutputAudioTrack,
  type OutputFormat,
  type Target,
} from 'mediabunny';
import { isAbort, TrackerError } from '../../errors.js';
import type { Part } from '../../media/timeline.js';
import { copied, encoded, isCut, type EditedSound } from './edited-sound.js';
import type { ExportAudio, ExportWarning } from './protocol.js';
import { isUnreadableFile, type ExportSource, type SourceSound } from './source.js';

/** Shortest packets of the codecs that browsers encode sound to, in seconds: Opus has 20 ms, AAC 21 to 128 ms. */
const SHORTEST_ENCODED_S = 0.01;

/** Shortest packets that there are: Vorbis may have 64 samples. */
const SHORTEST_S = 0.001;

/** Sound is written this far ahead of the picture, so that players find both close together. */
const LEAD_S = 0.5;

/** Sound that can be read, but not be decoded or encoded, though the browser said that it can. */
export class SoundFailure extends Error {}

/** The sound of one video while it is written. */
export interface Sound {
  readonly outcome: ExportAudio;
  readonly warnings: readonly ExportWarning[];
  /** Writes what belongs before a time. */
  writeUntil(timeS: number): Promise<void>;
  /** Writes the rest. */
  finish(): Promise<void>;
  cancel(): void;
}

/**
 * An output whose index is at its start: space for it has to be set aside before the first packet, for as many as there
 * may be.
 */
export class IndexedOutput<F extends OutputFormat, T extends Target> extends Output<F, T> {
  /** Most packets of sound that may come. */
  soundPackets = 0;
  /** Recorders name tracks after devices and people. */
  keepsTrackNames = false;

  override addAudioTrack(source: AudioSource, metadata: AudioTrackMetadata = {}): OutputAudioTrack {
    const { name, ...rest } = metadata;
    const named = this.keepsTrackNames && name !== undefined ? { name } : {};
    return super.addAudioTrack(source, { ...rest, ...named, maximumPacketCount: this.soundPackets });
  }
}

/**
 * Adds the source's sound to an output that has not started.
 *
 * @param failure what it failed with before: it is left out
 */
export async function addSound<F extends OutputFormat, T extends Target>(
  source: ExportSource,
  output: IndexedOutput<F, T>,
  failure?: SoundFailure,
): Promise<Sound> {
  const { sound } = source;
  if (!sound) return silent('none', []);
  if (failure) return dropped(failure.message);
  const { input, track, parts } = sound;
  if (!parts) return dropped('its edit list plays it faster, slower or in too many parts, which is not done here');
  const stats = await track.computePacketStats();
  const ends = [
    source.isPart ? 0 : await track.computeDuration(),
    ...parts.map(({ endS }) => (endS < Infinity ? endS : 0)),
  ];
  const longestS = Math.max(...ends);
  output.soundPackets = Math.max(
    // A part of a long video needs no room for all of it.
    Math.min(stats.packetCount * parts.length, source.isPart ? Math.ceil(longestS / SHORTEST_S) + 1 : Infinity),
    Math.ceil(longestS / SHORTEST_ENCODED_S) + 1,
  );
  const codec = (await track.getCodec()) ?? 'an unknown codec';
  if (source.isPart || (await isCut(track, parts))) return addEdited(sound, parts, output);
  const convert = (copy: { mode: 'forced' } | false) =>
    Conversion.init({
      input,
      output,
      composable: true,
      tracks: 'primary',
      video: { discard: true },
      copy,
      // Times stay those of the source, also where it does not start at 0.
      trim: { start: 0 },
      showWarnings: false,
    });
  const asItIs = await convert({ mode: 'forced' });
  if (asItIs.utilizedTracks.length > 0) return written(asItIs, 'copied', []);
  const encodedAnew = await convert(false);
  if (encodedAnew.utilizedTracks.length > 0) return written(encodedAnew, 'encoded', [anew(codec, output.format)]);
  return dropped(unholdable(codec, output.format));
}

async function addEdited<F extends OutputFormat, T extends Target>(
  { track, bitrate }: SourceSound,
  parts: readonly Part[],
  output: IndexedOutput<F, T>,
): Promise<Sound> {
  const { format } = output;
  const codec = await track.getCodec();
  const codecs = format.getSupportedAudioCodecs();
  const add = (sound: EditedSound, outcome: ExportAudio, warnings: readonly ExportWarning[]) => {
    output.addAudioTrack(sound.source);
    return edited(sound, outcome, warnings);
  };
  if (codec && codecs.includes(codec)) return add(copied(track, codec, parts), 'copied', []);
  const sound = codec && (await encoded(track, codecs, bitrate, parts));
  if (sound) return add(sound, 'encoded', [anew(codec, format)]);
  return dropped(unholdable(codec ?? 'an unknown codec', format));
}

function anew(codec: string, format: OutputFormat): ExportWarning {
  const message = `The sound (${codec}) was encoded anew, as ${containerOf(format)} cannot hold it as it is.`;
  return { code: 'audio_encoded', message };
}

function unholdable(codec: string, format: OutputFormat): string {
  return `${containerOf(format)} cannot hold ${codec}, and this browser cannot encode it anew`;
}

function containerOf(format: OutputFormat): string {
  return format.fileExtension.slice(1);
}

function dropped(why: string): Sound {
  return silent('dropped', [{ code: 'audio_dropped', message: `The video has no sound: ${why}.` }]);
}

function silent(outcome: ExportAudio, warnings: readonly ExportWarning[]): Sound {
  const nothing = () => Promise.resolve();
  return { outcome, warnings, writeUntil: nothing, finish: nothing, cancel: () => undefined };
}

function written(conversion: Conversion, outcome: ExportAudio, warnings: readonly ExportWarning[]): Sound {
  let untilS = -Infinity;
  return {
    outcome,
    warnings,
    async writeUntil(timeS) {
      if (timeS < untilS) return;
      untilS = timeS + LEAD_S;
      await sounding(conversion.execute({ until: untilS }));
    },
    finish: () => sounding(conversion.execute()),
    cancel: () => void conversion.cancel().catch(() => undefined),
  };
}

function edited(sound: EditedSound, outcome: ExportAudio, warnings: readonly ExportWarning[]): Sound {
  const pieces = sound.write();
  let writtenS = -Infinity;
  const writeUntil = async (timeS: number) => {
    while (writtenS < timeS) {
      const { value, done } = await pieces.next();
      writtenS = done ? Infinity : value;
    }
  };
  return {
    outcome,
    warnings,
    writeUntil: (timeS) => sounding(writeUntil(timeS + LEAD_S)),
    finish: () => sounding(writeUntil(Infinity)),
    cancel: () => void pieces.return().catch(() => undefined),
  };
}

/** Tells what the sound itself fails with from a source that cannot be read. */
async function sounding(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof TrackerError || isAbort(error) || isUnreadableFile(error)) throw error;
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new SoundFailure(`it cannot be read or encoded (${why})`, { cause: error });
  }
}
