/**
 * How the camera has seen the person of late.
 */
import { viewOf } from './measure.js';
import type { View } from './types.js';

/** How long a view is remembered. */
const VIEW_MEMORY_MS = 2500;

/** Follows the view of one video. */
export class ViewWatch {
  #frontality = NaN;

  get view(): View | undefined {
    return viewOf(this.#frontality);
  }

  /**
   * @param frontality of one frame; NaN where it cannot be told
   * @param elapsedMs since the frame before
   */
  see(frontality: number, elapsedMs: number): void {
    if (Number.isNaN(frontality)) return;
    const gain = Number.isNaN(this.#frontality) ? 1 : Math.min(1, elapsedMs / VIEW_MEMORY_MS);
    const before = gain === 1 ? frontality : this.#frontality;
    this.#frontality = before + gain * (frontality - before);
  }
}
