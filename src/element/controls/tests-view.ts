/**
 * Results of tests, each in a sentence.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PhysicalTest } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { renderAdvice } from './engine-text.js';
import type { Span } from './player.js';

/**
 * @param notice what is to stand below them
 * @param onPlay plays what the result is of
 */
export function renderTests(
  view: ViewModel,
  tests: readonly PhysicalTest[],
  notice: string | undefined,
  onPlay: (span: Span) => void,
): TemplateResult {
  return html`<section part="tests" class="tests">
    <h3>${view.language.texts.tests}</h3>
    <ul>
      ${tests.map((test) => {
        const message = renderAdvice(view, `test.${test.test}`, test.message);
        const span = spanOf(test);
        return html`<li>
          ${span ? html`<button type="button" class="plain" @click=${() => onPlay(span)}>${message}</button>` : message}
        </li>`;
      })}
    </ul>
    ${notice === undefined ? nothing : html`<p class="muted note">${notice}</p>`}
  </section>`;
}

/** Where in the video a result comes from, where that is one place. */
function spanOf(test: PhysicalTest): Span | undefined {
  switch (test.test) {
    case 'five_chair_stands': {
      const time = test.toSeat ?? test.toStand;
      return time ? { startMs: test.startMs, endMs: test.startMs + time.timeMs } : undefined;
    }
    case 'chair_stands_in_30_s':
      return { startMs: test.startMs, endMs: test.startMs + test.observedMs };
    case 'single_leg_stance':
      return undefined;
  }
}
