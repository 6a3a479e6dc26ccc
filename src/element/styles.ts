import { css } from 'lit';

/** The element's styles. Every custom property here is documented on the class. */
export const styles = css`
  :host {
    --_accent: var(--pose-accent-color, #0f766e);
    --_accent-text: var(--pose-accent-text-color, #fff);
    --_surface: var(--pose-surface-color, #f8fafc);
    --_text: var(--pose-text-color, #0f172a);
    --_muted: var(--pose-muted-color, #526074);
    --_border: var(--pose-border-color, #cbd5e1);
    --_error: var(--pose-error-color, #b42318);
    --_radius: var(--pose-radius, 14px);
    display: block;
    position: relative;
    box-sizing: border-box;
    max-width: 100%;
    color: var(--_text);
    font: 400 1rem/1.45 var(--pose-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    color-scheme: light dark;
  }
  :host([hidden]) {
    display: none;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --_accent: var(--pose-accent-color, #2dd4bf);
      --_accent-text: var(--pose-accent-text-color, #042f2b);
      --_surface: var(--pose-surface-color, #111827);
      --_text: var(--pose-text-color, #f1f5f9);
      --_muted: var(--pose-muted-color, #a3b1c6);
      --_border: var(--pose-border-color, #334155);
      --_error: var(--pose-error-color, #fda29b);
    }
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  .container {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 12px;
    max-width: 100%;
  }
  .stage {
    position: relative;
    width: 100%;
    max-width: 100%;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  .stage.media {
    --_ratio: 1.7778;
    align-self: center;
    width: min(100%, calc(var(--pose-max-height, 80vh) * var(--_ratio)));
    aspect-ratio: var(--_ratio);
    background: var(--pose-letterbox-color, #0b1120);
    box-shadow: none;
  }
  .stage.sized {
    width: 100%;
    aspect-ratio: auto;
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
    object-fit: var(--pose-object-fit, contain);
    object-position: var(--pose-object-position, 50% 50%);
  }
  canvas {
    pointer-events: none;
  }
  [hidden] {
    display: none !important;
  }
  .panel {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-height: 220px;
    padding: 32px 20px;
    text-align: center;
  }
  .sized .panel {
    height: 100%;
    min-height: 0;
    overflow: auto;
    justify-content: safe center;
    padding: 16px 20px;
  }
  .sized .panel.error .icon {
    display: none;
  }
  .panel::before {
    content: '';
    position: absolute;
    inset: 8px;
    border: 1.5px dashed var(--_border);
    border-radius: max(0px, calc(var(--_radius) - 6px));
    pointer-events: none;
  }
  .dragging .panel::before {
    border: 2px solid var(--_accent);
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  .panel.error::before {
    border: 0;
  }
  .icon {
    width: 44px;
    height: 44px;
    color: var(--_accent);
  }
  .error .icon {
    color: var(--_error);
  }
  .title {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 600;
    text-wrap: balance;
  }
  .detail {
    margin: 0;
    max-width: 52ch;
    color: var(--_muted);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--_accent);
    font-weight: 600;
    text-underline-offset: 3px;
  }
  a:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
    border-radius: 3px;
  }
  .drop-hint {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: rgb(11 17 32 / 0.72);
    color: #fff;
    font-weight: 600;
    border-radius: inherit;
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    pointer-events: none;
  }
  .status {
    position: absolute;
    inset: auto 12px 12px auto;
    display: flex;
    align-items: center;
    gap: 10px;
    max-width: calc(100% - 24px);
    padding: 7px 12px;
    border-radius: 999px;
    background: rgb(11 17 32 / 0.78);
    color: #f8fafc;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .status.loading {
    inset: 50% auto auto 50%;
    translate: -50% -50%;
  }
  progress {
    appearance: none;
    flex: none;
    width: 84px;
    height: 5px;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: rgb(255 255 255 / 0.25);
  }
  progress::-webkit-progress-bar {
    background: rgb(255 255 255 / 0.25);
  }
  progress::-webkit-progress-value {
    background: #5eead4;
  }
  progress::-moz-progress-bar {
    background: #5eead4;
  }
  .count {
    position: absolute;
    inset: 12px auto auto 12px;
    min-width: 56px;
    padding: 4px 14px;
    border-radius: 16px;
    background: rgb(11 17 32 / 0.78);
    color: #f8fafc;
    font-size: 2rem;
    font-weight: 700;
    line-height: 1.2;
    text-align: center;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .count small {
    margin-left: 3px;
    font-size: 0.55em;
    font-weight: 600;
  }
  .notice {
    margin: 0;
    padding: 10px 14px;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_border);
    color: var(--_text);
    font-size: 0.9375rem;
  }
  .export {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 12px;
    min-height: 44px;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }
  .export .left {
    color: var(--_muted);
  }
  .export progress {
    flex: 1 1 120px;
    max-width: 240px;
    height: 6px;
    background: var(--_border);
  }
  .export progress::-webkit-progress-bar {
    background: var(--_border);
  }
  .export progress::-webkit-progress-value {
    background: var(--_accent);
  }
  .export progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .export button,
  .export a {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: 10px 22px;
    border: 0;
    border-radius: 999px;
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  .export .primary {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .export .plain {
    padding: 10px 16px;
    background: transparent;
    color: var(--_text);
    box-shadow: inset 0 0 0 1.5px var(--_border);
  }
  .export :is(button, a):hover {
    filter: brightness(1.08);
  }
  .export :is(button, a):focus-visible {
    outline: 3px solid color-mix(in srgb, var(--_accent) 55%, transparent);
    outline-offset: 2px;
    border-radius: 999px;
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
  slot[name='upload-button'].floating {
    position: absolute;
    right: 16px;
    /* Above the playback controls. */
    bottom: 76px;
    z-index: 1;
  }
  ::slotted(button) {
    appearance: none;
    min-height: 44px;
    padding: 10px 22px;
    border: 0;
    border-radius: 999px;
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
    outline: 3px solid color-mix(in srgb, var(--_accent) 55%, transparent);
    outline-offset: 2px;
  }
  slot.floating::slotted(button) {
    box-shadow: 0 6px 20px rgb(2 6 23 / 0.35);
  }
`;
