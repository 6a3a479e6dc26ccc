/**
 * What stands over the picture while an exercise is tracked, and again when the video is played once more: count, phase,
 * how far the repetition has got, and the latest advice.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { hudAt, type Cue } from './hud-at.js';
import { isPaidPlan, type ViewModel } from '../view-model.js';
import { renderAdvice, renderExerciseName } from './engine-text.js';

const RING_RADIUS = 44;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

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
