/**
 * The element's shadow tree, as a pure function of what is to be seen.
 */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { MediaKind } from '../media/source.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { exportAnnouncement, renderExport, type ExportViewEvents } from './export-view.js';
import type { Texts } from './texts.js';
import { UPLOAD_BUTTON_SLOT } from './upload-button.js';

/** Everything that decides what is seen. */
export interface ViewModel {
  readonly snapshot: SessionSnapshot;
  readonly texts: Texts;
  readonly source: MediaKind;
  readonly dragging: boolean;
  /** Whether the browser decodes the video but does not play it. */
  readonly unplayable: boolean;
  /** Whether a file may be dropped or picked here. */
  readonly accepting: boolean;
  readonly buttonPosition: 'top' | 'bottom' | 'floating';
  readonly hasFixedHeight: boolean;
  /** Whether an overlay picture is offered for download; a video is where one was asked for. */
  readonly offersImage: boolean;
  /** Shown while loading in place of the steps. */
  readonly loadingMessage: string;
  readonly documentationUrl: string | undefined;
}

/** What the view reports. */
export interface ViewEvents extends ExportViewEvents {
  readonly onPick: (event: Event) => void;
  readonly onDrag: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onImageLoad: () => void;
  readonly onUploadPress: () => void;
  readonly onSlotChange: () => void;
  readonly onVideoError: () => void;
}

const FIGURE = svg`<circle cx="12" cy="4.4" r="2.2" /><path d="M12 7.6v6.2M5.6 10.6 12 8.8l6.4 1.8M8.2 20.4l3.8-6.6 3.8 6.6" />`;
const WARNING = svg`<path d="M12 4 2.8 19.5h18.4zM12 10v4.2M12 16.9v.1" />`;

/** Whether the picture or video itself is on show. */
export function showsMedia({ state, mediaUrl }: SessionSnapshot): boolean {
  return mediaUrl !== '' && state !== 'idle' && state !== 'error';
}

/** The whole shadow tree. */
export function renderView(model: ViewModel, events: ViewEvents): TemplateResult {
  const { snapshot, texts, buttonPosition } = model;
  const shown = showsMedia(snapshot);
  const button = html`<slot
    name=${UPLOAD_BUTTON_SLOT}
    class=${buttonPosition}
    @click=${events.onUploadPress}
    @slotchange=${events.onSlotChange}
  ></slot>`;
  return html`
    <div
      part="container"
      class="container ${model.dragging ? 'dragging' : ''}"
      @dragenter=${events.onDrag}
      @dragover=${events.onDrag}
      @dragleave=${events.onDragLeave}
      @drop=${events.onDrop}
    >
      ${buttonPosition === 'top' ? button : nothing}
      <div part="stage" class="stage ${shown ? 'media' : ''} ${model.hasFixedHeight ? 'sized' : ''}">
        <video
          part="video"
          ?hidden=${!shown || snapshot.kind !== 'video'}
          ?controls=${snapshot.state === 'done'}
          controlslist="nodownload nofullscreen noremoteplayback"
          disablepictureinpicture
          .muted=${true}
          playsinline
          @error=${events.onVideoError}
          @loadeddata=${events.onVideoError}
          aria-label=${texts.overlayLabel}
        ></video>
        <img
          part="image"
          alt=${snapshot.mediaName}
          ?hidden=${!shown || snapshot.kind !== 'image'}
          crossorigin=${/^https?:/.test(snapshot.mediaUrl) ? 'anonymous' : nothing}
          src=${shown && snapshot.kind === 'image' ? snapshot.mediaUrl : nothing}
          @load=${events.onImageLoad}
        />
        <canvas part="overlay" ?hidden=${!shown} aria-hidden="true"></canvas>
        ${shown ? html`${renderCount(snapshot)} ${renderStatus(model)}` : renderPanel(model)}
        ${shown && model.dragging ? html`<div class="drop-hint">${texts.dropHere}</div>` : nothing}
      </div>
      ${renderExportBar(model, events)} ${renderNotice(model)} ${buttonPosition === 'top' ? nothing : button}
      <input type="file" hidden accept="${model.source}/*" @change=${events.onPick} />
      <div class="visually-hidden" role="status">${announcement(model)}</div>
    </div>
  `;
}

