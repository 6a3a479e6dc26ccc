import { css } from 'lit';

/** The frame of the chart: choice of joints, size, legend. What uPlot draws into it comes with `chart-styles.ts`. */
export const chartFrameStyles = css`
  .choice {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: 3px;
    border: 0;
    border-radius: min(18px, var(--_pill));
    background: var(--_raised);
    font-size: calc(0.875 * var(--_rem));
  }
  .choice label {
    position: relative;
  }
  .choice input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice span {
    display: block;
    padding: 5px 12px;
    border-radius: var(--_pill);
    color: var(--_muted);
    font-weight: 600;
  }
  @container card (max-width: 360px) {
    .choice span {
      padding-inline: 8px;
    }
  }
  .choice input:checked + span {
    background: var(--_surface);
    color: var(--_text);
    box-shadow: inset 0 0 0 1.5px var(--_field);
  }
  .choice input:focus-visible + span {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  .chart {
    width: 100%;
    height: clamp(160px, 34cqw, 280px);
    border: 0 solid var(--_border);
    color: var(--_muted);
    font-size: calc(0.75 * var(--_rem));
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 6px 0 0 44px;
    font-size: calc(0.875 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  .swatch {
    display: inline-block;
    width: 22px;
    height: 0;
    margin-inline-end: 8px;
    border-top: 3px solid;
    vertical-align: middle;
  }
  .swatch.left {
    color: var(--_left-line);
  }
  .swatch.right {
    color: var(--_right-line);
    border-top-style: dashed;
  }
  .swatch[class*='grade-'] {
    color: var(--_grade);
  }
`;
