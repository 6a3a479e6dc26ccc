import { css } from 'lit';

/** Buttons and choices of the playback bar and of the panels beside it. */
export const smallButtonsStyles = css`
  .quiet {
    appearance: none;
    flex: none;
    min-height: 30px;
    padding: 2px 14px;
    border: 0;
    border-radius: var(--_pill);
    background: transparent;
    color: var(--_text);
    box-shadow: inset 0 0 0 1.5px var(--_field);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .quiet:hover {
    background: var(--_raised);
  }
  .tool {
    appearance: none;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_pill);
    background: transparent;
    color: var(--_text);
    cursor: pointer;
  }
  .tool:hover,
  .pick:hover {
    background: var(--_raised);
  }
  .pick {
    appearance: none;
    min-height: 44px;
    padding: 0 14px;
    border: 0;
    border-radius: var(--_pill);
    background: transparent;
    color: var(--_text);
    font: inherit;
    font-size: calc(0.9375 * var(--_rem));
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  .pick.outlined {
    box-shadow: inset 0 0 0 1.5px var(--_field);
  }
  .pick option {
    background: var(--_surface);
    color: var(--_text);
  }
`;
