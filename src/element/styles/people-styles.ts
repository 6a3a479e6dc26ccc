import { css } from 'lit';

/** Outlines over several people, and the button that shows them. */
export const peopleStyles = css`
  .people-chip {
    appearance: none;
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    z-index: 1;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 44px;
    min-height: 44px;
    padding: 6px 14px;
    border: 0;
    border-radius: var(--_pill);
    background: var(--_veil);
    color: var(--_veil-text);
    font: inherit;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .people-chip[aria-expanded='true'] {
    box-shadow: inset 0 0 0 2px var(--_veil-accent);
  }
  .stage:has(.people-chip) .hud {
    max-width: calc(100% - 100px);
  }
  .outlines {
    position: absolute;
    pointer-events: none;
  }
  /* The browser's own playback bar stays in reach of pointers. */
  video[controls] ~ .outlines {
    clip-path: inset(0 0 72px);
  }
  .person {
    appearance: none;
    position: absolute;
    min-width: 44px;
    min-height: 44px;
    padding: 0;
    border: 0;
    border-radius: min(12px, var(--_radius));
    background: transparent;
    color: var(--_veil-text);
    font: inherit;
    cursor: pointer;
    pointer-events: auto;
    /* Light on dark: it is seen on any picture. */
    outline: 2px dashed #fff;
    outline-offset: -3px;
    box-shadow:
      inset 0 0 0 4px rgb(11 17 32 / 0.55),
      0 0 0 1px rgb(11 17 32 / 0.3);
  }
  .person.analysed {
    outline: 3px solid var(--_veil-accent);
  }
  .person:hover {
    background: rgb(255 255 255 / 0.16);
  }
  .stage .person:focus-visible {
    z-index: 1;
    outline: 4px solid #fff;
    outline-offset: -4px;
    box-shadow:
      inset 0 0 0 7px var(--_veil-accent),
      0 0 0 2px rgb(11 17 32 / 0.8);
  }
  .person .tag {
    position: absolute;
    inset: 8px auto auto 8px;
    display: grid;
    place-items: center;
    min-width: 26px;
    height: 26px;
    padding: 0 6px;
    border-radius: var(--_pill);
    background: var(--_veil);
    font-size: calc(0.875 * var(--_rem));
    font-weight: 700;
    line-height: 1;
  }
  .person.analysed .tag {
    background: var(--_veil-accent);
    color: #0b1120;
  }
  @media (forced-colors: active) {
    .people-chip {
      border: 1px solid ButtonText;
    }
    .person {
      outline-color: ButtonText;
    }
    .person.analysed {
      outline-color: Highlight;
    }
  }
`;
