/**
 * Memory of the whole browser over a long video.
 */
import { benchClip } from '../clip.js';
import { openElementPage } from '../element-page.js';
import type { Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import type { Measurement } from '../measurement.js';
import { browserMemoryMB, measuredRun } from '../measured-run.js';
import { canInspectProcesses } from '../processes.js';
import { MEMORY_GROWTH } from '../targets.js';

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
    const idle = await lab.usingBrowser(async (own) => (await openElementPage(own, ''), browserMemoryMB(own)));
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

async function peak(lab: Lab, durationS: number): Promise<number> {
  lab.log(`memory: ${durationS} s of video`);
  const { file } = await benchClip(durationS);
  return (await measuredRun(lab, file, 'pace="max" keypoints angles')).peakMB;
}
