/**
 * What is being loaded: each part with what has arrived of it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { LoadingPart } from '../session/snapshot.js';
import type { ViewEvents, ViewModel } from './view-model.js';

/** The parts, or the page's own words in their place. */
export function renderLoading(model: ViewModel, events: ViewEvents): TemplateResult {
  const { snapshot, loadingMessage } = model;
  const { texts } = model.language;
  const { loading, kind } = snapshot;
  const title = loadingMessage || texts.loading;
  const parts = loading && !loadingMessage;
  return html`
    <p class="title">${title}</p>
    ${
      parts
        ? html`<dl class="parts">
            ${renderPart(model, texts.media[kind], loading.media, lastPart(snapshot.mediaName))}
            ${renderPart(model, texts.model, loading.model)}
            ${loading.reference ? renderPart(model, texts.reference, loading.reference) : nothing}
          </dl>`
        : html`<progress
            max="1"
            value=${jointly(loading?.media, loading?.model, ...(loading?.reference ? [loading.reference] : []))}
            aria-label=${title}
          ></progress>`
    }
    ${
      model.controls
        ? html`<button type="button" part="cancel" class="plain" @click=${events.onCancel}>${texts.cancel}</button>`
        : nothing
    }
  `;
}

function renderPart(model: ViewModel, label: string, part: LoadingPart, name = ''): TemplateResult {
  const { texts } = model.language;
  const { value, ready } = part;
  const isStarting = value >= 1 && !ready;
  return html`<div class="part ${ready ? 'ready' : ''} ${isStarting ? 'starting' : ''}">
    <dt>${label}${name ? html` <span class="name" dir="auto">${name}</span>` : nothing}</dt>
    <dd>
      <span class="amount"><bdi>${amount(model, part)}</bdi></span>
      <progress max="1" value=${value} aria-label="${label}: ${ready ? texts.ready : texts.loading}"></progress>
    </dd>
  </div>`;
}

function amount({ format, language: { texts } }: ViewModel, { value, bytes, ready }: LoadingPart): string {
  const whole = bytes === undefined ? '' : format.megabytes(bytes);
  if (ready) return [whole, texts.ready].filter(Boolean).join(', ');
  if (value >= 1) return [whole, texts.starting].filter(Boolean).join(', ');
  // What is read in pieces as they are needed has no progress of its own.
  if (bytes === undefined) return value > 0 ? format.percent(value) : '';
  return texts.amountOf(format.megabytesOf(bytes, bytes * value), whole);
}

/** The file of an address. */
function lastPart(name: string): string {
  return name.split('/').findLast((part) => part !== '') ?? name;
}

function jointly(...parts: readonly (LoadingPart | undefined)[]): number {
  return parts.reduce((sum, part) => sum + (part?.value ?? 0), 0) / parts.length;
}
