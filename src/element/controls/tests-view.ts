/**
 * Results of tests, each in a sentence.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PhysicalTest } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { renderAdvice } from './engine-text.js';
import type { Span } from './player.js';

/**
 * @param slowness how many times slower than life the video plays: times of the tests are of life
 * @param notice what is to stand below them
 * @param onPlay plays what the result is of
 */
export function renderTests(
  view: ViewModel,
  tests: readonly PhysicalTest[],
  slowness: number,
  notice: string | undefined,
  onPlay: (span: Span) => void,
): TemplateResult {
  return html`<section part="tests" class="tests">
    <h3>${view.language.texts.tests}</h3>
    <ul>
      ${tests.map((test) => {
        const message = renderAdvice(view, codeOf(test), test.message);
        const span = spanOf(test, slowness);
        return html`<li>
          ${span ? html`<button type="button" class="plain" @click=${() => onPlay(span)}>${message}</button>` : message}
        </li>`;
      })}
    </ul>
    ${notice === undefined ? nothing : html`<p class="muted note">${notice}</p>`}
  </section>`;
}

/** A code that every language has that has the test. */
function codeOf({ test }: PhysicalTest): string {
  return test === 'single_leg_stance' ? 'test.single_leg_stance.left' : `test.${test}`;
}

/** Where in the video a result comes from, where that is one place. */
function spanOf(test: PhysicalTest, slowness: number): Span | undefined {
  switch (test.test) {
    case 'five_chair_stands': {
      const time = test.toSeat ?? test.toStand;
      return time ? { startMs: test.startMs, endMs: test.startMs + slowness * time.timeMs } : undefined;
    }
    case 'chair_stands_in_30_s':
      return { startMs: test.startMs, endMs: test.startMs + slowness * test.observedMs };
    case 'single_leg_stance':
      return undefined;
  }
}
