/**
 * The element's events for TypeScript: `addEventListener` and `removeEventListener` know their names and details.
 */
import type { TrackerEventMap } from '../output/messages.js';

/** `addEventListener` or `removeEventListener` of an element of type `E`, with options of type `O`. */
export interface TypedListening<E, O> {
  <T extends keyof TrackerEventMap>(
    type: T,
    listener: (this: E, event: TrackerEventMap[T]) => unknown,
    options?: boolean | O,
  ): void;
  <T extends keyof HTMLElementEventMap>(
    type: T,
    listener: (this: HTMLElement, event: HTMLElementEventMap[T]) => unknown,
    options?: boolean | O,
  ): void;
  (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | O): void;
}
