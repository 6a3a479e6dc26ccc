/**
 * What was recognised but not counted, and why.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { NearMiss } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { renderAdvice } from './engine-text.js';
import type { ResultsEvents } from './results-events.js';

/** The list. */
export function renderNearMisses(view: ViewModel, misses: readonly NearMiss[], events: ResultsEvents): TemplateResult {
  const { texts } = view.language;
  return html`<section part="near-misses" class="misses">
    <h3>${texts.notCounted}</h3>
    <ul>
      ${misses.map((miss) => {
        const label = texts.playInLoop(view.format.clock(miss.startMs));
        return html`<li>
          <button type="button" class="jump" aria-label=${label} title=${label} @click=${() => events.onPlay(miss)}>
            <span dir="ltr">${view.format.clock(miss.startMs)}</span>
          </button>
          <span>
            ${renderAdvice(view, miss.code, miss.message)}
            ${
              miss.code === 'grade'
                ? nothing
                : html`<span class="muted"
                    >${texts.reached(measured(view, miss.value, miss.unit), measured(view, miss.needed, miss.unit))}</span
                  >`
            }
          </span>
        </li>`;
      })}
    </ul>
  </section>`;
}

function measured({ format }: ViewModel, value: number, unit: NearMiss['unit']): string {
  switch (unit) {
    case '%':
      return format.percent(value / 100);
    case '°':
      return format.degrees(value);
    case 'ms':
      return format.seconds(value);
    case 'points':
      return format.whole(value);
  }
}
