/**
 * What is seen from the moment something is analysed: loading, progress, count, errors, and what there is to say about
 * the result. Loaded with the session.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { ControlsView } from './controls/controls-view.js';
import { renderError } from './error-view.js';
import { renderExport } from './export-view.js';
import { renderLoading } from './loading-view.js';
import { adviceText } from '../texts/interface-language.js';
import { wordsOf } from './verdict-words.js';
import { nobodyText, verdictOf } from '../output/verdict.js';
import { showsMedia, type ViewEvents, type ViewModel } from './view-model.js';

/** What stands in place of the picture. */
export function renderPanel(model: ViewModel, events: ViewEvents): TemplateResult {
  if (model.snapshot.state === 'error') return renderError(model, events);
  return html`<div part="panel" class="panel loading">${renderLoading(model, events)}</div>`;
}

/**
 * What lies over the picture.
 *
 * @param controls with the option `controls`, once they are loaded
 */
export function renderOverlay(model: ViewModel, controls: ControlsView | undefined): TemplateResult {
  const { snapshot } = model;
  // With the playback bar it is told there, and nothing covers the picture.
  if (model.controls && controls && snapshot.kind === 'video' && !model.unplayable) {
    return html`${controls.renderHud(model) ?? nothing}`;
  }
  return html`${renderCount(model)} ${renderStatus(model)}`;
}

/** What stands below the picture. */
export function renderBelow(model: ViewModel, events: ViewEvents): TemplateResult {
  return html`${renderExportBar(model, events)} ${renderNotice(model)}`;
}

function renderStatus({ snapshot, format, language: { texts } }: ViewModel): TemplateResult | typeof nothing {
  if (snapshot.state !== 'analysing') return nothing;
  const { progress, kind } = snapshot;
  return html`
    <div part="status" class="status">
      <progress max="1" value=${progress} aria-label=${texts.analysing}></progress>
      <span>${texts.analysing}${kind === 'video' ? html` ${format.percent(progress)}` : nothing}</span>
    </div>
  `;
}

function renderCount({ snapshot: { count }, format }: ViewModel): TemplateResult | typeof nothing {
  if (!count) return nothing;
  return html`<div part="count" class="count" dir="ltr">
    ${format.whole(count.value)}${count.unit === 'seconds' ? html`<small>s</small>` : nothing}
  </div>`;
}

function renderExportBar(model: ViewModel, events: ViewEvents): TemplateResult | typeof nothing {
  const { snapshot, language, format, offersImage } = model;
  const { kind, export: exported } = snapshot;
  // With controls it is part of the downloads.
  if (model.controls || !exported || (kind === 'image' && !offersImage)) return nothing;
  return renderExport({ exported, kind, texts: language.texts, format }, events);
}

function renderNotice(model: ViewModel): TemplateResult | typeof nothing {
  const text = notice(model);
  return text ? html`<p part="notice" class="notice">${text}</p>` : nothing;
}

/** The result in a sentence, and where nothing was counted why. */
function resultText(model: ViewModel, summary: ExerciseSummaryMessage): string {
  const { language, snapshot } = model;
  const { exercise } = snapshot;
  const { reason } = summary;
  const why = exercise && reason ? adviceText(language, `reason.${reason.code}`, reason.message, exercise) : '';
  return [...verdictOf(summary, exercise?.traits, wordsOf(model)), why].filter(Boolean).join(' ');
}

function notice(model: ViewModel): string {
  const {
    snapshot: { state, kind, exercise, personFound, noneRecognised },
    language: { texts },
    unplayable,
  } = model;
  const summary = exercise?.summary;
  const unplayed = unplayable && showsMedia(model.snapshot) && kind === 'video' ? texts.unplayable : '';
  if (state !== 'done') return unplayed;
  // With controls the results begin with it.
  const result = summary && !model.controls ? resultText(model, summary) : '';
  if (summary?.reason) return result;
  if (!personFound) return nobodyText(texts, kind);
  if (noneRecognised) return texts.noneRecognised;
  return [result, unplayed].filter(Boolean).join(' ');
}
