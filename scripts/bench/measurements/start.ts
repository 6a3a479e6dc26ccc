/**
 * What a visitor waits for on a first visit: nothing is cached, everything comes from a server on the same machine.
 */
import { benchClip } from '../clip.js';
import { openElementPage, type ElementRun } from '../element-page.js';
import { median } from '../figures.js';
import type { Measurement } from '../measurement.js';

export const start: Measurement = {
  name: 'start',
  title: 'First visit, without the network',
  async run(lab) {
    const clip = await benchClip();
    const [buttons, runs, again]: [number[], ElementRun[], ElementRun[]] = [[], [], []];
    for (let round = 0; round < lab.rounds; round++) {
      lab.log(`start: round ${round + 1} of ${lab.rounds}`);
      const page = await openElementPage(lab, 'pace="max" keypoints');
      buttons.push(page.buttonMs);
      runs.push(await page.analyze(clip.file));
      again.push(await page.analyze(clip.file));
      await page.close();
    }
    const seconds = `a video of ${clip.durationS} s`;
    return [
      { label: 'Script tag to visible button', ...median(buttons), unit: 'ms' },
      { label: 'File to first pose', ...median(runs.map(({ firstPoseMs }) => firstPoseMs)), unit: 'ms' },
      { label: `File to result, ${seconds}`, ...median(runs.map(({ doneMs }) => doneMs)), unit: 'ms' },
      { label: 'Second file to first pose', ...median(again.map(({ firstPoseMs }) => firstPoseMs)), unit: 'ms' },
      { label: `Second file to result, ${seconds}`, ...median(again.map(({ doneMs }) => doneMs)), unit: 'ms' },
    ];
  },
};
