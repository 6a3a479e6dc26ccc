import { css } from 'lit';

/** What uPlot needs to lie in place, and the cursor. */
export const chartStyles = css`
  .uplot,
  .u-wrap {
    position: relative;
    user-select: none;
  }
  .u-over,
  .u-under {
    position: absolute;
  }
  .u-over {
    cursor: crosshair;
    touch-action: pan-y;
  }
  .uplot canvas {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
  }
  .chart-cursor {
    position: absolute;
    inset-block: 0;
    left: -1px;
    width: 2px;
    background: var(--_text);
    pointer-events: none;
  }
  @media (forced-colors: active) {
    .chart-cursor {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
