/**
 * The poses of the labelled clips, found by a run of the built pipeline in headless Chromium.
 */
import { resolve } from 'node:path';
import type { PoseModel } from '../../src/pose/models.js';
import type { Pose } from '../../src/pose/types.js';
import { startEndpointServer } from '../../server/endpoint-server.mjs';
import { launchChromium } from '../browsers.mjs';
import { modelNamed } from '../lib/model-names.js';
import { PLAIN_RUN } from '../lib/run-options.js';
import type { Named, PoseProvider } from './recordings.js';

/** Providers of several models, in one browser that stays open until it is closed. */
export interface ClipRunner {
  readonly providers: readonly PoseProvider[];
  close(): Promise<void>;
}

/**
 * @param videoOf the file of a label's video
 * @param names names of models, as `modelNamed` takes them
 */
export async function runClips(
  videoOf: (label: Named) => string | undefined,
  names: readonly string[],
): Promise<ClipRunner> {
  const models = names.map(modelNamed);
  const [browser, server] = await Promise.all([launchChromium(), startEndpointServer()]);
  const page = await browser.newPage();
  await page.goto(`${server.origin}/pose_tracker/documentation/index.html`);
  const input = (await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    document.body.append(element);
    return element;
  })) as unknown as { uploadFile(path: string): Promise<void> };
  const find = async (file: string, model: PoseModel): Promise<Pose[]> => {
    await input.uploadFile(resolve(file));
    // As text: a compiled function would call the compiler's helpers, which the page has not.
    return (await page.evaluate(`(async () => {
      const { Session } = await import('/session.js');
      const poses = [];
      const session = new Session({ onMessage: () => {}, onDetection: (pose) => poses.push(pose) });
      const options = ${JSON.stringify({ ...PLAIN_RUN, model, assetBase: `${server.origin}/assets/` })};
      try {
        await session.analyze(document.querySelector('input[type=file]').files[0], options);
      } finally {
        session.dispose();
      }
      return poses;
    })()`)) as Pose[];
  };
  const provider = (model: PoseModel): PoseProvider => {
    const found = new Map<string, readonly Pose[]>();
    return {
      name: `Videos through the whole product, ${model}`,
      poses: async (label) => {
        const file = videoOf(label);
        if (!file) return undefined;
        const poses = found.get(label.name) ?? (await find(file, model));
        found.set(label.name, poses);
        return poses;
      },
    };
  };
  return {
    providers: models.map(provider),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
