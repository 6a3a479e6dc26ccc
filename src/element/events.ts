/**
 * The element's events for TypeScript: `addEventListener` and `removeEventListener` know their names and details.
 */
import type { MessageEventMap } from '../output/messages.js';
import type { AnalysisResult } from '../session/analysis-result.js';
import type { SessionState } from '../session/snapshot.js';

/** What the event `statechange` tells. */
export interface StateChange {
  /** What the element is doing now. */
  readonly state: SessionState;
  /** What it was doing before. */
  readonly before: SessionState;
}

/** All events of the element by name: one for each message, `message` for all of them, and those that are no messages. */
export type TrackerEventMap = MessageEventMap & {
  statechange: CustomEvent<StateChange>;
  result: CustomEvent<AnalysisResult>;
};

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
