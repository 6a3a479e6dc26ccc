/**
 * A grade in its colour.
 */
import { html, type TemplateResult } from 'lit';
import type { Grade } from '../../exercise/messages.js';

/** The letter, on its colour. */
export function gradeBadge(grade: Grade): TemplateResult {
  return html`<span part="grade grade-${grade.toLowerCase()}" class="grade grade-${grade.toLowerCase()}"
    >${grade}</span
  >`;
}
