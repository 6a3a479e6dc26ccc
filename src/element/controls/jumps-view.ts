/**
 * Jumps: their marks on the time line, and the list of them among the results. They have heights in place of grades.
 */
import { html, type TemplateResult } from 'lit';
import type { JumpSummary } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { renderAdvice } from './engine-text.js';
import type { Span } from './player.js';

type OnPlay = (span: Span) => void;

/** A mark for each flight. */
export function renderJumpMarks(
  view: ViewModel,
  jumps: readonly JumpSummary[],
  durationMs: number,
  onPlay: OnPlay,
): TemplateResult {
  return html`<div class="marks" role="group" aria-label=${view.language.texts.jumps}>
    ${jumps.map((jump) => {
      const { jump: number, takeoffMs, landingMs, text } = jump;
      const share = (landingMs - takeoffMs) / durationMs;
      const label = labelOf(view, jump);
      return html`<button
        type="button"
        part="mark"
        class="mark jumped"
        .style=${`left: ${(100 * takeoffMs) / durationMs}%; width: ${100 * share}%`}
        aria-label=${label}
        title=${label}
        @click=${() => onPlay(spanOf(jump))}
      >
        <span class="number">${number}</span> <span class="letter">${text}</span>
      </button>`;
    })}
  </div>`;
}

/** Each with its height and what was found. */
export function renderJumps(view: ViewModel, jumps: readonly JumpSummary[], onPlay: OnPlay): TemplateResult {
  return html`<ol class="jumps">
    ${jumps.map(
      (jump) =>
        html`<li>
          <button type="button" class="plain" @click=${() => onPlay(spanOf(jump))}>${labelOf(view, jump)}</button>
          ${jump.findings.map(({ code, message }) => html`<p class="muted">${renderAdvice(view, code, message)}</p>`)}
        </li>`,
    )}
  </ol>`;
}

function labelOf({ language, format }: ViewModel, { jump, takeoffMs, text }: JumpSummary): string {
  return language.texts.jumpAt(jump, text, format.clock(takeoffMs));
}

function spanOf({ takeoffMs, landingMs }: JumpSummary): Span {
  return { startMs: takeoffMs, endMs: landingMs };
}
