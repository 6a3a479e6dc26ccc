/**
 * How the page's own thread fares during an analysis: tasks of over 50 ms, how late it gets to what is due, and how late the
 * number of repetitions changes for somebody who watches.
 */
import { benchClip } from '../clip.js';
import { openElementPage } from '../element-page.js';
import { median, percentile, type Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import type { Measurement } from '../measurement.js';
import { LONG_TASK_P95_MS } from '../targets.js';

interface Timed {
  readonly startTime: number;
  readonly duration: number;
}

const PACES = {
  max: 'pace="max" keypoints angles exercise="squat" recommendations progression',
  realtime: 'pace="realtime" keypoints angles exercise="squat" recommendations progression',
};

export const tasks: Measurement = {
  name: 'tasks',
  title: "The page's own thread during an analysis",
  async run(lab) {
    const clip = await benchClip(lab.quick ? undefined : 20);
    const figures: Figure[] = [];
    for (const [pace, attributes] of Object.entries(PACES)) {
      const runs: Run[] = [];
      for (let round = 0; round < lab.rounds; round++) {
        lab.log(`tasks: ${pace}, round ${round + 1} of ${lab.rounds}`);
        runs.push(await measure(lab, clip.file, attributes));
      }
      figures.push(...figuresOf(pace, runs));
    }
    return figures;
  },
};

interface Run {
  /** Tasks of 50 ms or more. */
  readonly tasks: readonly Timed[];
  readonly delays: readonly Timed[];
  /** By repetition: ms of media time from its end to its number. */
  readonly lates: readonly number[];
}

async function measure(lab: Lab, file: string, attributes: string): Promise<Run> {
  const page = await openElementPage(lab, attributes);
  await page.analyze(file);
  const run = (await page.page.evaluate('({ tasks, delays, lates })')) as Run;
  await page.close();
  return run;
}

function figuresOf(pace: string, runs: readonly Run[]): Figure[] {
  const longest = (lists: readonly (readonly Timed[])[]) =>
    Math.max(0, ...lists.flatMap((list) => list.map(({ duration }) => duration)));
  const seconds = runs.flatMap(({ delays }) => longestBySecond(delays));
  return [
    {
      label: `${pace}: longest task`,
      value: longest(runs.map(({ tasks }) => tasks)),
      unit: 'ms',
      note: '0: none of 50 ms or more',
    },
    { label: `${pace}: tasks of 50 ms or more, per run`, ...median(runs.map(({ tasks }) => tasks.length)), unit: '' },
    {
      label: `${pace}: longest wait in each second, 95th percentile`,
      value: percentile(seconds, 0.95),
      unit: 'ms',
      target: LONG_TASK_P95_MS,
      note: `of ${seconds.length} s`,
    },
    { label: `${pace}: longest wait`, value: longest(runs.map(({ delays }) => delays)), unit: 'ms' },
    ...(pace === 'realtime' ? latesOf(runs) : []),
  ];
}

function latesOf(runs: readonly Run[]): Figure[] {
  const firsts = runs.flatMap(({ lates }) => lates.slice(0, 1));
  const others = runs.flatMap(({ lates }) => lates.slice(1));
  return [
    { label: 'realtime: from the end of the first repetition to its number', ...median(firsts), unit: 'ms' },
    { label: 'realtime: the same of the others, the latest', value: Math.max(...others), unit: 'ms' },
  ];
}

function longestBySecond(delays: readonly Timed[]): number[] {
  const bySecond = new Map<number, number>();
  for (const { startTime, duration } of delays) {
    const second = Math.floor(startTime / 1000);
    bySecond.set(second, Math.max(bySecond.get(second) ?? 0, duration));
  }
  return [...bySecond.values()];
}
