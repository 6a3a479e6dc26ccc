/**
 * The reference's part in judging a video once more. Its run is over and has given its workers back; a reference that is a video
 * takes them again.
 */
import { unlessAborted } from '../../abort.js';
import { loaded } from '../../not-loaded.js';
import { mediaRequest } from '../own-media.js';
import { stepped } from '../progress.js';
import type { Run } from '../run.js';
import { detectorRequest } from '../start-run.js';
import type { ReferenceInput } from './reference-input.js';
import type { StoredSignature } from './stored-signature.js';

/** Workers for as long as they are needed. */
export interface LentWorkers {
  lease(): Pick<Run, 'loader' | 'pool'>;
  release(): void;
}

/**
 * Sends the `progress` of a reference that has to be analysed.
 *
 * @param run that has analysed the video: its model and its frame rate are the reference's too
 * @returns the signature. Rejects with a `TrackerError` `reference_error`, or what is wrong with the detector
 */
export async function findForJudging(
  input: ReferenceInput,
  run: Run,
  workers: LentWorkers,
  signal: AbortSignal,
): Promise<StoredSignature> {
  const { loadReference } = await unlessAborted(loaded(import('./load-reference.js')), signal);
  let isLent = false;
  try {
    return await loadReference(input, {
      run: { ...run, signal },
      detector: async () => {
        const { pool, loader } = workers.lease();
        isLent = true;
        const all = (): void => pool.expectWork(Infinity);
        const info = await loader.load(detectorRequest(run.options), signal, () => undefined, all);
        return { pool, info };
      },
      requestFor: (media) => mediaRequest(media, 'video', run.request.credentials, location.hostname),
      onAnalysis: () => undefined,
      onProgress: stepped((value) => {
        if (!signal.aborted) run.send({ type: 'progress', stage: 'reference', value });
      }),
    });
  } finally {
    if (isLent) workers.release();
  }
}
