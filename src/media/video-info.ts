/**
 * What a file says of a video before its first frame is decoded.
 */
import { EncodedPacketSink, type EncodedPacket, type Input } from 'mediabunny';
import { statedCapture } from './capture-rate.js';
import { isMovie } from './container.js';
import type { VideoInfo } from './frame.js';
import { toMilliseconds } from './frame-reader.js';
import { noFrames } from './no-frames.js';
import type { ShownTrack } from './shown-track.js';

/** Keyframes closer than this to the one before are left out: files in which every frame is one would give long lists. */
const KEYFRAME_SPACING_S = 0.25;

/** @throws TrackerError `media_decode_error` where nothing is shown */
export async function readInfo(input: Input, shown: ShownTrack, name: string): Promise<VideoInfo> {
  const { track } = shown;
  const first = await new EncodedPacketSink(track).getFirstPacket({ metadataOnly: true });
  const firstS = first ? await shown.firstS() : undefined;
  if (!first || firstS === undefined) throw noFrames(name);
  const keyframes = (await listsKeyframes(input, first)) && (await shown.keyframes(KEYFRAME_SPACING_S));
  const capture = await statedCapture(input, track);
  const fileEndS = (await track.getDurationFromMetadata()) ?? (await track.computeDuration());
  return {
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    startMs: Math.max(0, firstS * 1000),
    durationMs: shown.endS(fileEndS) * 1000,
    codec: (await track.getCodecParameterString()) ?? 'unknown',
    ...((await shown.isCut()) && { isCut: true as const }),
    ...(keyframes && { keyframesMs: keyframes.map(toMilliseconds) }),
    ...(capture && { capture }),
  };
}

/**
 * Whether the container keeps the times of all frames in one place that is in memory by now. Looking for keyframes in any
 * other would mean reading through all of it. MP4 and MOV do, unless they are fragmented; packets of a fragmented file are
 * numbered by where they lie, those of a table from 0.
 */
async function listsKeyframes(input: Input, first: EncodedPacket): Promise<boolean> {
  return (await isMovie(input)) && first.sequenceNumber === 0;
}
