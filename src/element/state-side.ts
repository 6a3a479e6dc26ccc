/**
 * What the page sees of an element's state: `data-state`, `:state(done)`, and the events `statechange` and `result`.
 */
import type { AnalysisResult } from '../session/analysis-result.js';
import type { SessionSnapshot, SessionState } from '../session/snapshot.js';
import type { TrackerEventMap } from './events.js';

/** Shows the state of one element. */
export class StateSide {
  #state: SessionState = 'idle';
  #result: AnalysisResult | undefined;

  /** @param internals undefined where the browser has none */
  constructor(
    private readonly host: HTMLElement,
    private readonly internals: ElementInternals | undefined,
  ) {
    this.#mark();
  }

  /** Brings all of it in line with a snapshot, which the element holds by now. */
  follow({ state, result }: SessionSnapshot): void {
    const before = this.#state;
    const isNew = result !== undefined && result !== this.#result;
    this.#state = state;
    this.#result = result;
    if (state !== before) {
      this.#mark(before);
      this.reflect();
      this.#tell('statechange', { state, before });
    }
    if (isNew) this.#tell('result', result);
  }

  /** Sets `data-state`, which a constructor may not do. */
  reflect(): void {
    this.host.dataset['state'] = this.#state;
  }

  #mark(before?: SessionState): void {
    const { states } = (this.internals ?? {}) as Partial<ElementInternals>;
    if (before !== undefined) states?.delete(before);
    try {
      states?.add(this.#state);
    } catch {
      // Chromium before 125 takes names of another form alone; there is data-state.
    }
  }

  #tell<T extends 'statechange' | 'result'>(type: T, detail: TrackerEventMap[T]['detail']): void {
    this.host.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
