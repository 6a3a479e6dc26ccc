/**
 * What stands in place of the picture where something failed: what happened, and what to do next.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode, PlainError } from '../errors.js';
import { WARNING, icon } from './icons.js';
import type { ViewEvents, ViewModel } from './view-model.js';

/** Codes that may be gone when the same is tried once more. */
const RETRIABLE: ReadonlySet<ErrorCode> = new Set([
  'token_check_failed',
  'video_load_error',
  'image_load_error',
  'cross_origin_video',
  'cross_origin_image',
  'model_load_error',
  'backend_unavailable',
  'internal_error',
]);

/** The error, or what the page shows in its place. */
export function renderError(model: ViewModel, events: ViewEvents): TemplateResult {
  const { error } = model.snapshot;
  return html`
    <slot name="error">
      <div part="panel" class="panel error" role="alert">
        ${icon(WARNING)} ${error ? renderText(model, error) : nothing}
        ${
          error && model.canRetry && RETRIABLE.has(error.code)
            ? html`<button type="button" part="retry" class="primary" @click=${events.onRetry}>
                ${model.language.texts.retry}
              </button>`
            : nothing
        }
      </div>
    </slot>
  `;
}

function renderText({ language, documentationUrl }: ViewModel, error: PlainError): TemplateResult {
  const { texts } = language;
  const isAccessError = error.code === 'missing_token' || error.code.startsWith('developer_');
  if (isAccessError) {
    return html`<p class="title">${error.message}</p>
      ${
        documentationUrl
          ? html`<p class="detail">
              <a href=${documentationUrl} target="_blank" rel="noopener">${texts.documentation}</a>
            </p>`
          : nothing
      }`;
  }
  const { title, advice } = texts.errors[error.code];
  // Without advice in this language the message itself gives it.
  if (advice === undefined) {
    return html`<p class="title">${title}</p>
      <p class="detail" lang="en" dir="ltr">${error.message}</p>`;
  }
  return html`<p class="title">${title}</p>
    <p class="detail">${advice}</p>
    <details class="detail">
      <summary>${texts.errorDetails}</summary>
      <p lang="en" dir="ltr">${error.message}</p>
    </details>`;
}
