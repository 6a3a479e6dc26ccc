/**
 * Memory of the whole browser over a long video.
 */
import { benchClip } from '../clip.js';
import { openElementPage } from '../element-page.js';
import type { Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import type { Measurement } from '../measurement.js';
import { canInspectProcesses, memoryMB } from '../processes.js';
import { MEMORY_GROWTH } from '../targets.js';

const SAMPLE_INTERVAL_MS = 500;
const CLIP_S = { quick: [20, 60], full: [60, 600] } as const;

export const memory: Measurement = {
  name: 'memory',
  title: 'Memory of the browser, all processes (PSS)',
  async run(lab) {
    if (!canInspectProcesses) {
      lab.log('Only Linux tells the memory of processes: left out.');
      return [];
    }
    const [shortS, longS] = CLIP_S[lab.quick ? 'quick' : 'full'];
    const idle = await lab.usingBrowser(async (own) => (await openElementPage(own, ''), memoryOf(own)));
    const short = await peak(lab, shortS);
    const long = await peak(lab, longS);
    const minutes = (seconds: number) => (seconds % 60 ? `${seconds} s` : `${seconds / 60} min`);
    const figures: Figure[] = [
      { label: 'Page open, nothing analysed', value: idle, unit: 'MB' },
      { label: `Peak over ${minutes(shortS)} of video`, value: short, unit: 'MB' },
      { label: `Peak over ${minutes(longS)} of video`, value: long, unit: 'MB', note: 'all poses are kept' },
      {
        label: `${minutes(longS)} against ${minutes(shortS)}`,
        value: long / short,
        unit: '×',
        target: MEMORY_GROWTH,
      },
    ];
    return figures;
  },
};

/** The most that a browser of its own takes while it analyses. */
async function peak(lab: Lab, durationS: number): Promise<number> {
  lab.log(`memory: ${durationS} s of video`);
  const clip = await benchClip(durationS);
  return lab.usingBrowser(async (own) => {
    const page = await openElementPage(own, 'pace="max" keypoints angles');
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, memoryOf(own))), SAMPLE_INTERVAL_MS);
    try {
      await page.analyze(clip.file);
    } finally {
      clearInterval(timer);
    }
    return Math.max(most, memoryOf(own));
  });
}

function memoryOf({ browser }: Lab): number {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser was not started from here, so its memory is not known.');
  return memoryMB(pid);
}
