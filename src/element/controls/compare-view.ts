/**
 * The panel that shows two repetitions side by side, in step: the reference or the best one, and the one that is chosen.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { RepetitionSummary } from '../../exercise/messages.js';
import { icon } from '../icons.js';
import type { ViewModel } from '../view-model.js';
import { PAUSE, PLAY } from './bar-icons.js';
import type { ComparedFigure, Comparison } from './comparison.js';
import { renderAdvice } from './engine-text.js';
import { frameOf, renderStickFigure, type FigureFrame } from './stick-figure.js';

/** Differences that are spoken of. */
const MOST_DEVIATIONS = 3;

/** @param isOpen whether it is open from the beginning */
export function renderComparison(view: ViewModel, comparison: Comparison, isOpen: boolean): TemplateResult {
  const { texts } = view.language;
  const { own, other, chosen } = comparison;
  const figures = [own.figure, other?.figure].filter((figure) => figure !== undefined);
  const frame = frameOf(figures);
  return html`<details part="comparison" class="panel-card comparison" ?open=${isOpen}>
    <summary><h2>${texts.comparison}</h2></summary>
    <div class="figures" dir="ltr">
      ${other ? renderFigure(view, other, frame, comparison.phase, nameOfOther(view, comparison)) : nothing}
      ${renderFigure(view, own, frame, comparison.phase, texts.repetitionNumber(chosen?.rep ?? 1))}
    </div>
    ${renderMoment(view, comparison)} ${comparison.reps.length > 1 ? renderChoice(view, comparison) : nothing}
    ${chosen ? renderLikeness(view, chosen) : nothing}
    <div class="files">
      <button type="button" part="use-reference" class="plain" @click=${() => void comparison.use()}>
        ${texts.useAsReference}
      </button>
      <button type="button" part="save-reference" class="plain" @click=${() => void comparison.save()}>
        ${texts.saveReference}
      </button>
    </div>
    <p class="note" aria-live="polite">${noteOf(view, comparison)}</p>
  </details>`;
}

function nameOfOther({ language: { texts } }: ViewModel, { bestRep }: Comparison): string {
  return bestRep === undefined ? texts.reference : texts.bestRepetition(bestRep);
}

function renderFigure(
  { language: { texts } }: ViewModel,
  { figure, turn }: ComparedFigure,
  { x, y, width, height }: FigureFrame,
  phase: number,
  name: string,
): TemplateResult {
  return html`<figure>
    ${
      figure
        ? html`<svg class="stick" role="img" aria-label=${name} viewBox="${x} ${y} ${width} ${height}">
            ${renderStickFigure(figure, phase, turn)}
          </svg>`
        : html`<p class="muted">${texts.noFigure}</p>`
    }
    <figcaption>${name}</figcaption>
  </figure>`;
}

function renderMoment({ language: { texts }, format }: ViewModel, comparison: Comparison): TemplateResult {
  const { playing, phase } = comparison;
  const label = playing ? texts.pauseComparison : texts.playComparison;
  return html`<div class="moment" dir="ltr">
    <button
      type="button"
      part="play-comparison"
      class="tool"
      aria-label=${label}
      title=${label}
      @click=${() => comparison.toggle()}
    >
      ${icon(playing ? PAUSE : PLAY)}
    </button>
    <input
      type="range"
      part="moment"
      min="0"
      max="1"
      step="0.01"
      .value=${String(phase)}
      aria-label=${texts.phaseOfRepetition}
      aria-valuetext=${format.percent(phase)}
      @input=${(event: Event) => comparison.moveTo((event.target as HTMLInputElement).valueAsNumber)}
    />
  </div>`;
}

function renderChoice({ language: { texts } }: ViewModel, comparison: Comparison): TemplateResult {
  return html`<label class="choose-rep">
    <span>${texts.repetition}</span>
    <select
      class="pick outlined"
      part="choose-repetition"
      @change=${(event: Event) => comparison.choose(Number((event.target as HTMLSelectElement).value))}
    >
      ${comparison.reps.map(
        ({ rep, grade }) =>
          html`<option value=${rep} ?selected=${rep === comparison.chosen?.rep}>${rep} (${grade})</option>`,
      )}
    </select>
  </label>`;
}

function renderLikeness(view: ViewModel, rep: RepetitionSummary): TemplateResult | typeof nothing {
  const { reference_score: score, deviations = [] } = rep;
  if (!score) return nothing;
  const { format, language } = view;
  const { texts } = language;
  const [pose, timing, range] = [score.pose, score.timing, score.range].map((share) => format.percent(share));
  return html`<p class="likeness">
      <b>${texts.likeness} ${format.percent(score.overall)}</b>
      <span class="muted">
        ${texts.likenessParts(pose as string, timing as string, range as string)}${score.mirrored ? `, ${texts.mirrored}` : ''}
      </span>
    </p>
    ${
      deviations.length > 0
        ? html`<ul class="deviations">
            ${deviations
              .slice(0, MOST_DEVIATIONS)
              .map(({ message }) => html`<li>${renderAdvice(view, 'reference.deviation', message)}</li>`)}
          </ul>`
        : nothing
    }`;
}

function noteOf({ language: { texts } }: ViewModel, { note }: Comparison): string {
  if (!note) return '';
  return note.kind === 'chosen' ? texts.referenceChosen(note.rep) : texts.referenceNotMade;
}
