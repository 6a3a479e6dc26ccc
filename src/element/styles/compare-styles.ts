import { css } from 'lit';

/** Two repetitions side by side. */
export const compareStyles = css`
  .comparison > summary {
    margin: -4px;
  }
  .comparison > summary h2 {
    display: inline;
  }
  .comparison[open] > summary {
    margin-bottom: 10px;
  }
  .comparison .figures {
    display: flex;
    gap: 10px;
  }
  .comparison figure {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-width: 0;
    margin: 0;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_raised);
  }
  .comparison figure > p {
    flex: 1;
    margin: 0;
    padding: 16px;
    font-size: calc(0.875 * var(--_rem));
  }
  .comparison figcaption {
    padding: 6px 10px 10px;
    color: var(--_muted);
    font-size: calc(0.875 * var(--_rem));
    text-align: center;
  }
  .stick {
    display: block;
    width: 100%;
    height: clamp(140px, 46cqw, 260px);
  }
  .bone {
    fill: none;
    stroke: var(--_muted);
    stroke-width: 0.11;
    stroke-linecap: round;
  }
  .bone.left {
    stroke: var(--_left-line);
  }
  .bone.right {
    stroke: var(--_right-line);
  }
  .comparison .moment {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-top: 6px;
  }
  .moment input {
    flex: 1;
    min-width: 0;
    min-height: 28px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .choose-rep {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: calc(0.9375 * var(--_rem));
  }
  .comparison .likeness {
    margin: 12px 0 0;
    font-size: calc(0.9375 * var(--_rem));
  }
  .comparison .likeness .muted {
    font-size: calc(0.875 * var(--_rem));
  }
  .comparison .deviations {
    margin: 6px 0 0;
    padding-inline-start: 1.2em;
    font-size: calc(0.9375 * var(--_rem));
  }
  .comparison .files {
    margin-top: 14px;
  }
  .comparison .note:empty {
    display: none;
  }
  @media (forced-colors: active) {
    .bone {
      stroke: CanvasText;
    }
  }
`;
