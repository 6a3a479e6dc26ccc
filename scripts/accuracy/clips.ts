/**
 * The poses of the labelled clips, found by a run of the built pipeline in headless Chromium.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Pose } from '../../src/pose/types.js';
import { launchChromium } from '../browsers.mjs';
import { startDistServer } from '../lib/analyze.mjs';
import { PLAIN_RUN } from '../lib/run-options.js';
import type { PoseProvider } from './recordings.js';

/** A provider that keeps a browser open until it is closed. */
export interface ClipProvider extends PoseProvider {
  close(): Promise<void>;
}

/** @param dataDir the folder that the labels' `clip` paths start from */
export async function clipProvider(dataDir: string): Promise<ClipProvider> {
  const [browser, server] = await Promise.all([launchChromium(), startDistServer()]);
  const page = await browser.newPage();
  await page.goto(`${server.origin}/pose_tracker/documentation/index.html`);
  const input = (await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    document.body.append(element);
    return element;
  })) as unknown as { uploadFile(path: string): Promise<void> };
  const found = new Map<string, readonly Pose[]>();
  return {
    name: 'clips through the whole pipeline',
    poses: async ({ name, clip }) => {
      const file = clip && join(dataDir, clip);
      if (!file || !existsSync(file)) return undefined;
      const known = found.get(name);
      if (known) return known;
      await input.uploadFile(resolve(file));
      // As text: a compiled function would call the compiler's helpers, which the page has not.
      const poses = (await page.evaluate(`(async () => {
        const { Session } = await import('/session.js');
        const poses = [];
        const session = new Session({ onMessage: () => {}, onDetection: (pose) => poses.push(pose) });
        const options = ${JSON.stringify({ ...PLAIN_RUN, assetBase: `${server.origin}/assets/` })};
        try {
          await session.analyze(document.querySelector('input[type=file]').files[0], options);
        } finally {
          session.dispose();
        }
        return poses;
      })()`)) as Pose[];
      found.set(name, poses);
      return poses;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
