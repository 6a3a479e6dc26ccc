/**
 * How far each joint went, in a table that is opened on demand.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { AngleDifference, AngleExtreme, JointRange, SideRange } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';

/** @param notice what is to stand below it */
export function renderRangeOfMotion(
  view: ViewModel,
  ranges: readonly JointRange[],
  notice: string | undefined,
): TemplateResult {
  const { texts } = view.language;
  const unjudged = new Set(ranges.flatMap(({ left, right }) => [left?.not_judged, right?.not_judged]));
  return html`<details part="range-of-motion" class="panel-card range-of-motion">
    <summary><h2>${texts.rangeOfMotion}</h2></summary>
    <table part="table" class="angles">
      <thead>
        <tr>
          <td></td>
          <th scope="col">${texts.left}</th>
          <th scope="col">${texts.right}</th>
          <th scope="col">${texts.sideDifference}</th>
        </tr>
      </thead>
      <tbody>
        ${ranges.map((range) => renderRow(view, range))}
      </tbody>
    </table>
    ${unjudged.has('view') ? html`<p class="muted note">${texts.angleUnjudged.view}</p>` : nothing}
    ${unjudged.has('unsure') ? html`<p class="muted note">${texts.angleUnjudged.unsure}</p>` : nothing}
    ${notice === undefined ? nothing : html`<p class="muted note">${notice}</p>`}
  </details>`;
}

function renderRow(view: ViewModel, { joint, left, right, difference }: JointRange): TemplateResult {
  const { texts } = view.language;
  const seenFrom = left?.view ?? right?.view;
  return html`<tr>
    <th scope="row">
      ${texts.joints[joint]}${seenFrom ? html`<span class="muted fine">${texts.seenFrom[seenFrom]}</span>` : nothing}
    </th>
    <td>${renderRange(view, left)}</td>
    <td>${renderRange(view, right)}</td>
    <td>${renderDifference(view, difference)}</td>
  </tr>`;
}

/** `62°–174°`, and below it how sure that is, at the end that is less so. */
function renderRange({ format }: ViewModel, side: SideRange | null): TemplateResult | string {
  const ends = [side?.min, side?.max].filter((extreme) => extreme !== null && extreme !== undefined);
  if (ends.length === 0) return '–';
  const end = (extreme: AngleExtreme | null | undefined): string => (extreme ? format.degrees(extreme.deg) : '?');
  const bar = Math.max(...ends.map(({ uncertaintyDeg }) => uncertaintyDeg));
  return html`<span dir="ltr">${end(side?.min)}–${end(side?.max)}</span>
    <span dir="ltr" class="muted fine">± ${format.degrees(bar)}</span>`;
}

/** Of both ends the one at which the sides differ more, beside how sure that is. */
function renderDifference({ format }: ViewModel, { min, max }: JointRange['difference']): TemplateResult | string {
  const share = (one: AngleDifference | null): number => (one ? Math.abs(one.deg) / one.uncertaintyDeg : -1);
  const larger = share(min) > share(max) ? min : max;
  if (!larger) return '–';
  return html`<span dir="ltr">${format.degrees(Math.abs(larger.deg))}</span>
    <span dir="ltr" class="muted fine">± ${format.degrees(larger.uncertaintyDeg)}</span>`;
}
