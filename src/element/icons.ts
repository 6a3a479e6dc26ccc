/**
 * The interface's drawings: 24 × 24, in the colour of the text around them. They say nothing that words do not.
 */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** A figure with raised arms. */
export const FIGURE = svg`<circle cx="12" cy="4.4" r="2.2" /><path d="M12 7.6v6.2M5.6 10.6 12 8.8l6.4 1.8M8.2 20.4l3.8-6.6 3.8 6.6" />`;
/** A triangle with an exclamation mark. */
export const WARNING = svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.2M12 16.9v.1" />`;

/** One drawing. */
export function icon(shape: SVGTemplateResult, classes = 'icon'): TemplateResult {
  return html`<svg
    class=${classes}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}
