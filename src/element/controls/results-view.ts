/**
 * The results panel: the count, the mean grade, every repetition or hold with what was found in it, and what was not
 * counted and why.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExerciseSummaryMessage, Finding, Grade, NearMiss } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { exerciseName, renderAdvice, renderExerciseName, repetitionsName } from './engine-text.js';
import { markAt, type Mark } from './marks.js';

/** Advice that is shown at the top. */
const MOST_ADVICE = 3;

/** What the panel reports. */
export interface ResultsEvents {
  /** @param timeMs media time */
  readonly onSeek: (timeMs: number) => void;
  /** @param exercise what is to be counted instead; not offered where it is undefined */
  readonly onJudge: ((exercise: string) => void) | undefined;
}

/** The panel. */
export function renderSummary(
  view: ViewModel,
  summary: ExerciseSummaryMessage,
  marks: readonly Mark[],
  timeMs: number,
  events: ResultsEvents,
): TemplateResult {
  const { texts } = view.language;
  return html`
    <header class="head">
      <h2>${texts.results}</h2>
      <span class="muted">${renderExerciseName(view)}</span>
    </header>
    ${marks.length > 0 ? renderTiles(view, summary) : renderReason(view, summary, events)}
    ${renderMostAdvice(view, summary)} ${marks.length > 0 ? renderTable(view, summary, marks, timeMs, events) : nothing}
    ${summary.slowMotion === undefined ? nothing : html`<p class="muted note">${texts.slowedDown(view.format.decimal(summary.slowMotion, Number.isInteger(summary.slowMotion) ? 0 : 1))}</p>`}
    ${!isCompared(marks) && summary.reps.some(({ depth }) => (depth ?? 0) > 100) ? html`<p class="muted note">${texts.depthNote}</p>` : nothing}
    ${summary.near_misses.length > 0 ? renderNearMisses(view, summary.near_misses, events) : nothing}
  `;
}

function renderTiles(view: ViewModel, summary: ExerciseSummaryMessage): TemplateResult {
  const { format } = view;
  const { texts } = view.language;
  const { unit, counter, grade, avg_rep_score: score, reps, avg_similarity: similarity } = summary;
  const depths = reps.map(({ depth }) => depth).filter((depth) => depth !== null);
  const isHold = unit === 'seconds';
  return html`<dl part="tiles" class="tiles">
    ${tile(
      isHold ? texts.holds : texts.repetitions,
      // Whole seconds are what is counted.
      isHold ? format.seconds(counter * 1000, 0) : format.whole(counter),
      'big',
    )}
    ${grade === null || score === null ? nothing : tile(texts.averageGrade, html`${gradeBadge(grade)} ${format.whole(score)}`)}
    ${
      isHold
        ? tile(texts.bestHold, format.seconds(summary.best_hold_ms))
        : tile(texts.averageTempo, format.seconds(mean(reps.map((rep) => realLengthMs(rep, summary)))))
    }
    ${
      similarity === undefined
        ? depths.length > 0
          ? tile(texts.averageDepth, format.percent(mean(depths) / 100))
          : nothing
        : tile(texts.averageLikeness, format.percent(similarity))
    }
  </dl>`;
}

