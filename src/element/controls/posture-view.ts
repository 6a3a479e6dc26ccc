/**
 * The posture of somebody who stands in a picture.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PostureAnalysisMessage } from '../../exercise/messages.js';
import type { ViewModel } from '../view-model.js';

/** A sentence for each measure, those that are off first. */
export function renderPosture(view: ViewModel, posture: PostureAnalysisMessage): TemplateResult {
  const { measures, reason, notice } = posture;
  const off = measures.filter(({ toward }) => toward !== 'none');
  const straight = measures.filter(({ toward }) => toward === 'none');
  return html`<section part="posture" class="panel-card posture">
    <header class="head"><h2>${view.language.texts.posture}</h2></header>
    ${reason ? html`<p>${reason.message}</p>` : nothing}
    ${
      measures.length > 0
        ? html`<ul>
            ${[...off, ...straight].map(
              ({ message, toward }) => html`<li class=${toward === 'none' ? 'muted' : ''}>${message}</li>`,
            )}
          </ul>`
        : nothing
    }
    <p class="muted note">${notice}</p>
  </section>`;
}
