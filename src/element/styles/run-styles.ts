import { css } from 'lit';
import { peopleStyles } from './people-styles.js';

/** Loading, analysing, errors, notices and the export bar. */
export const runStyles = css`
  ${peopleStyles}
  .panel.error > .icon {
    background: color-mix(in srgb, var(--_error) 12%, transparent);
    color: var(--_error);
  }
  .panel .primary,
  .panel .plain {
    margin-top: 12px;
  }
  a {
    color: var(--_accent);
    font-weight: 600;
    text-underline-offset: 3px;
  }
  summary {
    padding: 4px;
    color: var(--_text);
    font-weight: 600;
    cursor: pointer;
  }
  details p {
    margin: 6px 0 0;
  }
  .primary,
  .plain,
  .export a {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 44px;
    padding: 9px 20px;
    border: 0;
    border-radius: var(--_pill);
    font: inherit;
    font-size: calc(0.9375 * var(--_rem));
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .primary,
  .export a {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .plain {
    background: transparent;
    color: var(--_text);
    box-shadow: inset 0 0 0 1.5px var(--_field);
  }
  .plain:hover {
    background: var(--_raised);
  }
  .primary:hover,
  .export a:hover {
    filter: brightness(1.08);
  }
  :is(button, a, select, summary, input):focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  progress {
    appearance: none;
    display: block;
    flex: none;
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: var(--_groove, color-mix(in srgb, var(--_field) 35%, transparent));
    color: var(--_fill, var(--_accent));
  }
  progress::-webkit-progress-bar {
    background: transparent;
  }
  progress::-webkit-progress-value {
    border-radius: 999px;
    background: currentColor;
    transition: inline-size 0.2s;
  }
  progress::-moz-progress-bar {
    border-radius: 999px;
    background: currentColor;
  }
  .panel.loading {
    gap: 14px;
  }
  .panel.loading > progress,
  .parts {
    width: min(100%, 380px);
  }
  .parts {
    display: grid;
    gap: 16px;
    margin: 4px 0 0;
    text-align: start;
    font-size: calc(0.9375 * var(--_rem));
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 5px 14px;
  }
  .part dt {
    display: flex;
    gap: 0.6em;
    min-width: 0;
    font-weight: 600;
  }
  .part .name {
    overflow: hidden;
    color: var(--_muted);
    font-weight: 400;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .part dd {
    display: contents;
  }
  .part .amount {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .part progress {
    grid-column: 1 / -1;
  }
  .starting progress {
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  .status {
    --_groove: rgb(255 255 255 / 0.28);
    --_fill: var(--_veil-accent);
    position: absolute;
    inset: auto 12px 12px auto;
    display: flex;
    align-items: center;
    gap: 10px;
    max-width: calc(100% - 24px);
    min-height: 36px;
    padding: 4px 14px;
    border-radius: var(--_pill);
    background: var(--_veil);
    color: var(--_veil-text);
    font-size: calc(0.875 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  .container[dir='rtl'] .status {
    inset: auto auto 12px 12px;
  }
  .status progress {
    width: 72px;
    height: 5px;
  }
  .count {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    min-width: 56px;
    padding: 4px 14px;
    border-radius: min(16px, var(--_radius));
    background: var(--_veil);
    color: var(--_veil-text);
    font-size: calc(2 * var(--_rem));
    font-weight: 700;
    line-height: 1.2;
    text-align: center;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .count small {
    margin-inline-start: 3px;
    font-size: 0.55em;
    font-weight: 600;
  }
  .notice {
    margin: 0;
    padding: 10px 16px;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_border);
    font-size: calc(0.9375 * var(--_rem));
    overflow-wrap: anywhere;
  }
  .export {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 14px;
    min-height: 44px;
    font-size: calc(0.9375 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  .layout > .export {
    padding: 8px 16px;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  .export .left {
    color: var(--_muted);
  }
  .export progress {
    flex: 1 1 120px;
    max-width: 240px;
  }
  /* The words wrap beside the button, below a line of progress. */
  @container tracker (max-width: 480px) {
    .export.running progress {
      flex: 1 0 100%;
      max-width: none;
    }
    .export.running .words {
      flex: 1 1 0;
      min-width: 0;
    }
  }
  @media (forced-colors: active) {
    .primary,
    .plain,
    .export a,
    progress {
      border: 1px solid ButtonText !important;
    }
    progress {
      forced-color-adjust: none;
      background: Canvas;
      color: Highlight;
    }
    .status,
    .count {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
  @container stage (max-height: 280px) {
    .panel .primary,
    .panel .plain {
      margin-top: 4px;
      min-height: 36px;
      padding-block: 5px;
    }
    .parts {
      gap: 8px;
      margin: 0;
    }
  }
`;