function tile(label: string, value: string | TemplateResult, classes = ''): TemplateResult {
  return html`<div class="tile ${classes}">
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
    <strong>${texts.nothingCounted}</strong>
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

function renderMostAdvice(
  view: ViewModel,
  { recommendations }: ExerciseSummaryMessage,
): TemplateResult | typeof nothing {
  if (recommendations.length === 0) return nothing;
  const { texts } = view.language;
  return html`<section class="advice">
    <h3>${texts.mostlyToImprove}</h3>
    <ul>
      ${recommendations
        .slice(0, MOST_ADVICE)
        .map(
          ({ code, message, count }) =>
            html`<li>
              <span>${renderAdvice(view, code, message)}</span> <span class="muted">${texts.times(count)}</span>
            </li>`,
        )}
    </ul>
  </section>`;
}

/** The roles are spelled out, as a table that is laid out otherwise on narrow screens loses them in some browsers. */
function renderTable(
  view: ViewModel,
  summary: ExerciseSummaryMessage,
  marks: readonly Mark[],
  timeMs: number,
  events: ResultsEvents,
): TemplateResult {
  const { texts } = view.language;
  const isHold = marks[0]?.kind === 'hold';
  const current = markAt(marks, timeMs);
  const heads = isHold
    ? [texts.number, texts.grade, texts.duration, texts.findings]
    : [texts.number, texts.grade, isCompared(marks) ? texts.likeness : texts.depth, texts.tempo, texts.findings];
  return html`<table part="table" class="reps ${isHold ? 'holds' : ''}" role="table">
    <caption class="visually-hidden">
      ${isHold ? texts.holds : `${texts.repetitions}. ${texts.tempo}: ${texts.tempoParts}`}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map(
          (head) =>
            html`<th role="columnheader" scope="col" title=${head === texts.tempo ? texts.tempoParts : nothing}>
              ${head}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${marks.map(
        (mark) =>
          html`<tr role="row" class=${mark === current ? 'current' : ''}>
            <th role="rowheader" scope="row">
              <button
                type="button"
                class="jump"
                aria-current=${mark === current ? 'true' : nothing}
                @click=${() => events.onSeek(mark.startMs)}
              >
                <span>${view.format.whole(mark.number)}</span>
                <span class="muted at" dir="ltr">${view.format.clock(mark.startMs)}</span>
              </button>
            </th>
            <td role="cell">${gradeBadge(mark.grade)} <span class="score">${view.format.whole(mark.score)}</span></td>
            ${renderFigures(view, summary, mark)}
            <td role="cell" class="findings">${renderFindings(view, mark.findings)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Whether there is a reference: how like it a repetition is then stands in place of the depth. */
function isCompared(marks: readonly Mark[]): boolean {
  return marks[0]?.rep?.reference_score !== undefined;
}

function renderFigures({ format, language }: ViewModel, summary: ExerciseSummaryMessage, mark: Mark): TemplateResult {
  if (!mark.rep) return html`<td role="cell"><bdi>${format.seconds(realLengthMs(mark, summary))}</bdi></td>`;
  const { depth, tempo, reference_score: likeness } = mark.rep;
  const share = likeness?.overall ?? (depth === null ? undefined : depth / 100);
  const label = language.texts.tempo;
  const parts = [tempo.outMs, tempo.holdMs, tempo.backMs].map((ms) => format.decimal(ms / 1000));
  return html`<td role="cell">${share === undefined ? '–' : format.percent(share)}</td>
    <td role="cell" class="tempo" data-label=${label} dir="ltr">${parts.join(' · ')}</td>`;
}

function renderFindings(view: ViewModel, findings: readonly Finding[]): TemplateResult {
  const { texts } = view.language;
  if (findings.length === 0) return html`<span class="muted fine">${texts.noFindings}</span>`;
  return html`<ul>
    ${findings.map(
      ({ code, message, severity }) =>
        html`<li class=${severity}>
          <span class="visually-hidden">${texts.severities[severity]}:</span> ${renderAdvice(view, code, message)}
        </li>`,
    )}
  </ul>`;
}

function renderNearMisses(view: ViewModel, misses: readonly NearMiss[], events: ResultsEvents): TemplateResult {
  const { texts } = view.language;
  return html`<section part="near-misses" class="misses">
    <h3>${texts.notCounted}</h3>
    <ul>
      ${misses.map(
        (miss) =>
          html`<li>
            <button
              type="button"
              class="jump"
              aria-label=${texts.goTo(view.format.clock(miss.startMs))}
              @click=${() => events.onSeek(miss.startMs)}
            >
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
          </li>`,
      )}
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

/** A grade in its colour. */
export function gradeBadge(grade: Grade): TemplateResult {
  return html`<span part="grade grade-${grade.toLowerCase()}" class="grade grade-${grade.toLowerCase()}"
    >${grade}</span
  >`;
}

/** How long it took, where the video may play slower than life. */
function realLengthMs(
  { startMs, endMs }: Pick<Mark, 'startMs' | 'endMs'>,
  { slowMotion = 1 }: ExerciseSummaryMessage,
): number {
  return (endMs - startMs) / slowMotion;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
