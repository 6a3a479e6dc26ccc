/**
 * The bar below the picture where the overlay video is made and downloaded.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExportSnapshot } from '../session/snapshot.js';
import type { Texts } from './texts.js';

/** Everything that decides what the bar shows. */
export interface ExportViewModel {
  readonly exported: ExportSnapshot;
  readonly kind: 'video' | 'image';
  readonly texts: Texts;
}

/** What the bar reports. */
export interface ExportViewEvents {
  readonly onExport: () => void;
  readonly onExportCancel: () => void;
  readonly onDownload: (event: Event) => void;
}

const MINUTE_MS = 60_000;
const MEGABYTE = 1e6;

/** The bar. */
export function renderExport(model: ExportViewModel, events: ExportViewEvents): TemplateResult {
  const { exported, texts } = model;
  return html`<div part="export" class="export ${exported.state}">${renderState(model, events)}</div>
    ${exported.notes.map((note) => html`<p part="notice" class="notice" lang="en">${note}</p>`)}
    ${exported.error ? html`<p part="notice" class="notice" role="alert">${texts.exportFailed} ${exported.error.message}</p>` : nothing}`;
}

function renderState({ exported, kind, texts }: ExportViewModel, events: ExportViewEvents): TemplateResult {
  const { state, progress, etaMs, url, fileName = '', blob } = exported;
  if (state === 'running') {
    return html`
      <progress max="1" value=${progress} aria-label=${texts.exporting}></progress>
      <span class="what">${texts.exporting} ${Math.floor(progress * 100)} %</span>
      ${etaMs === undefined ? nothing : html`<span class="left">${timeLeft(etaMs, texts)}</span>`}
      <button type="button" part="export-cancel" class="plain" @click=${events.onExportCancel}>${texts.cancel}</button>
    `;
  }
  if (state === 'ready' && url !== undefined) {
    return html`<a part="download" class="primary" href=${url} download=${fileName} @click=${events.onDownload}>
        ${kind === 'image' ? texts.downloadImage : texts.downloadVideo}
      </a>
      ${blob ? html`<span class="left">${kindOf(fileName)}, ${megabytes(blob.size)} MB</span>` : nothing}`;
  }
  return html`<button type="button" part="export-start" class="primary" @click=${events.onExport}>
    ${state === 'failed' ? texts.exportAgain : texts.exportStart}
  </button>`;
}

/** What a screen reader says of it: beginnings and ends, no steps. */
export function exportAnnouncement(exported: ExportSnapshot, texts: Texts): string {
  if (exported.state === 'running') return texts.exporting;
  return exported.state === 'ready' ? texts.exportReady : '';
}

function timeLeft(etaMs: number, texts: Texts): string {
  return etaMs < MINUTE_MS
    ? texts.secondsLeft(Math.max(1, Math.ceil(etaMs / 1000)))
    : texts.minutesLeft(Math.round(etaMs / MINUTE_MS));
}

function kindOf(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase();
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0);
}
