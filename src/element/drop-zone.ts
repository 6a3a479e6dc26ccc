/**
 * The card before anything is analysed: what to do, where the camera should stand, and the upload button. Where there is no
 * mouse it speaks of filming, and opens the camera.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { CAMERA_PLACES, FIGURE, icon } from './icons.js';
import { UPLOAD_BUTTON_SLOT } from './upload-button.js';
import type { ViewEvents, ViewModel } from './view-model.js';

/**
 * A press anywhere on it is a convenience for pointers: the upload button is the control.
 *
 * @param hasButton whether the upload button stands in it
 */
export function renderDropZone(model: ViewModel, events: ViewEvents, hasButton: boolean): TemplateResult {
  const { source, dragging, cameraPlace, buttonPosition } = model;
  const { idle } = model.language;
  const isImage = source === 'image';
  const button = hasButton
    ? html`<slot name=${UPLOAD_BUTTON_SLOT} class="center" @slotchange=${events.onSlotChange}></slot>
        ${renderCamera(model, events)}`
    : nothing;
  const privacy = html`<p class="detail privacy">${idle.privacy}</p>`;
  return html`
    <slot name="empty" @slotchange=${events.onSlotChange}>
      <div part="panel" class="panel drop" @click=${events.onUploadPress}>
        ${icon(cameraPlace ? CAMERA_PLACES[cameraPlace] : FIGURE)}
        ${
          dragging
            ? html`<p class="title">${idle.dropHere}</p>`
            : html`<p class="title by-mouse">${isImage ? idle.dropImage : idle.dropVideo}</p>
                <p class="title by-touch">${isImage ? idle.takeImage : idle.filmVideo}</p>`
        }
        ${cameraPlace ? html`<p part="camera-place" class="detail">${idle.cameraPlace[cameraPlace]}</p>` : nothing}
        ${buttonPosition === 'bottom' ? html`${privacy}${button}` : html`${button}${privacy}`}
      </div>
    </slot>
  `;
}

/** What browsers offer for the upload button is not always the camera. */
function renderCamera({ language: { idle }, source }: ViewModel, { onPick }: ViewEvents): TemplateResult {
  return html`<label class="camera by-touch" @click=${(event: Event) => event.stopPropagation()}>
    <input class="visually-hidden" type="file" accept="${source}/*" capture="environment" @change=${onPick} />
    ${idle.openCamera}
  </label>`;
}
