/**
 * Where the handles of the part are: with what is analysed, until they are moved.
 */
import { timesOf, type PartChoice } from '../../media/part.js';
import type { SessionSnapshot } from '../../session/snapshot.js';
import type { ViewModel } from '../view-model.js';
import { LEAST_PART_MS, type Range, type TrimModel } from './trim-view.js';

/** A part of a video that is shorter is not worth choosing. */
const LEAST_VIDEO_MS = 2 * LEAST_PART_MS;

/** The handles of one player. */
export class TrimState {
  /** Where they have been moved to; undefined while they have not. */
  chosen: Range | undefined;
  #of: Pick<SessionSnapshot, 'mediaUrl' | 'part'> | undefined;
  #model: TrimModel | undefined;

  /** What they show; what was chosen in another video, or was taken over, is forgotten. */
  model(view: ViewModel, durationMs: number): TrimModel | undefined {
    const { mediaUrl, part, durationMs: pictureMs } = view.snapshot;
    if (this.#of?.mediaUrl !== mediaUrl || this.#of.part !== part) this.chosen = undefined;
    this.#of = { mediaUrl, part };
    if (durationMs < LEAST_VIDEO_MS) return (this.#model = undefined);
    const pictureEndMs = Math.min(durationMs, pictureMs || durationMs);
    const { startMs, durationMs: endMs } = timesOf(part, { startMs: 0, durationMs: pictureEndMs });
    const current = { startMs, endMs };
    return (this.#model = { view, durationMs, pictureEndMs, current, chosen: this.chosen ?? current });
  }

  /** What is to count from now on, in seconds; an end that is the video's own is left open. */
  take(): PartChoice | undefined {
    const model = this.#model;
    if (!model) return undefined;
    const { startMs, endMs } = model.chosen;
    return {
      startTime: startMs > 0 ? startMs / 1000 : null,
      endTime: endMs < model.pictureEndMs ? endMs / 1000 : null,
    };
  }
}
