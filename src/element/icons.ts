/**
 * The interface's drawings: 24 × 24, in the colour of the text around them. They say nothing that words do not.
 */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** A figure with raised arms. */
export const FIGURE = svg`<circle cx="12" cy="4.4" r="2.2" /><path d="M12 7.6v6.2M5.6 10.6 12 8.8l6.4 1.8M8.2 20.4l3.8-6.6 3.8 6.6" />`;
/** A person and a phone on a stand, as the phone sees them: from the front, and from the side. */
export const CAMERA_PLACES = {
  front: svg`<circle cx="12" cy="3.9" r="1.7" /><path d="M12 6.4v5M8.4 9.6 12 7.4l3.6 2.2M9.6 16.4l2.4-5 2.4 5" /><rect x="10.6" y="17.4" width="2.8" height="4.6" rx="0.7" />`,
  side: svg`<circle cx="17.4" cy="5" r="1.8" /><path d="M17 7.6l-1 5.2 2.6 2.8-.8 4.6M16.6 8.6l-2.8 2.8" /><rect x="2.6" y="9.4" width="3.4" height="6" rx="0.8" /><path d="M4.3 15.4v4.8M8.2 11.2l2-.8M8.2 13.6l2 .8" />`,
} as const;
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
