/**
 * The results panel: the result in a sentence, what to improve, every repetition or hold, and what was not counted.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExerciseSummaryMessage } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { wordsOf } from '../verdict-words.js';
import { verdictOf } from '../../output/verdict.js';
import { exerciseName, renderAdvice, renderExerciseName, repetitionsName } from './engine-text.js';
import { filmingHints } from '../../output/filming-hints.js';
import { gradeBadge } from './grade-badge.js';
import { renderImprovements } from './improvements-view.js';
import { isCompared, rangeOf, realLengthMs, rangeName } from './repetition-figures.js';
import { renderJumps } from './jumps-view.js';
import { renderNearMisses } from './near-misses-view.js';
import { renderRepetitions } from './repetitions-view.js';
import { renderTests } from './tests-view.js';
import type { ResultsEvents, ResultsModel } from './results-events.js';

/** The panel. */
export function renderSummary(model: ResultsModel, events: ResultsEvents): TemplateResult {
  const { view, summary, marks } = model;
  const { texts } = view.language;
  const { slowMotion, near_misses: misses, jumps = [], tests = [], notice } = summary;
  const hints = filmingHints(summary, view.snapshot.exercise?.traits, texts);
  return html`
    <header class="head">
      <h2>${texts.results}</h2>
      <span class="muted">${renderExerciseName(view)}</span>
      <span class="muted printed">${view.snapshot.mediaName}</span>
    </header>
    ${renderVerdict(view, summary)} ${marks.length > 0 ? renderFacts(model) : renderReason(view, summary, events)}
    ${jumps.length > 0 ? renderJumps(view, jumps, events.onPlay) : nothing}
    ${tests.length > 0 ? renderTests(view, tests, slowMotion ?? 1, notice, events.onPlay) : nothing}
    ${renderImprovements(model, events)} ${marks.length > 0 ? renderRepetitions(model, events) : nothing}
    ${slowMotion === undefined ? nothing : html`<p class="muted note">${texts.slowedDown(view.format.decimal(slowMotion, Number.isInteger(slowMotion) ? 0 : 1))}</p>`}
    ${misses.length > 0 ? renderNearMisses(view, misses, events) : nothing}
    ${hints.map((hint) => html`<p part="filming" class="muted note filming">${hint}</p>`)}
  `;
}

/** The result in a sentence, and what stands out. */
function renderVerdict(view: ViewModel, summary: ExerciseSummaryMessage): TemplateResult {
  const [first, ...rest] = verdictOf(summary, view.snapshot.exercise?.traits, wordsOf(view));
  return html`<div part="verdict" class="verdict">
    <p>${first}</p>
    ${rest.length > 0 ? html`<p class="more">${rest.join(' ')}</p>` : nothing}
  </div>`;
}

/** Means of all repetitions, in a line. */
function renderFacts({ view, summary, marks }: ResultsModel): TemplateResult {
  const { format, language } = view;
  const { texts } = language;
  const { unit, grade, avg_rep_score: score, reps, avg_similarity: likeness } = summary;
  const depths = reps.map(({ depth }) => depth).filter((depth) => depth !== null);
  const range = isCompared(marks)
    ? fact(texts.averageLikeness, format.percent(likeness ?? 0))
    : depths.length > 0
      ? fact(rangeName(view), rangeOf(view, mean(depths)))
      : nothing;
  return html`<dl part="tiles" class="facts">
    ${grade === null || score === null ? nothing : fact(texts.averageGrade, html`${gradeBadge(grade)} ${format.whole(score)}`)}
    ${
      unit === 'seconds'
        ? nothing
        : html`${fact(texts.tempo, texts.perRepetition(format.seconds(mean(reps.map((rep) => realLengthMs(rep, summary))))))}
          ${range}`
    }
  </dl>`;
}

function fact(label: string, value: string | TemplateResult): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
}

function renderReason(
  view: ViewModel,
  { reason }: ExerciseSummaryMessage,
  events: ResultsEvents,
): TemplateResult | typeof nothing {
  if (!reason) return nothing;
  const { code, message, value, needed } = reason;
  const { texts } = view.language;
  return html`<div part="reason" class="reason">
    <p>${renderAdvice(view, `reason.${code}`, message)}</p>
    ${
      value !== undefined && needed !== undefined
        ? html`<p class="muted">
            ${texts.reached(view.format.percent(value / 100), view.format.percent(needed / 100))}
          </p>`
        : nothing
    }
    ${renderLikeness(view, events)}
  </div>`;
}

/** What it looks like, to be counted instead. */
function renderLikeness(view: ViewModel, { onJudge }: ResultsEvents): TemplateResult | typeof nothing {
  const { looksLike } = view.snapshot.exercise ?? {};
  if (!looksLike || !onJudge) return nothing;
  return html`<button type="button" part="looks-like" class="plain" @click=${() => onJudge(looksLike.name)}>
    ${view.language.texts.looksLike(exerciseName(view, looksLike), repetitionsName(view, looksLike))}
  </button>`;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
