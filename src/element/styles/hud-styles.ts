import { css } from 'lit';

/** What stands over the picture: ring, count, phase, advice. */
export const hudStyles = css`
  .hud {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    display: flex;
    align-items: center;
    gap: 10px;
    max-width: calc(100% - 24px);
    padding: 6px;
    padding-inline-end: 18px;
    border-radius: var(--_pill);
    background: var(--_veil);
    color: var(--_veil-text);
    pointer-events: none;
  }
  .ring {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    min-width: calc(3.75 * var(--_rem));
    height: calc(3.75 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  .ring.no-ring {
    height: auto;
    padding-inline: 12px 0;
  }
  .ring svg {
    position: absolute;
    inset: 0;
    rotate: -90deg;
  }
  .ring circle {
    fill: none;
    stroke-width: 8;
  }
  .groove {
    stroke: color-mix(in srgb, var(--_veil-text) 22%, transparent);
  }
  .arc {
    stroke: var(--_veil-accent);
    stroke-linecap: round;
    transition: stroke-dashoffset 0.12s linear;
  }
  .count-text {
    font-size: calc(1.625 * var(--_rem));
    font-weight: 700;
    line-height: 1;
  }
  .count-text small {
    margin-inline-start: 2px;
    font-size: 0.55em;
    font-weight: 600;
    opacity: 0.85;
  }
  .words {
    display: flex;
    flex-direction: column;
    min-width: 0;
    line-height: 1.25;
  }
  .words .exercise {
    font-size: calc(0.9375 * var(--_rem));
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .words .phase {
    min-height: 1.25em;
    color: var(--_veil-accent);
    font-size: calc(0.875 * var(--_rem));
  }
  .words .phase:empty {
    display: none;
  }
  .cue {
    --_mark: var(--pose-veil-info-color, #7dd3fc);
    position: absolute;
    inset-inline: 12px;
    inset-block-end: 16px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .cue.warning {
    --_mark: var(--pose-veil-warning-color, #fbbf24);
  }
  .cue.error {
    --_mark: var(--pose-veil-error-color, #fda29b);
  }
  .cue span {
    max-width: 100%;
    padding: 8px 16px;
    border-radius: min(14px, var(--_radius));
    border-inline-start: 4px solid var(--_mark);
    background: var(--_veil);
    color: var(--_veil-text);
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }
  @container tracker (max-width: 400px) {
    .hud {
      padding: 4px;
      padding-inline-end: 14px;
      gap: 8px;
    }
    .ring {
      min-width: calc(3 * var(--_rem));
      height: calc(3 * var(--_rem));
    }
    .count-text {
      font-size: calc(1.25 * var(--_rem));
    }
    .cue span {
      font-size: calc(0.9375 * var(--_rem));
    }
  }
  @media (forced-colors: active) {
    .hud,
    .cue span {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
    .ring {
      forced-color-adjust: none;
      color: CanvasText;
    }
    .groove {
      stroke: color-mix(in srgb, CanvasText 30%, Canvas);
    }
    .arc {
      stroke: Highlight;
    }
  }
`;
