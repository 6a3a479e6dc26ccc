/**
 * Runs of the real BlazePose.
 */
import type { SessionSetup } from '../../src/session/session-setup.js';
import { clipFile, createTracker, type TestTracker } from './tracker.js';

type Options = NonNullable<Parameters<typeof createTracker>[0]>['options'];

/** The synthetic athlete's clip. */
export const CLIP = 'squat-oblique';

/** Fast enough to be followed, few enough frames for a test. */
const FPS = 4;

/**
 * @param keep whether the element stays in the page
 * @returns what was said, an error included
 */
export async function analyse(
  file: string,
  options: Options,
  setup: Partial<SessionSetup> = { workers: 2 },
  keep = false,
): Promise<TestTracker> {
  const test = await createTracker({
    detector: 'real',
    options: { blazepose: true, blazeposeModel: 'lite', keypoints: true, analysisFps: FPS, ...options },
    setup,
  });
  await test.tracker.analyze(await clipFile(file)).catch(() => undefined);
  if (!keep) test.tracker.remove();
  return test;
}
