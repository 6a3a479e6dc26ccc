import { css } from 'lit';
import { barStyles } from './bar-styles.js';
import { chartFrameStyles } from './chart-frame-styles.js';
import { compareStyles } from './compare-styles.js';
import { hudStyles } from './hud-styles.js';
import { physicalStyles } from './physical-styles.js';
import { printStyles } from './print-styles.js';
import { resultsStyles } from './results-styles.js';
import { smallButtonsStyles } from './small-buttons-styles.js';

/** Panels, tiles and grades, and how everything is laid out around the player. */
const panelStyles = css`
  .panel-card {
    container: card / inline-size;
    min-width: 0;
    padding: 18px 20px;
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow:
      inset 0 0 0 1px var(--_border),
      var(--_shadow);
  }
  slot[name='results'] {
    display: contents;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 14px;
    margin-bottom: 14px;
  }
  h2,
  h3 {
    margin: 0;
    font-size: calc(1.0625 * var(--_rem));
    font-weight: 650;
    letter-spacing: -0.005em;
  }
  h3 {
    font-size: calc(0.9375 * var(--_rem));
  }
  .muted {
    color: var(--_muted);
  }
  .grade {
    display: inline-grid;
    place-items: center;
    min-width: 1.7em;
    padding: 0.05em 0.3em;
    border-radius: min(0.4em, var(--_radius));
    background: var(--_grade);
    color: var(--_grade-text);
    box-shadow: inset 0 0 0 1px var(--_grade-edge);
    font-weight: 700;
    font-size: 0.9em;
    line-height: 1.5;
  }
  .grade-a {
    --_grade: var(--_grade-a);
  }
  .grade-b {
    --_grade: var(--_grade-b);
  }
  .grade-c {
    --_grade: var(--_grade-c);
  }
  .grade-d {
    --_grade: var(--_grade-d);
  }
  .grade-f {
    --_grade: var(--_grade-f);
  }
  [class*='grade-'] {
    --_grade-edge: color-mix(in srgb, var(--_grade) 45%, #000);
  }
  .downloads h2 {
    margin-bottom: 12px;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
  }
  .files .export {
    justify-content: start;
  }
  .files .export.running {
    flex: 1 1 100%;
  }
  .angles td,
  .angles thead th {
    text-align: end;
  }
  /* The slot has no box, and hands on the distance between the cards. */
  slot[name='results'] {
    gap: inherit;
  }
  .beside,
  .below {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: inherit;
    min-width: 0;
  }
  /* Below each other the result begins on the first screen. */
  @container tracker (max-width: 599px) {
    .layout:has(.results) {
      --_share-of-window: 54dvh;
    }
    .panel-card {
      padding: 14px 16px;
    }
    .files .plain {
      padding-inline: 14px;
    }
  }
  /*
   * Beside the picture, which is as wide as its shape wants: the result; chart and downloads beside that where there is room
   * for a third column, else below the picture.
   */
  @container tracker (min-width: 860px) {
    .with-controls .layout {
      gap: 16px;
    }
    .with-controls .layout:has(.results) {
      grid-template-columns:
        clamp(340px, var(--_ratio, 1.7778) * min(var(--pose-max-height, 80vh), max(140px, 100dvh - 206px)), 60%)
        repeat(auto-fit, minmax(min(350px, 40% - 16px), 1fr));
      grid-template-rows: auto 1fr;
      align-items: start;
    }
    .with-controls .layout:has(.results) > :is(.notice, .export) {
      grid-column: 1 / -1;
    }
    .with-controls .layout:has(.results) .beside,
    .with-controls .layout:has(.results) ::slotted(*) {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
  }
  @container tracker (min-width: 2200px) {
    .layout {
      --_rem: calc(1.125 * var(--_base-size));
      font-size: var(--_rem);
    }
  }
`;

/** What would vanish where a visitor's own colours take the place of all others. After everything that it speaks of. */
const forcedColorStyles = css`
  @media (forced-colors: active) {
    .grade,
    .mark {
      border: 1px solid CanvasText;
    }
    .mark[aria-current] {
      border: 3px solid Highlight;
    }
    .quiet {
      border: 1px solid ButtonText;
    }
    .choice input:checked + span {
      outline: 2px solid Highlight;
    }
    .swatch,
    .scrubber,
    .findings li::before {
      forced-color-adjust: none;
    }
    .scrubber {
      --_accent: Highlight;
      --_field: CanvasText;
      --_border: color-mix(in srgb, CanvasText 30%, Canvas);
      --_surface: Canvas;
    }
    .findings li:is(.warning, .error, .info)::before {
      background: CanvasText;
    }
  }
`;

/** Everything that the option `controls` brings. */
export const controlsStyles = css`
  ${panelStyles}
  ${smallButtonsStyles}
  ${resultsStyles}
  ${chartFrameStyles}
  ${compareStyles}
  ${physicalStyles}
  ${barStyles}
  ${hudStyles}
  ${forcedColorStyles}
  ${printStyles}
`;
