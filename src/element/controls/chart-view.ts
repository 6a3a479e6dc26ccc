/**
 * The chart of the joint angles with its choice of joints and the values at the cursor.
 */
import { html, type TemplateResult } from 'lit';
import type { Grade } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';
import { JOINT_PAIRS, anglesAt, type AngleSeries } from './angle-series.js';
import type { JointPair } from '../../texts/texts.js';

const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D', 'F'];

/** What the chart's frame shows. */
export interface ChartModel {
  readonly view: ViewModel;
  readonly pair: JointPair;
  readonly series: AngleSeries;
  readonly timeMs: number;
}

/** @param onPair called with the joints that are chosen */
export function renderChart(
  { view, pair, series, timeMs }: ChartModel,
  onPair: (pair: JointPair) => void,
): TemplateResult {
  const { texts } = view.language;
  const { left, right } = anglesAt(series, timeMs);
  const value = (angle: number | null) => (angle === null ? '–' : view.format.degrees(angle));
  return html`
    <section part="chart" class="panel-card chart-card">
      <header class="head">
        <h2>${texts.jointAngles}</h2>
        <fieldset class="choice">
          <legend class="visually-hidden">${texts.chooseJoint}</legend>
          ${JOINT_PAIRS.map(
            (name) =>
              html`<label>
                <input type="radio" name="joint" .checked=${name === pair} @change=${() => onPair(name)} />
                <span>${texts.joints[name]}</span>
              </label>`,
          )}
        </fieldset>
      </header>
      <div class="chart-box">
        <span hidden>${GRADES.map((grade) => html`<i class="swatch grade-${grade.toLowerCase()}"></i>`)}</span>
        <div class="chart" role="img" aria-label=${texts.chartLabel(texts.joints[pair])} dir="ltr"></div>
        <p class="legend">
          <span><i class="swatch left"></i>${texts.left} <b>${value(left)}</b></span>
          <span><i class="swatch right"></i>${texts.right} <b>${value(right)}</b></span>
        </p>
      </div>
    </section>
  `;
}
