/**
 * The element's shadow tree before anything is analysed, and the frame around what comes then. This is all of the view
 * that a page loads at first; the rest comes with the session.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ControlsView } from './controls/controls-view.js';
import { renderDropZone } from './drop-zone.js';
import { FIGURE, icon } from './icons.js';
import { keepFocus } from './keep-focus.js';
import type { RunSide } from './run-side.js';
import { UPLOAD_BUTTON_SLOT } from './upload-button.js';
import { showsMedia, type ViewEvents, type ViewModel } from './view-model.js';

/** The parts of the view that are loaded later. */
export interface LoadedViews {
  /** There before anything but the idle state is. */
  readonly run: RunSide | undefined;
  /** With the option `controls`. */
  readonly controls: ControlsView | undefined;
}

/** The whole shadow tree. */
export function renderView(model: ViewModel, events: ViewEvents, views: LoadedViews): TemplateResult {
  const { snapshot, buttonPosition, language, theme, dragging } = model;
  const shown = showsMedia(snapshot);
  const controls = model.controls && shown ? views.controls : undefined;
  // Over the results it would cover what stands there.
  const floats = buttonPosition === 'floating' && !(controls && snapshot.state === 'done');
  const isInPanel = standsInPanel(model, views);
  const place = (buttonPosition === 'floating' && !floats) || buttonPosition === 'center' ? 'bottom' : buttonPosition;
  const button = html`<slot
    name=${UPLOAD_BUTTON_SLOT}
    class="${place} ${snapshot.state}"
    @click=${events.onUploadPress}
    @slotchange=${events.onSlotChange}
  ></slot>`;
  return html`
    <div
      part="container"
      class="container theme-${theme} ${dragging ? 'dragging' : ''} ${controls ? 'with-controls' : ''}"
      lang=${language.tag}
      dir=${language.dir}
      @dragenter=${events.onDrag}
      @dragover=${events.onDrag}
      @dragleave=${events.onDragLeave}
      @drop=${events.onDrop}
      ${keepFocus(true)}
    >
      ${buttonPosition === 'top' ? button : nothing}
      <div class="layout">
        <div part="player" class="player">
          ${renderStage(model, events, views, shown)} ${controls?.renderBar(model) ?? nothing}
        </div>
        ${shown ? html`${controls?.renderResults(model) ?? nothing} ${views.run?.renderBelow(model, events)}` : nothing}
      </div>
      ${buttonPosition === 'top' || isInPanel ? nothing : button}
      <input type="file" hidden accept="${model.source}/*" @change=${events.onPick} />
      <div class="visually-hidden" role="status">${model.announcement}</div>
    </div>
  `;
}

function renderStage(model: ViewModel, events: ViewEvents, views: LoadedViews, shown: boolean): TemplateResult {
  const { snapshot, language, hasFixedHeight, dragging } = model;
  const { idle } = language;
  const isVideo = snapshot.kind === 'video';
  return html`
    <div part="stage" class="stage ${shown ? 'media' : ''} ${hasFixedHeight ? 'sized' : ''}">
      <video
        part="video"
        ?hidden=${!shown || !isVideo}
        ?controls=${snapshot.state === 'done' && !model.controls}
        controlslist="nodownload nofullscreen noremoteplayback"
        disablepictureinpicture
        .muted=${true}
        playsinline
        @error=${events.onVideoError}
        @loadeddata=${events.onVideoError}
        aria-label=${idle.overlayLabel}
      ></video>
      <img
        part="image"
        alt=${snapshot.mediaName}
        ?hidden=${!shown || isVideo}
        crossorigin=${/^https?:/.test(snapshot.mediaUrl) ? 'anonymous' : nothing}
        src=${shown && !isVideo ? snapshot.mediaUrl : nothing}
        @load=${events.onImageLoad}
      />
      <canvas part="overlay" ?hidden=${!shown} aria-hidden="true"></canvas>
      ${shown ? views.run?.renderOverlay(model, views.controls) : renderPanel(model, events, views)}
      ${shown && dragging ? html`<div class="drop-hint">${idle.dropHere}</div>` : nothing}
    </div>
  `;
}

/** Whether the upload button stands in the drop zone: where that is on show, and is not the page's own. */
function standsInPanel({ buttonPosition, snapshot, accepting, hasOwnEmpty }: ViewModel, { run }: LoadedViews): boolean {
  const isIdle = snapshot.state === 'idle' || (snapshot.state !== 'error' && !run);
  const isWithin = buttonPosition === 'center' || buttonPosition === 'bottom';
  return isWithin && isIdle && accepting && !hasOwnEmpty;
}

/** A press anywhere on the drop zone is a convenience for pointers: the upload button is the control. */
function renderPanel(model: ViewModel, events: ViewEvents, views: LoadedViews): TemplateResult {
  const { run } = views;
  const { snapshot, accepting } = model;
  const { idle } = model.language;
  // Only a part of the package that does not load is told before the view of errors is there.
  if (snapshot.state === 'error' && !run) {
    return html`<div part="panel" class="panel error" role="alert">
      <p class="title">${idle.partMissing}</p>
      <p lang="en" dir="ltr">${snapshot.error?.message}</p>
    </div>`;
  }
  if (snapshot.state !== 'idle' && run) return run.renderPanel(model, events);
  if (!accepting) {
    return html`<slot name="empty" @slotchange=${events.onSlotChange}>
      <div part="panel" class="panel">
        ${icon(FIGURE)}
        <p class="title">${idle.waitingForMedia}</p>
      </div>
    </slot>`;
  }
  return renderDropZone(model, events, standsInPanel(model, views));
}
