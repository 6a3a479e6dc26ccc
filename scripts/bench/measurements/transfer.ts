/**
 * What is transferred, as a server that compresses sends it; `npm run size` lists the files.
 */
import { benchClip } from '../clip.js';
import type { Measurement } from '../measurement.js';
import { filesOfRun, filesOfScript, sizes } from '../../lib/transfer.mjs';
import { RUN_KB, SCRIPT_KB } from '../targets.js';

export const transfer: Measurement = {
  name: 'transfer',
  title: 'Transferred',
  async run() {
    const clip = await benchClip();
    const sent = (files: readonly string[]) => files.reduce((sum, file) => sum + sizes(file).sent, 0) / 1000;
    const [script, all] = [await filesOfScript(), await filesOfRun(clip.file)];
    return [
      { label: 'Script tag to button, JavaScript, gzip', value: sent(script), unit: 'kB', target: SCRIPT_KB },
      { label: 'A MoveNet run in total', value: sent(all), unit: 'kB', target: RUN_KB },
    ];
  },
};
