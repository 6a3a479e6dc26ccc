/**
 * How the page's own thread fares during an analysis: tasks of over 50 ms, and how late it gets to what is due.
 */
import { benchClip } from '../clip.js';
import { openElementPage } from '../element-page.js';
import { percentile, type Figure } from '../figures.js';
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
      lab.log(`tasks: ${pace}`);
      figures.push(...(await measure(lab, clip.file, pace, attributes)));
    }
    return figures;
  },
};

async function measure(lab: Lab, file: string, pace: string, attributes: string): Promise<Figure[]> {
  const page = await openElementPage(lab, attributes);
  await page.analyze(file);
  const [long, delays] = (await page.page.evaluate('[tasks, delays]')) as [Timed[], Timed[]];
  await page.close();
  const longest = (list: readonly Timed[]) => Math.max(0, ...list.map(({ duration }) => duration));
  return [
    { label: `${pace}: longest task`, value: longest(long), unit: 'ms', note: '0: none of 50 ms or more' },
    { label: `${pace}: tasks of 50 ms or more`, value: long.length, unit: '' },
    {
      label: `${pace}: longest wait in each second, 95th percentile`,
      value: percentile(longestBySecond(delays), 0.95),
      unit: 'ms',
      target: LONG_TASK_P95_MS,
    },
    { label: `${pace}: longest wait`, value: longest(delays), unit: 'ms' },
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
