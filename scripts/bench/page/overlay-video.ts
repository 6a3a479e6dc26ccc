/**
 * The overlay video of the clip, made in two ways: by our exporter as it is built, and by playing the clip onto a canvas
 * that MediaRecorder records, as is usual.
 */
import { ALL_FORMATS, BlobSource, Input } from 'mediabunny';
import { defaultSkeletonStyle } from '../../../src/output/draw-skeleton.js';
import { packTrack } from '../../../src/output/export/packed-track.js';
import { recordVideo } from '../../../src/output/export/record-video.js';
import type { OwnSession } from './ours.js';

/** A finished video. */
export interface MadeVideo {
  readonly ms: number;
  readonly frames: number;
  readonly bytes: number;
  /** Codec string of the picture. */
  readonly codec: string;
}

/** By our exporter, of the video that the session has analysed. */
export async function exportOwn(session: OwnSession): Promise<MadeVideo> {
  return timed(() => session.exportVideo());
}

/** By MediaRecorder, with the same poses. */
export async function recordCanvas(session: OwnSession, file: File): Promise<MadeVideo> {
  const { poses } = session.track;
  const [{ width, height } = { width: 0, height: 0 }] = poses;
  const url = URL.createObjectURL(file);
  try {
    return await timed(async () => {
      const overlay = { track: packTrack(poses, 'all'), skeleton: defaultSkeletonStyle(1), badge: undefined };
      const { signal } = new AbortController();
      return (
        await recordVideo(
          { name: file.name, overlay, size: { width, height }, why: 'it is compared' },
          url,
          signal,
          () => undefined,
        )
      ).blob;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function timed(make: () => Promise<Blob>): Promise<MadeVideo> {
  const started = performance.now();
  const blob = await make();
  const ms = performance.now() - started;
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(blob) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Error('The new video has no picture.');
    const { packetCount } = await track.computePacketStats();
    return { ms, frames: packetCount, bytes: blob.size, codec: (await track.getCodecParameterString()) ?? '' };
  } finally {
    input.dispose();
  }
}
