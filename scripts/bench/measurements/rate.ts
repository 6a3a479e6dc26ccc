/**
 * Frames per second of the pipeline, of the bare model and of other systems, on the same 720p clip. Taken in turns, so
 * that whatever else the machine does hits all alike.
 */
import { availableParallelism } from 'node:os';
import { PLAIN_RUN } from '../../lib/run-options.js';
import { benchClip } from '../clip.js';
import { median, type Figure, type Target } from '../figures.js';
import { openBench, taskFolder } from '../lab.js';
import type { Measurement } from '../measurement.js';
import type { CompetitorName } from '../page/index.js';
import type { OwnRun } from '../page/ours.js';
import { TIMES_MEDIAPIPE_LITE, TIMES_POSE_DETECTION, TIMES_REAL_TIME } from '../targets.js';

const COMPETITORS: Record<CompetitorName, string> = {
  'pose-detection': '@tensorflow-models/pose-detection, MoveNet Lightning, wasm',
  human: '@vladmandic/human, body only (MoveNet Lightning), wasm',
  'mediapipe-lite': 'MediaPipe PoseLandmarker lite, CPU',
  'mediapipe-full': 'MediaPipe PoseLandmarker full, CPU',
};

/** How far ahead of them ours is to be. */
const TARGETS: Partial<Record<CompetitorName, Target>> = {
  'pose-detection': TIMES_POSE_DETECTION,
  'mediapipe-lite': TIMES_MEDIAPIPE_LITE,
};

/** Frames that the others get in each round. */
const PICTURES = { quick: 30, full: 60 };
const CLIP_S = { quick: 20, full: 60 };
const BARE_MS = { quick: 1500, full: 3000 };

/** A system that finds nobody on the athlete measures nothing. */
const MIN_FOUND = 0.9;

export const rate: Measurement = {
  name: 'rate',
  title: 'Frames per second, 720p H.264',
  async run(lab) {
    const effort = lab.quick ? 'quick' : 'full';
    const cores = availableParallelism();
    const clip = await benchClip(CLIP_S[effort]);
    const bench = await openBench(lab, clip.file);
    const before = lab.baseline && (await openBench(lab, clip.file, lab.baseline));
    const names = (Object.keys(COMPETITORS) as CompetitorName[]).filter((name) => !name.startsWith('mediapipe'));
    if (await taskFolder()) names.push('mediapipe-lite', 'mediapipe-full');
    else lab.log('The build has no BlazePose models: MediaPipe is left out.');
    await bench.call('decode', PICTURES[effort]);
    for (const name of names) await bench.call('load', name);
    await bench.call('bare', cores, 500);
    const every = { ...PLAIN_RUN, analysisFps: 'all' as const };
    for (const each of before ? [bench, before] : [bench]) {
      check(await each.call('ours', { ...PLAIN_RUN, analysisFps: 1 }), 'ours');
    }
    const beforeAll: number[] = [];

    const [bareOne, bareAll, oursAll, oursDefault]: [number[], number[], number[], OwnRun[]] = [[], [], [], []];
    const others = new Map<CompetitorName, number[]>(names.map((name) => [name, []]));
    for (let round = 0; round < lab.rounds; round++) {
      lab.log(`rate: round ${round + 1} of ${lab.rounds}`);
      bareOne.push(await bench.call('bare', 1, BARE_MS[effort]));
      // Before and after: a run takes long enough for the machine to change under it.
      const bareBefore = await bench.call('bare', cores, BARE_MS[effort]);
      oursAll.push(check(await bench.call('ours', every), 'ours').rate);
      bareAll.push((bareBefore + (await bench.call('bare', cores, BARE_MS[effort]))) / 2);
      for (const name of names) {
        const { rate: found, found: share } = await bench.call('competitor', name);
        if (share < MIN_FOUND)
          throw new Error(`${name} found somebody in only ${Math.round(share * 100)} % of frames.`);
        others.get(name)?.push(found);
      }
      if (before) beforeAll.push(check(await before.call('ours', every), 'the build before').rate);
      oursDefault.push(check(await bench.call('ours', PLAIN_RUN), 'ours'));
    }
    await bench.close();
    await before?.close();

    const versus = (values: readonly number[], base: readonly number[], factor = 1) =>
      median(values.map((value, round) => (value / base[round]!) * factor));
    const perSecond = (label: string, values: readonly number[], note?: string): Figure => ({
      label,
      ...median(values),
      unit: 'frames/s',
      ...(note && { note }),
    });
    const figures: Figure[] = [
      perSecond('Bare model, one worker alone', bareOne),
      perSecond(`Bare model, ${cores} workers at once`, bareAll, `one per core; ${cores} cores`),
      perSecond('Ours, every frame', oursAll, 'decoding included'),
      ...(before
        ? [
            perSecond('The build before, every frame', beforeAll),
            { label: 'Ours against the build before', ...versus(oursAll, beforeAll), unit: '×' as const },
          ]
        : []),
      {
        label: 'Ours, every frame, against one bare model per core at once',
        ...versus(oursAll, bareAll, 100),
        unit: '%',
      },
      {
        label: 'Ours, every frame, against cores × one bare model alone',
        ...versus(oursAll, bareOne, 100 / cores),
        unit: '%',
        note: `all cores together reach ${Math.round(versus(bareAll, bareOne, 100 / cores).value)} % of it with the model alone`,
      },
      perSecond(
        'Ours, 15 frames/s of media',
        oursDefault.map(({ rate: found }) => found),
      ),
      {
        label: 'Ours, 15 frames/s of media, against real time',
        ...median(oursDefault.map(({ doneMs, readyMs }) => (clip.durationS * 1000) / (doneMs - readyMs))),
        unit: '×',
        target: TIMES_REAL_TIME,
      },
      {
        label: `Ours, 15 frames/s of media, a video of ${clip.durationS} s`,
        ...median(oursDefault.map(({ doneMs, readyMs }) => (doneMs - readyMs) / 1000)),
        unit: 's',
      },
      {
        label: `Ours, every frame, a video of ${clip.durationS} s`,
        ...median(oursAll.map((found) => clip.frames / found)),
        unit: 's',
      },
    ];
    for (const name of names) {
      const rates = others.get(name) ?? [];
      figures.push(perSecond(COMPETITORS[name], rates, 'decoded frames, without decoding'), {
        label: `Ours, every frame, against ${name}`,
        ...versus(oursAll, rates),
        unit: '×',
        ...(name in TARGETS && { target: TARGETS[name] }),
      });
    }
    return figures;
  },
};

function check(run: OwnRun, name: string): OwnRun {
  if (run.found < run.frames * MIN_FOUND)
    throw new Error(`${name} found somebody in ${run.found} of ${run.frames} frames.`);
  return run;
}
