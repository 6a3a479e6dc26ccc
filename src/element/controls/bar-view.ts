/**
 * The playback bar: the time line with its repetitions, play, speed and full screen.
 */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { timeLeft } from '../../texts/number-format.js';
import { icon } from '../icons.js';
import { moveFocus } from '../move-focus.js';
import type { ViewModel } from '../view-model.js';
import { PAUSE, PLAY } from './bar-icons.js';
import { renderJumpMarks } from './jumps-view.js';
import { labelOf } from './mark-label.js';
import { markAt, type Mark } from '../../output/marks.js';
import { RATES, type PlayerState, type Span } from './player.js';
import { renderTrim, renderTrimOffer, type TrimEvents, type TrimModel } from './trim-view.js';

/** Everything that decides what the bar shows, beyond the view's model. */
export interface BarModel {
  readonly view: ViewModel;
  readonly player: PlayerState;
  /** Length of the video in ms. */
  readonly durationMs: number;
  readonly marks: readonly Mark[];
  /** The number of the one that has the focus. */
  readonly focusedMark: number | undefined;
  /** What is played in a loop, where something is. */
  readonly loopName: string | undefined;
  /** Undefined where the video is too short, or not known well enough, to choose a part of it. */
  readonly trim: TrimModel | undefined;
}

/** What the bar reports. */
export interface BarEvents extends Omit<TrimEvents, 'onSeek'> {
  readonly onToggle: () => void;
  /** @param timeMs media time */
  readonly onSeek: (timeMs: number) => void;
  /** Plays a repetition or a hold again and again. */
  readonly onPlay: (span: Span) => void;
  readonly onEndLoop: () => void;
  readonly onRate: (rate: number) => void;
  readonly onFullScreen: () => void;
  /** Gives the analysis up. */
  readonly onCancel: () => void;
  /** @param number of the repetition whose mark has the focus now */
  readonly onMarkFocus: (number: number | undefined) => void;
}

const FULL = svg`<path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15" />`;
const LEAVE = svg`<path d="M9 4.5V9H4.5M19.5 9H15V4.5M15 19.5V15h4.5M4.5 15H9v4.5" />`;

/** An estimate of less is not worth a word. */
const LEAST_ETA_MS = 5000;

/** The bar. */
export function renderBar(model: BarModel, events: BarEvents): TemplateResult {
  const { view, player } = model;
  const { texts } = view.language;
  const { playing, fullScreen } = player;
  return html`
    <div part="controls" class="bar" role="group" aria-label=${texts.player}>
      ${view.snapshot.state === 'analysing' ? renderAnalysing(view, events) : nothing} ${renderTimeline(model, events)}
      ${model.trim ? renderTrimOffer(model.trim, events) : nothing}
      ${model.loopName === undefined ? nothing : renderLoop(model.loopName, view, events)}
      <div class="buttons">
        ${button(playing ? texts.pause : texts.play, playing ? PAUSE : PLAY, events.onToggle, 'play')}
        <span part="time" class="time" dir="ltr">${renderTime(model)}</span>
        <span class="gap"></span>
        <label class="rate">
          <span class="visually-hidden">${texts.speed}</span>
          <select
            class="pick"
            part="speed"
            @change=${(event: Event) => events.onRate(Number((event.target as HTMLSelectElement).value))}
          >
            ${RATES.map(
              (rate) =>
                html`<option value=${rate} ?selected=${rate === player.rate}>
                  ${new Intl.NumberFormat(view.language.tag).format(rate)}×
                </option>`,
            )}
          </select>
        </label>
        ${button(fullScreen ? texts.leaveFullScreen : texts.fullScreen, fullScreen ? LEAVE : FULL, events.onFullScreen, 'full')}
      </div>
    </div>
  `;
}

/** What is played again and again, and how to end that. */
function renderLoop(name: string, { language: { texts } }: ViewModel, { onEndLoop }: BarEvents): TemplateResult {
  return html`<div part="loop" class="loop">
    <span>${texts.inLoop(name)}</span>
    <button type="button" part="end-loop" class="quiet" @click=${onEndLoop}>${texts.endLoop}</button>
  </div>`;
}

