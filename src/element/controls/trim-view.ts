/**
 * The part of the video that counts: two handles below the time line, and the offer to analyse what is between them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ViewModel } from '../view-model.js';

/** A part of the video in ms of media time, both ends inside of it. */
export interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

/** Everything that decides what the handles show. */
export interface TrimModel {
  readonly view: ViewModel;
  /** Length of the video in ms, which the time line shows; its picture may end before its sound. */
  readonly durationMs: number;
  readonly pictureEndMs: number;
  /** What is analysed, or was judged last. */
  readonly current: Range;
  /** Where the handles are. */
  readonly chosen: Range;
}

/** What the handles report. */
export interface TrimEvents {
  readonly onChoose: (chosen: Range) => void;
  /** A handle is at this media time. */
  readonly onSeek: (timeMs: number) => void;
  /** What is between the handles is to be analysed. */
  readonly onApply: () => void;
  /** The handles go back to where they were. */
  readonly onReset: () => void;
}

/** What the arrow keys move a handle by; with Shift; and the page keys. */
const STEP_MS = 100;
const LONG_STEP_MS = 1000;
const PAGE_MS = 5000;

/** Handles come no closer: less shows no movement. */
export const LEAST_PART_MS = 500;

/** The handles, and the offer where they have been moved. */
export function renderTrim(model: TrimModel, events: TrimEvents): TemplateResult {
  const { view, durationMs, chosen } = model;
  const { texts } = view.language;
  const share = (ms: number): number => Math.min(1, ms / durationMs);
  return html`<div
    part="trim"
    class="trim"
    role="group"
    aria-label=${texts.part}
    .style=${`--_from: ${share(chosen.startMs)}; --_to: ${share(chosen.endMs)}`}
  >
    <div class="trim-line"></div>
    ${renderHandle('start', model, events)} ${renderHandle('end', model, events)}
  </div>`;
}

/** Where the handles are elsewhere than what is shown: what can be done about it. */
export function renderTrimOffer(
  { view, current, chosen }: TrimModel,
  events: TrimEvents,
): TemplateResult | typeof nothing {
  if (isSame(current, chosen)) return nothing;
  const { format, language } = view;
  const { texts } = language;
  return html`<div part="trim-offer" class="trim-offer">
    <span class="time" dir="ltr">${format.clock(chosen.startMs, 1)} – ${format.clock(chosen.endMs, 1)}</span>
    <button type="button" part="apply-part" class="quiet" @click=${events.onApply}>${texts.analysePart}</button>
    <button type="button" part="reset-part" class="quiet" @click=${events.onReset}>${texts.resetPart}</button>
  </div>`;
}

/** Whether two ranges are the same to the eye: a `<video>` and its container round lengths each in their own way. */
export function isSame(a: Range, b: Range): boolean {
  return Math.abs(a.startMs - b.startMs) < STEP_MS / 2 && Math.abs(a.endMs - b.endMs) < STEP_MS / 2;
}

function renderHandle(end: 'start' | 'end', model: TrimModel, events: TrimEvents): TemplateResult {
  const { view, durationMs, chosen } = model;
  const { format, language } = view;
  const { texts } = language;
  const timeMs = end === 'start' ? chosen.startMs : chosen.endMs;
  const [least, most] = limits(end, model);
  const move = (toMs: number): void => {
    const ms = Math.min(most, Math.max(least, toMs));
    events.onChoose(end === 'start' ? { ...chosen, startMs: ms } : { ...chosen, endMs: ms });
    events.onSeek(ms);
  };
  return html`<div
    part="trim-handle trim-${end}"
    class="trim-handle ${end}"
    role="slider"
    tabindex="0"
    aria-label=${end === 'start' ? texts.partStart : texts.partEnd}
    aria-valuemin=${inSeconds(least)}
    aria-valuemax=${inSeconds(most)}
    aria-valuenow=${inSeconds(timeMs)}
    aria-valuetext=${texts.amountOf(format.clock(timeMs, 1), format.clock(durationMs, 1))}
    @keydown=${(event: KeyboardEvent) => onKey(event, timeMs, [least, most], move)}
    @pointerdown=${(event: PointerEvent) => onGrasp(event, durationMs, move)}
  ></div>`;
}

function limits(end: 'start' | 'end', { pictureEndMs, chosen }: TrimModel): readonly [number, number] {
  return end === 'start'
    ? [0, Math.max(0, chosen.endMs - LEAST_PART_MS)]
    : [Math.min(pictureEndMs, chosen.startMs + LEAST_PART_MS), pictureEndMs];
}

/** The keys of a slider; what is done with them here is not done by the player. */
function onKey(
  event: KeyboardEvent,
  timeMs: number,
  [least, most]: readonly [number, number],
  move: (toMs: number) => void,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const step = event.shiftKey ? LONG_STEP_MS : STEP_MS;
  const to = {
    ArrowLeft: timeMs - step,
    ArrowDown: timeMs - step,
    ArrowRight: timeMs + step,
    ArrowUp: timeMs + step,
    PageDown: timeMs - PAGE_MS,
    PageUp: timeMs + PAGE_MS,
    Home: least,
    End: most,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  move(to);
}

/** Follows a finger or a mouse until it lets go. */
function onGrasp(event: PointerEvent, durationMs: number, move: (toMs: number) => void): void {
  if (event.button !== 0) return;
  const handle = event.currentTarget as HTMLElement;
  const line = handle.parentElement?.querySelector('.trim-line')?.getBoundingClientRect();
  if (!line || line.width === 0) return;
  event.preventDefault();
  handle.focus({ preventScroll: true });
  const over = new AbortController();
  const { signal } = over;
  // From where it was taken hold of, so that it does not jump.
  const graspedAt = event.clientX;
  const fromMs = Number(handle.getAttribute('aria-valuenow')) * 1000;
  handle.setPointerCapture(event.pointerId);
  handle.addEventListener(
    'pointermove',
    ({ clientX }) => move(fromMs + ((clientX - graspedAt) / line.width) * durationMs),
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    handle.addEventListener(end, () => over.abort(), { signal });
  }
}

function inSeconds(ms: number): number {
  return Math.round(ms) / 1000;
}
