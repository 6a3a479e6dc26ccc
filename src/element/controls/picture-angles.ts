/**
 * The joint angles of a picture.
 */
import { html, type TemplateResult } from 'lit';
import type { JointPair } from '../../texts/texts.js';
import type { ViewModel } from '../view-model.js';
import { JOINT_PAIRS, type AngleSeries } from './angle-series.js';

/** A row for each pair of joints. */
export function renderPictureAngles(
  { language: { texts }, format }: ViewModel,
  series: Readonly<Record<JointPair, AngleSeries>>,
): TemplateResult {
  const value = (angle: number | null = null) => (angle === null ? '–' : format.degrees(angle));
  return html`<section part="results" class="panel-card results">
    <header class="head"><h2>${texts.jointAngles}</h2></header>
    <table part="table" class="angles">
      <thead>
        <tr>
          <td></td>
          <th scope="col">${texts.left}</th>
          <th scope="col">${texts.right}</th>
        </tr>
      </thead>
      <tbody>
        ${JOINT_PAIRS.map(
          (pair) =>
            html`<tr>
              <th scope="row">${texts.joints[pair]}</th>
              <td>${value(series[pair].left[0])}</td>
              <td>${value(series[pair].right[0])}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
