import { css } from 'lit';
import { colors } from './colors.js';

/** The frame, the drop zone and the upload button: all that is seen before anything is analysed. */
export const baseStyles = css`
  ${colors}
  :host {
    display: block;
    position: relative;
    box-sizing: border-box;
    min-width: min(100%, 240px);
    max-width: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .container {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 12px;
    container: tracker / inline-size;
    contain-intrinsic-inline-size: 480px;
    color: var(--_text);
    font: 400 var(--_rem)/1.5 var(--_font);
    -webkit-text-size-adjust: 100%;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
  }
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .player {
    position: relative;
    min-width: 0;
  }
  .stage {
    position: relative;
    width: 100%;
    height: var(--_height, auto);
    min-height: var(--_min-height, 0);
    max-height: var(--_max-height, none);
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  .stage.media {
    margin-inline: auto;
    width: min(100%, calc(min(var(--_max-height, 100000px), var(--pose-max-height, 80vh)) * var(--_ratio, 1.7778)));
    aspect-ratio: var(--_ratio, 1.7778);
    background: var(--pose-letterbox-color, #0b1120);
    box-shadow: none;
  }
  .stage.sized {
    width: 100%;
    aspect-ratio: auto;
    container: stage / size;
  }
  video,
  img,
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  video,
  img {
    display: block;
    object-fit: var(--_fit, var(--pose-object-fit, contain));
    object-position: var(--pose-object-position, 50% 50%);
  }
  canvas {
    pointer-events: none;
  }
  .panel {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: min(var(--_min-height, clamp(220px, 42cqw, 340px)), var(--_max-height, 100000px));
    max-height: var(--_max-height, none);
    padding: var(--_padding, 32px 24px);
    overflow: auto;
    text-align: center;
  }
  .sized .panel {
    height: 100%;
    min-height: 0;
    overflow: auto;
    justify-content: safe center;
    padding-block: var(--_padding, 16px);
  }
  .panel.drop {
    cursor: pointer;
  }
  .panel.drop::before {
    content: '';
    position: absolute;
    inset: 10px;
    border: 1.5px dashed var(--_field);
    border-radius: max(4px, calc(var(--_radius) - 6px));
    pointer-events: none;
    transition: background-color 0.15s;
  }
  .dragging .panel.drop::before {
    border: 2px solid var(--_accent);
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  .icon {
    width: 24px;
    height: 24px;
  }
  .alert {
    display: contents;
  }
  .panel > .icon {
    width: 56px;
    height: 56px;
    margin-bottom: 10px;
    padding: 12px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    color: var(--_accent);
  }
  .sized .panel > * {
    flex: none;
  }
  .title {
    margin: 0;
    font-size: calc(1.125 * var(--_rem));
    font-weight: 600;
    line-height: 1.35;
    letter-spacing: -0.005em;
    text-wrap: balance;
  }
  .detail {
    margin: 0;
    max-width: 56ch;
    color: var(--_muted);
    font-size: calc(0.9375 * var(--_rem));
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .privacy {
    margin-top: 10px;
    font-size: calc(0.875 * var(--_rem));
  }
  .drop-hint {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: grid;
    place-items: center;
    padding: 20px;
    background: var(--_veil);
    color: var(--_veil-text);
    font-weight: 600;
    text-align: center;
    border-radius: inherit;
    outline: 2px solid var(--_veil-accent);
    outline-offset: -8px;
    pointer-events: none;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  slot[name='upload-button'] {
    display: flex;
    justify-content: center;
  }
  slot[name='upload-button'].center {
    margin-block: 10px 2px;
  }
  slot[name='upload-button']:is(.loading, .analysing)::slotted(button[data-own]:not(:focus-visible)) {
    /* There is something else to wait for. It stays in the order of the keyboard: whoever pressed it keeps their place. */
    position: absolute;
    width: 1px;
    height: 1px;
    min-height: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* What comes next is the result, or trying again. The page below may be of another theme. */
  slot[name='upload-button'].done::slotted(button),
  .container:has([part='retry']) slot[name='upload-button']::slotted(button) {
    background: var(--_surface);
    color: var(--_text);
    box-shadow: inset 0 0 0 1.5px var(--_field);
  }
  /* A page's rule for all its buttons sets one of the two: text and ground stay a pair unless the page styles this very button. */
  slot[name='upload-button'].done::slotted(button[data-own]:is(:not([class]), [class='']):not([style])),
  .container:has([part='retry'])
    slot[name='upload-button']::slotted(button[data-own]:is(:not([class]), [class='']):not([style])) {
    background: var(--_surface) !important;
    color: var(--_text) !important;
  }
  .camera {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    padding: 9px 20px;
    border-radius: var(--_pill);
    box-shadow: inset 0 0 0 1.5px var(--_field);
    font-weight: 600;
    cursor: pointer;
  }
  .camera:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .by-touch {
    display: none;
  }
  @media (hover: none) and (pointer: coarse) {
    .by-mouse {
      display: none;
    }
    .title.by-touch {
      display: block;
    }
    .camera.by-touch {
      display: inline-flex;
    }
  }
  slot[name='upload-button'].floating {
    position: absolute;
    inset-inline-end: 16px;
    /* Above the playback controls. */
    bottom: 76px;
    z-index: 1;
  }
  slot.floating.idle {
    bottom: 22px;
  }
  .container:has(slot.floating) .panel.drop {
    padding-bottom: 84px;
  }
  ::slotted(button) {
    appearance: none;
    min-height: 44px;
    padding: 10px 22px;
    border: 0;
    border-radius: var(--_pill);
    background: var(--_accent);
    color: var(--_accent-text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  ::slotted(button:hover) {
    filter: brightness(1.08);
  }
  ::slotted(button:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  slot.floating::slotted(button) {
    box-shadow: 0 6px 20px rgb(2 6 23 / 0.35);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    ::slotted(button) {
      border: 1px solid ButtonText;
    }
  }
  /* A low box keeps to what has to be said. */
  @container stage (max-height: 280px) {
    .panel > .icon {
      display: none;
    }
    .sized .panel {
      gap: 4px;
      padding: var(--_padding, 10px 20px);
    }
    .title {
      font-size: var(--_rem);
    }
    .panel .privacy {
      margin-top: 4px;
    }
  }
`;
