/**
 * Long and large videos: whether they are analysed to the end, how fast, and in how much memory. Takes long, and is only
 * measured where it is named.
 */
import { statSync } from 'node:fs';
import { encodedClip } from '../clip.js';
import type { Figure } from '../figures.js';
import { measuredRun } from '../measured-run.js';
import type { Measurement } from '../measurement.js';
import type { Encoding } from '../page/encode.js';

interface Video {
  readonly label: string;
  readonly encoding: Encoding;
  readonly durationS: number;
  readonly analysisFps: number;
}

const FULL_HD = { width: 1920, height: 1080 };
const H264 = { container: 'mp4', codec: 'avc' } as const;

const VIDEOS: Readonly<Record<string, Video>> = {
  '1080p60': {
    label: '1080p, 60 frames/s, H.264',
    encoding: { ...H264, ...FULL_HD, frameRate: 60, bitrate: 8_000_000 },
    durationS: 60,
    analysisFps: 15,
  },
  '720p120': {
    label: '720p, 120 frames/s, H.264',
    encoding: { ...H264, width: 1280, height: 720, frameRate: 120, bitrate: 8_000_000 },
    durationS: 60,
    analysisFps: 15,
  },
  'vp9-1080p': {
    label: '1080p, VP9 in webm',
    encoding: { container: 'webm', codec: 'vp9', ...FULL_HD, frameRate: 30, bitrate: 4_000_000 },
    durationS: 60,
    analysisFps: 15,
  },
  'av1-1080p': {
    label: '1080p, AV1 in webm',
    encoding: { container: 'webm', codec: 'av1', ...FULL_HD, frameRate: 30, bitrate: 3_000_000 },
    durationS: 60,
    analysisFps: 15,
  },
  '4k': {
    label: '4K, H.264',
    encoding: { ...H264, width: 3840, height: 2160, frameRate: 30, bitrate: 50_000_000 },
    durationS: 60,
    analysisFps: 15,
  },
  '4k-long': {
    label: '4K, H.264, 22 minutes, over 2 GB',
    encoding: { ...H264, width: 3840, height: 2160, frameRate: 30, bitrate: 50_000_000 },
    durationS: 1300,
    analysisFps: 2,
  },
  hour: {
    label: '1080p, H.264, one hour',
    encoding: { ...H264, ...FULL_HD, frameRate: 30, bitrate: 5_000_000 },
    durationS: 3600,
    analysisFps: 5,
  },
};

const QUICK_S = 12;

export const media: Measurement = {
  name: 'media',
  title: 'Long and large videos',
  onlyByName: true,
  async run(lab) {
    const figures: Figure[] = [];
    for (const [name, { label, encoding, durationS, analysisFps }] of Object.entries(VIDEOS)) {
      const { file, frames } = await encodedClip(lab, `media-${name}`, encoding, lab.quick ? QUICK_S : durationS);
      lab.log(`media: ${label}, ${frames} frames`);
      const run = await measuredRun(lab, file, `pace="max" keypoints analysis-fps="${analysisFps}"`);
      const megabytes = Math.round(statSync(file).size / 2 ** 20);
      const media = `${megabytes} MB, ${frames} frames, ${analysisFps} frames/s analysed`;
      const seconds = lab.quick ? QUICK_S : durationS;
      const found: Figure[] = [
        { label: `${label}: against real time`, value: (seconds * 1000) / run.doneMs, unit: '×', note: media },
        { label: `${label}: to the first pose`, value: run.firstPoseMs, unit: 'ms' },
        { label: `${label}: peak memory of the browser`, value: run.peakMB, unit: 'MB' },
      ];
      // Half an hour is long enough to be interrupted.
      lab.log(found.map(({ label: what, value, unit }) => `${what} ${value.toFixed(1)} ${unit}`).join('\n'));
      figures.push(...found);
    }
    return figures;
  },
};