function renderPanel(model: ViewModel): TemplateResult {
  const { snapshot, texts } = model;
  if (snapshot.state === 'error') return renderError(model);
  if (snapshot.state === 'loading') {
    return html`<div part="panel" class="panel">
      ${icon(FIGURE)}
      <p class="title">${loadingText(model)}</p>
    </div>`;
  }
  if (!model.accepting) {
    return html`<div part="panel" class="panel">
      ${icon(FIGURE)}
      <p class="title">${texts.waitingForMedia}</p>
    </div>`;
  }
  const invitation = model.source === 'image' ? texts.dropImage : texts.dropVideo;
  return html`
    <div part="panel" class="panel">
      ${icon(FIGURE)}
      <p class="title">${model.dragging ? texts.dropHere : invitation}</p>
      <p class="detail">${texts.privacy}</p>
    </div>
  `;
}

function renderError({ snapshot, texts, documentationUrl }: ViewModel): TemplateResult {
  const isAccessError = snapshot.error?.code === 'missing_token' || snapshot.error?.code.startsWith('developer_');
  return html`
    <div part="panel" class="panel error" role="alert">
      ${icon(WARNING)}
      <p class="title">${isAccessError ? snapshot.error?.message : texts.errorTitle}</p>
      ${
        isAccessError && documentationUrl
          ? html`<p class="detail">
              <a href=${documentationUrl} target="_blank" rel="noopener">${texts.documentation}</a>
            </p>`
          : nothing
      }
      ${isAccessError ? nothing : html`<p class="detail">${snapshot.error?.message}</p>`}
    </div>
  `;
}

function renderStatus(model: ViewModel): TemplateResult | typeof nothing {
  const { snapshot, texts } = model;
  if (snapshot.state === 'loading') {
    return html`<div part="status" class="status loading">${loadingText(model)}</div>`;
  }
  if (snapshot.state !== 'analysing') return nothing;
  const percent = Math.floor(snapshot.progress * 100);
  return html`
    <div part="status" class="status">
      <progress max="1" value=${snapshot.progress} aria-label=${texts.analysing}></progress>
      <span>${texts.analysing}${snapshot.kind === 'video' ? html` ${percent} %` : nothing}</span>
    </div>
  `;
}

function renderCount({ count }: SessionSnapshot): TemplateResult | typeof nothing {
  if (!count) return nothing;
  return html`<div part="count" class="count">
    ${count.value}${count.unit === 'seconds' ? html`<small>s</small>` : nothing}
  </div>`;
}

function renderExportBar(model: ViewModel, events: ViewEvents): TemplateResult | typeof nothing {
  const { snapshot, texts, offersImage } = model;
  const { kind, export: exported } = snapshot;
  if (!exported || !showsMedia(snapshot) || (kind === 'image' && !offersImage)) return nothing;
  return renderExport({ exported, kind, texts }, events);
}

function renderNotice(model: ViewModel): TemplateResult | typeof nothing {
  const text = notice(model);
  return text ? html`<p part="notice" class="notice">${text}</p>` : nothing;
}

function notice({ snapshot, texts, unplayable }: ViewModel): string {
  if (snapshot.state === 'done' && !snapshot.personFound) {
    return snapshot.kind === 'image' ? texts.nobodyInImage : texts.nobodyInVideo;
  }
  return unplayable && showsMedia(snapshot) && snapshot.kind === 'video' ? texts.unplayable : '';
}

function loadingText({ snapshot, loadingMessage }: ViewModel): string {
  return loadingMessage || snapshot.loadingMessage;
}

/** What a screen reader says: the state, never its every step. */
function announcement(model: ViewModel): string {
  const { snapshot, texts } = model;
  if (snapshot.state === 'loading') return loadingText(model);
  if (snapshot.state === 'analysing') return texts.analysing;
  if (snapshot.state !== 'done') return '';
  return (snapshot.export && exportAnnouncement(snapshot.export, texts)) || texts.done;
}

function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}
