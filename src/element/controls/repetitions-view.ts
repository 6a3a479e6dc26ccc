/**
 * The table of repetitions or holds: a line for each, and what more there is to say of one below it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { renderAdvice } from './engine-text.js';
import { gradeBadge } from './grade-badge.js';
import { unexplainedPart } from '../../output/improvements.js';
import { labelOf } from './mark-label.js';
import { measuredSentence } from '../../output/measured-sentence.js';
import { markAt, type Mark } from '../../output/marks.js';
import {
  isCompared,
  rangeName,
  rangeOf,
  realLengthMs,
  scorePartName,
  scoreSentence,
  tempoSentence,
} from './repetition-figures.js';
import type { ResultsEvents, ResultsModel } from './results-events.js';

/** The table. The roles are spelled out, as one that is laid out otherwise on narrow screens loses them in some browsers. */
export function renderRepetitions(model: ResultsModel, events: ResultsEvents): TemplateResult {
  const { view, marks, timeMs } = model;
  const { texts } = view.language;
  const isHold = marks[0]?.kind === 'hold';
  const current = markAt(marks, timeMs);
  const range = isCompared(marks) ? texts.likeness : rangeName(view);
  const heads = [
    texts.number,
    texts.grade,
    ...(isHold ? [texts.duration] : [range, texts.tempo]),
    // Where there is nothing to say of any, a column that says so is none.
    ...(marks.some(hasFindings) ? [texts.findings] : []),
  ];
  const name = isHold ? texts.holds : texts.repetitions;
  return html`<h3 class="list-head">${name}</h3>
    <table part="table" class="reps" role="table" aria-label=${name}>
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${marks.map((mark) => renderRow(model, mark, mark === current, heads.length, events))}
      </tbody>
    </table>`;
}

function renderRow(
  model: ResultsModel,
  mark: Mark,
  isCurrent: boolean,
  columns: number,
  { onPlay, onOpen }: ResultsEvents,
): TemplateResult {
  const { view, marks } = model;
  const { texts } = view.language;
  const isOpen = model.open === mark.number;
  const label = labelOf(mark, view);
  return html`<tr role="row" class="line ${isCurrent ? 'current' : ''}">
      <th role="rowheader" scope="row">
        <button
          type="button"
          class="jump"
          title=${texts.playInLoop(label)}
          aria-current=${isCurrent ? 'true' : nothing}
          @click=${() => onPlay(mark)}
        >
          <span>${view.format.whole(mark.number)}</span>
          <span class="muted at" dir="ltr">${view.format.clock(mark.startMs)}</span>
        </button>
      </th>
      <td role="cell">
        <button
          type="button"
          class="why"
          title=${texts.detailsOf(label)}
          aria-expanded=${isOpen}
          @click=${() => onOpen(mark.number)}
        >
          ${gradeBadge(mark.grade)} <span class="score">${view.format.whole(mark.score)}</span>
        </button>
      </td>
      ${renderFigures(model, mark)}
      ${marks.some(hasFindings) ? html`<td role="cell" class="findings">${renderFindings(view, mark)}</td>` : nothing}
    </tr>
    ${
      isOpen
        ? html`<tr role="row" class="opened">
            <td role="cell" colspan=${columns}>${renderDetails(view, mark)}</td>
          </tr>`
        : nothing
    }`;
}

function renderFigures({ view, summary }: ResultsModel, mark: Mark): TemplateResult {
  const { format } = view;
  const length = html`<td role="cell" class="tempo"><bdi>${format.seconds(realLengthMs(mark, summary))}</bdi></td>`;
  if (!mark.rep) return length;
  const { depth, reference_score: likeness } = mark.rep;
  const range = likeness ? format.percent(likeness.overall) : depth === null ? '–' : rangeOf(view, depth);
  return html`<td role="cell" class="range">${range}</td>
    ${length}`;
}

function hasFindings(mark: Mark): boolean {
  return mark.findings.length > 0 || unexplainedPart(mark) !== undefined;
}

/** What was found, else what cost most where it is no A. */
function renderFindings(view: ViewModel, mark: Mark): TemplateResult | typeof nothing {
  const { texts } = view.language;
  if (mark.findings.length > 0) {
    return html`<ul>
      ${mark.findings.map(
        ({ code, message, severity }) =>
          html`<li class=${severity}>
            <span class="visually-hidden">${texts.severities[severity]}:</span>
            <span class="words">${renderAdvice(view, code, message)}</span>
          </li>`,
      )}
    </ul>`;
  }
  const part = unexplainedPart(mark);
  return part ? html`<span class="muted fine">${texts.costMost(scorePartName(view, part))}</span>` : nothing;
}

function renderDetails(view: ViewModel, mark: Mark): TemplateResult {
  const { texts } = view.language;
  const { depth } = mark.rep ?? { depth: null };
  const sentences = [
    scoreSentence(view, mark),
    tempoSentence(view, mark),
    depth !== null && depth > 100 && !mark.rep?.reference_score
      ? texts.beyondFull(view.format.percent(depth / 100))
      : undefined,
  ].filter((sentence) => sentence !== undefined);
  return html`${mark.findings.map((finding) => renderFinding(view, finding))}
  ${sentences.map((sentence) => html`<p>${sentence}</p>`)}`;
}

function renderFinding(view: ViewModel, { code, message, measured }: Finding): TemplateResult {
  return html`<p>
    ${renderAdvice(view, code, message)}
    ${measured ? html`<span class="muted">(${measuredSentence(measured, { texts: view.language.texts, format: view.format })})</span>` : nothing}
  </p>`;
}
