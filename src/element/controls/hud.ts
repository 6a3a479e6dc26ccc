/**
 * What stands over the picture while an exercise is tracked, and again when the video is played once more: count, phase,
 * how far the repetition has got, and the latest advice.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Severity } from '../../exercise/messages.js';
import type { ExerciseSnapshot, SessionSnapshot } from '../../session/snapshot.js';
import { isPaidPlan, type ViewModel } from '../view-model.js';
import { renderAdvice, renderExerciseName } from './engine-text.js';
import { markAt, marksOf, type Mark } from './marks.js';

/** What is shown at one moment. */
export interface Hud {
  readonly count: number;
  /** Of the whole video, where it is known and not reached yet. */
  readonly total?: number;
  /** By the exercise's own name. */
  readonly phase: string;
  /** What was measured last, which stands in place of the phase: `34 ± 2 cm`. */
  readonly figure?: string;
  /** 0..100 within the repetition. */
  readonly progression: number;
  readonly cue?: Cue;
}

/** A piece of advice. */
export interface Cue {
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
}

/** Media time for which advice stays. */
const CUE_MS = 5000;

const RING_RADIUS = 44;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

/**
 * @param timeMs where the video is
 * @returns undefined where no exercise is tracked
 */
export function hudAt({ state, count, exercise }: SessionSnapshot, timeMs: number): Hud | undefined {
  if (!exercise || !count) return undefined;
  if (state === 'done' && exercise.summary) return replayed(exercise, count.value, timeMs);
  const { cue, phase, progression, timestampMs, timeline } = exercise;
  const { figure } = entryAt(timeline, timestampMs);
  const isFresh = cue !== undefined && timestampMs - cue.timestampMs <= CUE_MS;
  return {
    count: count.value,
    phase,
    ...(figure !== undefined && { figure }),
    progression,
    ...(isFresh && { cue }),
  };
}

/** The same as was shown live, from what is known of the whole video. Before it is played: the result. */
function replayed({ timeline, summary, unit }: ExerciseSnapshot, total: number, timeMs: number): Hud {
  if (timeMs <= 0) return { count: total, phase: '', progression: 0, ...bestOf(summary) };
  const marks = marksOf(summary);
  const mark = markAt(marks, timeMs);
  const { count, phase, figure } = entryAt(timeline, timeMs);
  const findings = marks.flatMap((other) => other.findings);
  const cue = findings.findLast((finding) => finding.timestampMs <= timeMs && timeMs - finding.timestampMs <= CUE_MS);
  return {
    count,
    ...(count !== total && unit === 'reps' && { total }),
    phase,
    ...(figure !== undefined && { figure }),
    progression: mark ? progressionIn(mark, timeMs) : 0,
    ...(cue && { cue }),
  };
}

/** Of jumps the highest is the result. */
function bestOf(summary: ExerciseSnapshot['summary']): Pick<Hud, 'figure'> {
  const known = (summary?.jumps ?? []).filter(({ heightCm }) => heightCm !== null);
  if (known.length === 0) return {};
  return { figure: known.reduce((a, b) => ((b.heightCm ?? 0) > (a.heightCm ?? 0) ? b : a)).text };
}

function entryAt(timeline: ExerciseSnapshot['timeline'], timeMs: number): Pick<Hud, 'count' | 'phase' | 'figure'> {
  const { count = 0, phase = '', figure } = timeline.findLast(({ timestampMs }) => timestampMs <= timeMs) ?? {};
  return { count, phase, ...(figure !== undefined && { figure }) };
}

/** As `progression` messages: 100 at the turning point. */
function progressionIn({ startMs, endMs, rep }: Mark, timeMs: number): number {
  if (!rep) return 0;
  const { bottomMs } = rep;
  return timeMs < bottomMs
    ? (100 * (timeMs - startMs)) / Math.max(1, bottomMs - startMs)
    : (100 * (endMs - timeMs)) / Math.max(1, endMs - bottomMs);
}

/** @returns undefined where there is nothing to show */
export function renderHud(model: ViewModel, timeMs: number): TemplateResult | undefined {
  const hud = hudAt(model.snapshot, timeMs);
  const { exercise } = model.snapshot;
  if (!hud || !exercise) return undefined;
  const { texts } = model.language;
  const isPaid = isPaidPlan(model.snapshot);
  const guidance = model.snapshot.state === 'analysing' && hud.count === 0 ? exercise.guidance : undefined;
  return html`
    <div part="hud" class="hud">
      <div part="ring" class="ring ${isPaid && exercise.unit === 'reps' ? '' : 'no-ring'}">
        ${isPaid && exercise.unit === 'reps' ? renderRing(hud.progression, `${texts.progression}: ${model.format.percent(hud.progression / 100)}`) : nothing}
        <span part="count" class="count-text" dir="ltr">
          ${model.format.whole(hud.count)}${
            hud.total === undefined ? nothing : html`<small>/${model.format.whole(hud.total)}</small>`
          }${exercise.unit === 'seconds' ? html`<small>s</small>` : nothing}
        </span>
      </div>
      <div class="words">
        <span class="exercise">${renderExerciseName(model)}</span>
        <span part="phase" class="phase"
          >${hud.figure ?? (hud.phase ? (texts.phases[hud.phase] ?? hud.phase) : nothing)}</span
        >
      </div>
    </div>
    ${
      guidance
        ? renderCue({ code: guidance.direction, message: guidance.message, severity: 'info' }, model)
        : isPaid && hud.cue
          ? renderCue(hud.cue, model)
          : nothing
    }
  `;
}

function renderRing(progression: number, label: string): TemplateResult {
  const share = Math.min(1, Math.max(0, progression / 100));
  return html`<svg viewBox="0 0 100 100" role="img" aria-label=${label}>
    ${svg`<circle class="groove" cx="50" cy="50" r=${RING_RADIUS} />
      <circle class="arc" cx="50" cy="50" r=${RING_RADIUS} stroke-dasharray=${RING_LENGTH}
        stroke-dashoffset=${RING_LENGTH * (1 - share)} stroke-opacity=${share > 0 ? 1 : 0} />`}
  </svg>`;
}

function renderCue({ code, message, severity }: Cue, view: ViewModel): TemplateResult {
  return html`<div part="cue" class="cue ${severity}"><span>${renderAdvice(view, code, message)}</span></div>`;
}
