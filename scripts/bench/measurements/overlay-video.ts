/**
 * The overlay video: how fast it is made, beside a recording of a canvas, and how much memory that takes.
 */
import { PLAIN_RUN } from '../../lib/run-options.js';
import { benchClip, type BenchClip } from '../clip.js';
import { median, type Figure } from '../figures.js';
import { openBench, type Lab } from '../lab.js';
import { measuredRun } from '../measured-run.js';
import type { Measurement } from '../measurement.js';
import type { MadeVideo } from '../page/overlay-video.js';
import { canInspectProcesses } from '../processes.js';
import { EXPORT_TIMES_REAL_TIME, MEMORY_GROWTH } from '../targets.js';

/** The poses are not what is measured here. */
const RUN = { ...PLAIN_RUN, analysisFps: 5 } as const;

const CLIP_S = { quick: undefined, full: 20 } as const;
const MEMORY_CLIP_S = { quick: [20, 60], full: [60, 600] } as const;

export const overlayVideo: Measurement = {
  name: 'export',
  title: 'The overlay video, 720p H.264',
  async run(lab) {
    const figures = await speed(lab);
    if (canInspectProcesses) figures.push(...(await memory(lab)));
    else lab.log('Only Linux tells the memory of processes: left out.');
    return figures;
  },
};

async function speed(lab: Lab): Promise<Figure[]> {
  const clip = await benchClip(CLIP_S[lab.quick ? 'quick' : 'full']);
  const bench = await openBench(lab, clip.file);
  const [ours, recorded]: [MadeVideo[], MadeVideo[]] = [[], []];
  for (let round = 0; round < lab.rounds; round++) {
    lab.log(`export: round ${round + 1} of ${lab.rounds}`);
    // A session makes the same video only once for the same run.
    await bench.call('ours', RUN);
    ours.push(await bench.call('overlayVideo', 'export', RUN));
    recorded.push(await bench.call('overlayVideo', 'recorder', RUN));
  }
  await bench.close();
  if (ours.some(({ frames }) => frames !== clip.frames)) throw new Error('The exported video lacks frames.');
  const against = ours.map(({ ms }, round) => (recorded[round]?.ms ?? NaN) / ms);
  return [
    ...figuresOf('Ours', ours, clip).map((figure, index) =>
      index === 0 ? { ...figure, target: EXPORT_TIMES_REAL_TIME } : figure,
    ),
    ...figuresOf('MediaRecorder over a canvas', recorded, clip),
    { label: 'Ours against MediaRecorder', ...median(against), unit: '×' },
  ];
}

function figuresOf(who: string, videos: readonly MadeVideo[], { durationS, frames }: BenchClip): Figure[] {
  return [
    {
      label: `${who}, against real time`,
      ...median(videos.map(({ ms }) => (durationS * 1000) / ms)),
      unit: '×',
      note: videos[0]?.codec ?? '',
    },
    {
      label: `${who}: frames that are in the video`,
      ...median(videos.map((video) => (video.frames / frames) * 100)),
      unit: '%',
    },
    { label: `${who}: size of the video`, ...median(videos.map(({ bytes }) => bytes / 1e6)), unit: 'MB' },
  ];
}

async function memory(lab: Lab): Promise<Figure[]> {
  const [shortS, longS] = MEMORY_CLIP_S[lab.quick ? 'quick' : 'full'];
  const [short, long] = [await peak(lab, shortS), await peak(lab, longS)];
  return [
    { label: `Memory of the browser, peak over ${shortS} s of video`, value: short, unit: 'MB', note: 'all processes' },
    { label: `Memory of the browser, peak over ${longS} s of video`, value: long, unit: 'MB' },
    { label: `${longS} s against ${shortS} s`, value: long / short, unit: '×', target: MEMORY_GROWTH },
  ];
}

/** The most that a browser of its own takes from choosing the video to the finished overlay video. */
async function peak(lab: Lab, durationS: number): Promise<number> {
  lab.log(`export: memory, ${durationS} s of video`);
  const { file } = await benchClip(durationS);
  return (await measuredRun(lab, file, 'pace="max" export analysis-fps="2"', true)).peakMB;
}
