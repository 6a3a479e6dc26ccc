/**
 * What the visitor can take along: the results as JSON and CSV, and the overlay video or picture.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { renderExport, type ExportViewEvents } from '../export-view.js';
import type { ViewModel } from '../view-model.js';

/** What the downloads report. */
export interface DownloadEvents {
  readonly onJson: () => void;
  readonly onCsv: () => void;
  readonly onAngles: () => void;
}

/** What there is to take along beside everything. */
export interface Downloads {
  /** Whether there are repetitions or holds for a table. */
  readonly hasTable: boolean;
  /** Whether there are joint angles by time. */
  readonly hasAngles: boolean;
}

/** The panel. */
export function renderDownloads(
  view: ViewModel,
  { hasTable, hasAngles }: Downloads,
  events: DownloadEvents,
  exportEvents: ExportViewEvents,
): TemplateResult {
  const { language, snapshot, format } = view;
  const { texts } = language;
  const exported = snapshot.export ?? { state: 'cancelled' as const, progress: 0, notes: [] };
  return html`
    <section part="downloads" class="panel-card downloads">
      <h2>${texts.downloads}</h2>
      <div class="files">
        <button type="button" part="download-json" class="plain" @click=${events.onJson}>${texts.downloadJson}</button>
        ${
          hasTable
            ? html`<button type="button" part="download-csv" class="plain" @click=${events.onCsv}>
                ${texts.downloadCsv}
              </button>`
            : nothing
        }
        ${
          hasAngles
            ? html`<button type="button" part="download-angles" class="plain" @click=${events.onAngles}>
                ${texts.downloadAngles}
              </button>`
            : nothing
        }
        ${
          snapshot.kind === 'video' || snapshot.export
            ? renderExport({ exported, kind: snapshot.kind, texts, format }, exportEvents)
            : nothing
        }
      </div>
    </section>
  `;
}
