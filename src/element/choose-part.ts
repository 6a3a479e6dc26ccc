/**
 * Has another part of a video count. What was found in it is used again, where all of it was analysed.
 */
import { TrackerError } from '../errors.js';
import type { PartChoice } from '../media/part.js';
import type { Session } from '../session/session.js';

/**
 * @param analyse analyses the video again, only that part of it: it is chosen already
 */
export async function choosePart(
  choice: PartChoice,
  session: Session | undefined,
  analyse: () => Promise<void>,
): Promise<void> {
  if (session?.snapshot.state !== 'done') return analyse();
  const { exercise, noneRecognised } = session.snapshot;
  try {
    const name = exercise?.name ?? (noneRecognised ? 'auto' : undefined);
    if (name === undefined) session.choosePart(choice);
    else if (exercise?.reference) await session.judge({ reference: exercise.reference, ...choice });
    else await session.judge({ exercise: name, ...choice });
  } catch (error) {
    if (!(error instanceof TrackerError) || error.details?.['reason'] !== 'not_analysed') throw error;
    await analyse();
  }
}
