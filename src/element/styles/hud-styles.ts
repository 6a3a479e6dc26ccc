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
    border-radius: 999px;
    background: var(--_veil);
    color: var(--_veil-text);
    pointer-events: none;
  }
  .ring {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    min-width: 60px;
    height: 60px;
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
    stroke: rgb(255 255 255 / 0.2);
  }
  .arc {
    stroke: var(--_veil-accent);
    stroke-linecap: round;
    transition: stroke-dashoffset 0.12s linear;
  }
  .count-text {
    font-size: 1.625rem;
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
    font-size: 0.9375rem;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .words .phase {
    min-height: 1.25em;
    color: var(--_veil-accent);
    font-size: 0.875rem;
  }
  .cue {
    --_mark: #7dd3fc;
    position: absolute;
    inset-inline: 12px;
    inset-block-end: 16px;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .cue.warning {
    --_mark: #fbbf24;
  }
  .cue.error {
    --_mark: #fda29b;
  }
  .cue span {
    max-width: 100%;
    padding: 8px 16px;
    border-radius: 14px;
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
      min-width: 48px;
      height: 48px;
    }
    .count-text {
      font-size: 1.25rem;
    }
    .cue span {
      font-size: 0.9375rem;
    }
  }
  @media (forced-colors: active) {
    .hud,
    .cue span {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
