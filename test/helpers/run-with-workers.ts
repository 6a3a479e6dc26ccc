/**
 * Runs of the real MoveNet with a given number of workers.
 */
import { clipFile, createTracker, type TestTracker } from './tracker.js';

/** @returns what was said, and the whole pose track as it is sent */
export async function runWithWorkers(workers: number, clip: string): Promise<{ of: TestTracker['of']; batch: string }> {
  const { tracker, of } = await createTracker({
    detector: 'real',
    options: { keypoints: true, analysisFps: 5 },
    setup: { workers },
  });
  await tracker.analyze(await clipFile(clip));
  tracker.remove();
  return { of, batch: JSON.stringify(of('keypoints_batch')[0]) };
}
