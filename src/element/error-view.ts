/**
 * What stands in place of the picture where something failed: what happened, and what to do next.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { DEVELOPER_FEATURES_TEXT, MISSING_TOKEN_TEXT } from '../access/errors.js';
import type { ErrorCode, PlainError } from '../errors.js';
import type { MediaKind } from '../media/source.js';
import { isAccessError } from './access-error.js';
import { sentenceOf, type ErrorWords } from './error-text.js';
import { WARNING, icon } from './icons.js';
import type { Texts } from '../texts/texts.js';
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
  'reference_error',
  'internal_error',
]);

/** The error, or what the page shows in its place. */
export function renderError(model: ViewModel, events: ViewEvents): TemplateResult {
  const { error } = model.snapshot;
  return html`
    <div class="alert" role="alert">
      <slot name="error">
        <div part="panel" class="panel error">
          ${icon(WARNING)} ${error ? renderText(model, error) : nothing}
          ${error && model.canRetry ? renderOtherKind(model, error, events) : nothing}
          ${
            error && model.canRetry && RETRIABLE.has(error.code)
              ? html`<button type="button" part="retry" class="primary" @click=${events.onRetry}>
                  ${model.language.texts.retry}
                </button>`
              : nothing
          }
        </div>
      </slot>
    </div>
  `;
}

/** What the file is, where it is not what was wanted. */
function otherKind({ code, details }: PlainError): MediaKind | undefined {
  if (code !== 'unsupported_media') return undefined;
  return OTHER_KINDS[String(details?.['reason'])];
}

const OTHER_KINDS: Readonly<Record<string, MediaKind>> = { is_picture: 'image', is_video: 'video' };

function renderOtherKind(
  { language: { texts } }: ViewModel,
  error: PlainError,
  events: ViewEvents,
): TemplateResult | typeof nothing {
  const kind = otherKind(error);
  if (!kind) return nothing;
  return html`<button type="button" part="other-kind" class="primary" @click=${() => events.onOtherKind(kind)}>
    ${kind === 'image' ? texts.analysePicture : texts.analyseVideo}
  </button>`;
}

function renderText(model: ViewModel, error: PlainError): TemplateResult {
  const { language, documentationUrl } = model;
  const { texts } = language;
  const { title, explanation } = textOf(error, texts);
  const documentation =
    isAccessError(error) && documentationUrl
      ? html`<p class="detail">
          <a href=${documentationUrl} target="_blank" rel="noopener noreferrer">${texts.documentation}</a>
        </p>`
      : nothing;
  if (explanation !== undefined) {
    return html`<p class="title" lang="en" dir="ltr">${title}</p>
      ${explanation ? html`<p class="detail">${explanation}</p>` : nothing} ${documentation}`;
  }
  const sentence = sentenceOf(error, wordsOf(model));
  const kind = otherKind(error);
  // Without words in this language the message itself gives them.
  if (sentence === undefined && !kind) {
    return html`<p class="title">${title}</p>
      <p class="detail" lang="en" dir="ltr">${error.message}</p>
      ${documentation}`;
  }
  return html`<p class="title">${kind ? { image: texts.isPicture, video: texts.isVideo }[kind] : title}</p>
    ${sentence === undefined ? nothing : html`<p class="detail">${sentence}</p>`}
    <details class="detail">
      <summary>${texts.errorDetails}</summary>
      <p lang="en" dir="ltr">${error.message}</p>
    </details>
    ${documentation}`;
}

function wordsOf({ language: { texts }, format, snapshot: { mediaName } }: ViewModel): ErrorWords {
  return { texts, format, mediaName };
}

/** Refusals have the reference endpoint's titles, whatever the language: hosts look for them. */
function textOf(error: PlainError, texts: Texts): { readonly title: string; readonly explanation?: string } {
  switch (error.code) {
    case 'missing_token':
      return { title: MISSING_TOKEN_TEXT, explanation: texts.errors.missing_token.advice ?? '' };
    case 'invalid_token':
      return { title: MISSING_TOKEN_TEXT, explanation: refusalText(error, texts) };
    case 'developer_features_not_allowed':
      return { title: DEVELOPER_FEATURES_TEXT, explanation: featuresText(error, texts) };
    default:
      return { title: texts.errors[error.code].title };
  }
}

function refusalText({ details }: PlainError, texts: Texts): string {
  switch (details?.['reason']) {
    case 'expired':
      return texts.tokenExpired;
    case 'not_yet_valid':
      return texts.tokenNotYetValid;
    default:
      return texts.tokenRefused;
  }
}

function featuresText({ details }: PlainError, texts: Texts): string {
  const features = details?.['features'];
  return Array.isArray(features) ? texts.notInPlan(features.map(String)) : '';
}
