import { css } from 'lit';

/** Browsers drop a rule whose selector they do not know whole, so each engine's parts of a slider need rules of their own. */
const sliderTrack = css`
  height: 6px;
  border-radius: 999px;
  background: linear-gradient(
    to right,
    var(--_accent) calc(100% * var(--_played, 0)),
    var(--_field) calc(100% * var(--_played, 0)) calc(100% * var(--_analysed, 1)),
    var(--_border) 0
  );
`;
const sliderThumb = css`
  width: var(--_thumb);
  height: var(--_thumb);
  border: 3px solid var(--_surface);
  border-radius: 50%;
  background: var(--_accent);
  box-shadow: 0 0 0 1.5px var(--_accent);
`;

/** The playback bar, and the player in full screen. */
export const barStyles = css`
  .with-controls .player {
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow:
      inset 0 0 0 1px var(--_border),
      var(--_shadow);
    overflow: clip;
  }
  .with-controls .stage.media {
    width: 100%;
    /* In a low window the bar has to fit below it, at least beside a small picture. */
    max-height: min(
      var(--_max-height, 100000px),
      var(--pose-max-height, 80vh),
      var(--_share-of-window, 100dvh),
      max(140px, 100dvh - 206px)
    );
    border-radius: 0;
  }
  .bar {
    padding: 10px 14px 8px;
  }
  .analysing {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 30px;
    padding-inline: 8px 0;
    font-size: calc(0.9375 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  .timeline {
    --_thumb: 16px;
    --_mark-height: max(26px, 1.625 * var(--_rem));
    position: relative;
    padding-inline: calc(var(--_thumb) / 2);
  }
  .marks {
    container: marks / inline-size;
    position: relative;
    height: calc(var(--_mark-height) + 2px);
    margin-bottom: 2px;
  }
  .mark {
    appearance: none;
    position: absolute;
    top: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    min-width: 10px;
    height: var(--_mark-height);
    padding: 0 2px;
    border: 0;
    border-radius: min(6px, var(--_radius));
    overflow: hidden;
    background: var(--_grade);
    background-clip: padding-box;
    color: var(--_grade-text);
    box-shadow: inset 0 0 0 1px var(--_grade-edge);
    font: inherit;
    font-size: calc(0.8125 * var(--_rem));
    font-weight: 700;
    line-height: 1;
    cursor: pointer;
  }
  .mark.jumped {
    background: color-mix(in srgb, var(--_accent) 30%, transparent);
    color: inherit;
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  /*
   * As much as there is room for: number and letter, the letter, nothing; the same on all of them, by the narrowest. All of it is
   * said in words too. The factor makes it all or nothing.
   */
  .mark .number {
    margin-inline-end: 0.4em;
    font-size: clamp(0px, (var(--_narrowest, 1) * 100cqi - 2.6em) * 1000, 1em);
    font-weight: 500;
  }
  .mark .letter {
    font-size: clamp(0px, (var(--_narrowest, 1) * 100cqi - 1em) * 1000, 1em);
  }
  .mark:hover {
    filter: brightness(1.06);
  }
  .mark[aria-current] {
    box-shadow:
      inset 0 0 0 2px var(--_grade-edge),
      inset 0 -4px 0 var(--_grade-edge);
  }
  .mark:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    z-index: 1;
  }
  .loop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding-block: 2px 4px;
    font-size: calc(0.9375 * var(--_rem));
  }
  .scrubber {
    appearance: none;
    display: block;
    width: calc(100% + var(--_thumb));
    height: 28px;
    margin: 0 calc(var(--_thumb) / -2);
    background: none;
    cursor: pointer;
    touch-action: pan-y;
  }
  .scrubber:disabled {
    cursor: default;
  }
  .scrubber::-webkit-slider-runnable-track {
    ${sliderTrack}
  }
  .scrubber::-moz-range-track {
    ${sliderTrack}
  }
  .scrubber::-webkit-slider-thumb {
    ${sliderThumb}
    appearance: none;
    margin-top: -5px;
  }
  .scrubber::-moz-range-thumb {
    ${sliderThumb}
  }
  .scrubber:focus-visible {
    outline-offset: -1px;
    border-radius: 8px;
  }
  .trim {
    position: relative;
    height: 32px;
    margin-bottom: 4px;
  }
  .trim-line {
    position: absolute;
    inset: 14px 0 auto;
    height: 4px;
    border-radius: 999px;
    background: linear-gradient(
      to right,
      var(--_border) calc(100% * var(--_from)),
      var(--_accent) calc(100% * var(--_from)) calc(100% * var(--_to)),
      var(--_border) 0
    );
  }
  .trim::before,
  .trim::after {
    content: '';
    position: absolute;
    inset-block: 4px;
    width: 8px;
    border: 2px solid var(--_surface);
    background: var(--_accent);
    box-shadow: 0 0 0 1.5px var(--_accent);
    pointer-events: none;
  }
  .trim::before {
    left: calc(100% * var(--_from) - 8px);
    border-radius: 6px 2px 2px 6px;
  }
  .trim::after {
    left: calc(100% * var(--_to));
    border-radius: 2px 6px 6px 2px;
  }
  /*
   * As large as a finger, inside of the bar, and on the outer side of its end: both can be taken hold of where they are close.
   */
  .trim-handle {
    position: absolute;
    top: -6px;
    width: 44px;
    height: 44px;
    cursor: ew-resize;
    touch-action: none;
  }
  .trim-handle.start {
    left: max(-14px, 100% * var(--_from) - 36px);
  }
  .trim-handle.end {
    left: min(100% - 30px, 100% * var(--_to) - 8px);
  }
  .trim-handle:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: -6px;
    border-radius: 10px;
    z-index: 1;
  }
  @media (forced-colors: active) {
    .trim::before,
    .trim::after {
      background: Highlight;
    }
    .trim-line {
      background: CanvasText;
    }
  }
  .trim-offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block: 2px 4px;
  }
  .trim-offer .quiet {
    min-height: 44px;
  }
  /* On phones the two choices share a line. */
  @container tracker (max-width: 560px) {
    .trim-offer .time {
      flex-basis: 100%;
    }
    .trim-offer .quiet {
      flex: 1 1 auto;
      padding-inline: 8px;
    }
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .buttons .gap {
    flex: 1;
  }
  .time {
    font-size: calc(0.9375 * var(--_rem));
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  @container tracker (max-width: 300px) {
    .bar {
      padding-inline: 8px;
    }
    .time .muted {
      display: none;
    }
  }
  .player:fullscreen,
  .player.covers {
    display: flex;
    flex-direction: column;
    width: 100%;
    height: 100%;
    border-radius: 0;
    background: var(--_surface);
  }
  .player.covers {
    position: fixed;
    inset: 0;
    z-index: 2147483647;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    border: 0;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
  }
  .player:is(:fullscreen, .covers) .stage.media {
    flex: 1;
    min-height: 0;
    height: auto;
    max-height: none;
    aspect-ratio: auto;
  }
`;
