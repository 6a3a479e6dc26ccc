/**
 * The reference's part in the run of a video. What it takes is loaded only where a reference is given.
 */
import { unlessAborted } from '../../abort.js';
import { loaded } from '../../not-loaded.js';
import type { PoolInfo } from '../../pose/pool.js';
import { mediaRequest } from '../own-media.js';
import { stepped } from '../progress.js';
import type { Run } from '../run.js';
import { announce, type LoadingState } from '../start-run.js';
import type { StoredSignature } from './stored-signature.js';

/**
 * Finds the movement that is to be counted, and says how far that has got.
 *
 * @returns undefined where no reference is given. Rejects with a `TrackerError` `reference_error`; somebody else listens.
 */
export function startReference(
  run: Run,
  detector: Promise<PoolInfo>,
  shown: LoadingState,
): Promise<StoredSignature> | undefined {
  const { reference: input } = run.options;
  if (input === undefined || input === '') return undefined;
  const show = shown.receiver('reference');
  const found = load().then((signature) => {
    shown.ready('reference');
    return signature;
  });
  found.catch(() => undefined);
  return found;

  async function load(): Promise<StoredSignature> {
    const { loadReference } = await unlessAborted(loaded(import('./load-reference.js')), run.signal);
    const send = stepped((value) => {
      show(value);
      run.send({ type: 'progress', stage: 'reference', value });
    });
    return loadReference(input as Exclude<typeof input, undefined>, {
      run,
      detector: async () => ({ pool: run.pool, info: await detector }),
      // By the rules of the visitor's own video.
      requestFor: (media) => mediaRequest(media, 'video', run.request.credentials, location.hostname),
      onAnalysis: (name) => announce(run, 'reference', `Finding the reference movement in ${name}…`),
      onProgress: send,
    });
  }
}
