/**
 * The bar below the picture where the overlay video is made and downloaded.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExportSnapshot } from '../session/snapshot.js';
import { timeLeft, type NumberFormat } from './format.js';
import { keepFocus } from './keep-focus.js';
import type { Texts } from './texts/texts.js';

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
}

/** The bar. */
export function renderExport(model: ExportViewModel, events: ExportViewEvents): TemplateResult {
  const { exported, texts } = model;
  return html`<div part="export" class="export ${exported.state}" ${keepFocus()}>${renderState(model, events)}</div>
    ${exported.notes.map((note) => html`<p part="notice" class="notice" lang="en">${note}</p>`)}
    ${exported.error ? html`<p part="notice" class="notice" role="alert">${texts.exportFailed} ${exported.error.message}</p>` : nothing}`;
}

function renderState({ exported, kind, texts, format }: ExportViewModel, events: ExportViewEvents): TemplateResult {
  const { state, progress, etaMs, url, fileName = '', blob } = exported;
  if (state === 'running') {
    return html`
      <progress max="1" value=${progress} aria-label=${texts.exporting}></progress>
      <span class="what">${texts.exporting} ${format.percent(progress)}</span>
      ${etaMs === undefined ? nothing : html`<span class="left">${timeLeft(etaMs, texts)}</span>`}
      <button type="button" part="export-cancel" class="plain" @click=${events.onExportCancel}>${texts.cancel}</button>
    `;
  }
  if (state === 'ready' && url !== undefined) {
    return html`<a part="download" class="primary" href=${url} download=${fileName} @click=${events.onDownload}>
        ${kind === 'image' ? texts.downloadImage : texts.downloadVideo}
      </a>
      ${blob ? html`<span class="left">${kindOf(fileName)}, ${format.megabytes(blob.size)}</span>` : nothing}`;
  }
  return html`<button type="button" part="export-start" class="primary" @click=${events.onExport}>
    ${state === 'failed' ? texts.exportAgain : texts.exportStart}
  </button>`;
}

function kindOf(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase();
}
