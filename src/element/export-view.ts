/**
 * The bar below the picture where the overlay video is made and downloaded.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PlainError } from '../errors.js';
import type { ExportSnapshot } from '../session/snapshot.js';
import { sentenceOf } from './error-text.js';
import { timeLeft, type NumberFormat } from '../texts/number-format.js';
import { keepFocus } from './keep-focus.js';
import { canShare } from './save-file.js';
import type { Texts } from '../texts/texts.js';

/** Everything that decides what the bar shows. */
export interface ExportViewModel {
  readonly exported: ExportSnapshot;
  readonly kind: 'video' | 'image';
  readonly texts: Texts;
  readonly format: NumberFormat;
}

/** What the bar reports. */
export interface ExportViewEvents {
  readonly onExport: () => void;
  readonly onExportCancel: () => void;
  readonly onDownload: (event: Event) => void;
  /** Hands it on by the share sheet. */
  readonly onShare: () => void;
}

/** The bar. */
export function renderExport(model: ExportViewModel, events: ExportViewEvents): TemplateResult {
  const { exported, texts } = model;
  return html`<div part="export" class="export ${exported.state}" ${keepFocus()}>${renderState(model, events)}</div>
    ${exported.notes.map(({ code, message }) => renderNote(texts.exportNotes[code], message))}
    ${exported.error ? renderFailure(exported.error, model) : nothing}`;
}

function renderNote(text: string | undefined, message: string): TemplateResult {
  return text === undefined
    ? html`<p part="notice" class="notice" lang="en" dir="ltr">${message}</p>`
    : html`<p part="notice" class="notice">${text}</p>`;
}

function renderFailure(error: PlainError, { texts, format, exported }: ExportViewModel): TemplateResult {
  const { title } = texts.errors[error.code];
  const sentence = sentenceOf(error, { texts, format, mediaName: exported.fileName ?? '' });
  // Without words in this language the message itself says all of it.
  if (sentence === undefined)
    return html`<p part="notice" class="notice" role="alert" lang="en" dir="ltr">${error.message}</p>`;
  return html`<div part="notice" class="notice" role="alert">
    <strong>${title}</strong><br />
    ${sentence}
    <details>
      <summary>${texts.errorDetails}</summary>
      <p lang="en" dir="ltr">${error.message}</p>
    </details>
  </div>`;
}

function renderState({ exported, kind, texts, format }: ExportViewModel, events: ExportViewEvents): TemplateResult {
  const { state, progress, etaMs, url, fileName = '', blob } = exported;
  if (state === 'running') {
    return html`
      <progress max="1" value=${progress} aria-label=${texts.exporting}></progress>
      <span class="words">
        ${texts.exporting} ${format.percent(progress)}
        ${etaMs === undefined ? nothing : html`<span class="left">${timeLeft(etaMs, texts)}</span>`}
      </span>
      <button type="button" part="export-cancel" class="plain" @click=${events.onExportCancel}>${texts.cancel}</button>
    `;
  }
  if (state === 'ready' && url !== undefined) {
    return html`<a part="download" class="primary" href=${url} download=${fileName} @click=${events.onDownload}>
        ${kind === 'image' ? texts.downloadImage : texts.downloadVideo}
      </a>
      ${
        blob && canShare({ blob, name: fileName })
          ? html`<button type="button" part="share" class="plain" @click=${events.onShare}>${texts.share}</button>`
          : nothing
      }
      ${blob ? html`<span class="left">${kindOf(fileName)}, ${format.megabytes(blob.size)}</span>` : nothing}`;
  }
  return html`<button type="button" part="export-start" class="primary" @click=${events.onExport}>
    ${state === 'failed' ? texts.exportAgain : texts.exportStart}
  </button>`;
}

function kindOf(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase();
}