/** In the place where the repetitions will be. */
function renderAnalysing({ snapshot, format, language: { texts } }: ViewModel, events: BarEvents): TemplateResult {
  const { etaMs = 0, progress } = snapshot;
  return html`<div part="status" class="analysing">
    <span>
      ${texts.analysing} <b>${format.percent(progress)}</b>${
        etaMs >= LEAST_ETA_MS ? html`<span class="muted">, ${timeLeft(etaMs, texts)}</span>` : nothing
      }
    </span>
    <button type="button" part="cancel" class="quiet" @click=${events.onCancel}>${texts.cancel}</button>
  </div>`;
}

function renderTimeline(model: BarModel, events: BarEvents): TemplateResult {
  const { view, player, durationMs, marks } = model;
  const { format, snapshot } = view;
  const { texts } = view.language;
  const analysed = snapshot.state === 'done' ? 1 : snapshot.progress;
  const jumps = snapshot.exercise?.summary?.jumps ?? [];
  // A video runs from left to right in every language. Styles are set as properties: a page's Content-Security-Policy
  // may forbid style attributes.
  return html`<div part="timeline" class="timeline" dir="ltr" .style=${`--_analysed: ${analysed}`}>
    ${marks.length > 0 && durationMs > 0 ? renderMarks(model, events) : nothing}
    ${jumps.length > 0 && durationMs > 0 ? renderJumpMarks(view, jumps, durationMs, events.onPlay) : nothing}
    <input
      type="range"
      class="scrubber"
      min="0"
      max=${durationMs}
      step="any"
      ?disabled=${durationMs === 0}
      aria-label=${texts.position}
      aria-valuetext=${texts.amountOf(format.clock(player.timeMs), format.clock(durationMs))}
      @input=${(event: Event) => events.onSeek((event.target as HTMLInputElement).valueAsNumber)}
    />
    ${model.trim ? renderTrim(model.trim, events) : nothing}
  </div>`;
}

function renderMarks({ view, player, marks, durationMs, focusedMark }: BarModel, events: BarEvents): TemplateResult {
  const { texts } = view.language;
  const current = markAt(marks, player.timeMs);
  // One of them is in the order of the tabulator; the arrow keys go to the others.
  const stop = marks.find(({ number }) => number === focusedMark) ?? current ?? marks[0];
  const shareOf = ({ startMs, endMs }: Mark) => (endMs - startMs) / durationMs;
  return html`<div
    class="marks"
    role="toolbar"
    aria-label=${marks[0]?.kind === 'hold' ? texts.holds : texts.repetitions}
    .style=${`--_narrowest: ${Math.min(...marks.map(shareOf))}`}
    @keydown=${moveFocus}
  >
    ${marks.map((mark) => {
      return html`<button
        type="button"
        part="mark mark-${mark.grade.toLowerCase()}"
        class="mark grade-${mark.grade.toLowerCase()}"
        .style=${`left: ${(100 * mark.startMs) / durationMs}%; width: ${100 * shareOf(mark)}%`}
        tabindex=${mark === stop ? 0 : -1}
        aria-label=${labelOf(mark, view)}
        aria-current=${mark === current ? 'true' : nothing}
        title=${labelOf(mark, view)}
        @click=${() => events.onPlay(mark)}
        @focus=${() => events.onMarkFocus(mark.number)}
        @blur=${() => events.onMarkFocus(undefined)}
      >
        <span class="number">${mark.number}</span> <span class="letter">${mark.grade}</span>
      </button>`;
    })}
  </div>`;
}

function renderTime({ view: { format }, player, durationMs }: BarModel): TemplateResult {
  return html`<span>${format.clock(player.timeMs)}</span><span class="muted"> / ${format.clock(durationMs)}</span>`;
}

function button(label: string, shape: SVGTemplateResult, onClick: () => void, part: string): TemplateResult {
  return html`<button type="button" part=${part} class="tool" aria-label=${label} title=${label} @click=${onClick}>
    ${icon(shape)}
  </button>`;
}
