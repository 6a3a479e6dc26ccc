import { css } from 'lit';

/** The panel of results: the sentence, what to improve, the tables. */
export const resultsStyles = css`
  .verdict {
    margin-bottom: 12px;
    text-wrap: pretty;
  }
  .verdict p {
    margin: 0;
    font-size: calc(1.375 * var(--_rem));
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  .verdict .more {
    margin-top: 4px;
    font-size: var(--_rem);
    font-weight: 400;
    letter-spacing: 0;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0 0 16px;
    font-size: calc(0.9375 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  .facts div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }
  .facts dt {
    color: var(--_muted);
  }
  .facts dd {
    margin: 0;
    font-weight: 600;
  }
  .reason {
    margin-bottom: 14px;
  }
  .reason p {
    margin: 4px 0 0;
  }
  .reason .plain {
    margin-top: 10px;
    max-width: 100%;
    text-align: start;
  }
  .advice,
  .misses {
    margin-bottom: 16px;
  }
  .misses {
    margin: 16px 0 0;
  }
  .results ul {
    display: grid;
    gap: 4px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
    font-size: calc(0.9375 * var(--_rem));
  }
  .advice ul {
    gap: 10px;
    margin-top: 8px;
  }
  .advice li {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .advice p {
    margin: 0;
    line-height: 1.35;
  }
  .advice .what {
    display: grid;
    gap: 3px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .advice .what p:first-child {
    font-size: var(--_rem);
    font-weight: 600;
  }
  .advice .tool {
    flex: none;
    margin-inline: auto -8px;
    color: var(--_muted);
  }
  .fine {
    font-size: calc(0.875 * var(--_rem));
  }
  .picture {
    appearance: none;
    position: relative;
    flex: none;
    width: 88px;
    height: 88px;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) * 0.7);
    overflow: hidden;
    background: var(--pose-letterbox-color, #0b1120);
    cursor: pointer;
  }
  .picture canvas {
    position: static;
    display: block;
  }
  .picture .at {
    position: absolute;
    inset: auto 4px 4px auto;
    padding: 1px 6px;
    border-radius: 6px;
    background: var(--_veil);
    color: var(--_veil-text);
    font: 600 calc(0.75 * var(--_rem)) / 1.4 var(--_font);
    font-variant-numeric: tabular-nums;
  }
  .picture .icon {
    position: absolute;
    inset: 4px auto auto 4px;
    width: 22px;
    height: 22px;
    padding: 2px;
    border-radius: 50%;
    background: var(--_veil);
    color: var(--_veil-text);
  }
  .picture:hover {
    filter: brightness(1.12);
  }
  .list-head {
    margin-bottom: 4px;
  }
  .misses .jump {
    margin: 0;
  }
  .misses li {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: 10px;
  }
  .misses li > span > .muted {
    display: block;
    font-size: calc(0.875 * var(--_rem));
  }
  .note {
    margin: 10px 0 0;
    font-size: calc(0.875 * var(--_rem));
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: calc(0.9375 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 3px 8px;
    text-align: start;
    vertical-align: middle;
    border-top: 1px solid var(--_border);
  }
  thead :is(th, td) {
    border-top: 0;
    color: var(--_muted);
    font-size: calc(0.8125 * var(--_rem));
    font-weight: 500;
  }
  :is(th, td):first-child {
    padding-inline-start: 4px;
  }
  .reps tr.current {
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  .reps :is(.tempo, .range) {
    white-space: nowrap;
  }
  .reps .opened td {
    padding: 2px 12px 10px;
    border: 0;
  }
  .opened p {
    margin: 2px 0 0;
    font-size: calc(0.875 * var(--_rem));
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .jump,
  .why {
    appearance: none;
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    min-height: 30px;
    padding: 3px 8px;
    border: 0;
    border-radius: min(8px, var(--_pill));
    background: transparent;
    color: var(--_text);
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .jump {
    margin-inline-start: -8px;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--_field);
    text-underline-offset: 3px;
  }
  .why {
    margin-inline-start: -6px;
    padding-inline: 6px;
  }
  .why::after {
    content: '';
    align-self: center;
    width: 6px;
    height: 6px;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -2px;
  }
  .why[aria-expanded='true']::after {
    rotate: 225deg;
    translate: 0 2px;
  }
  :is(.jump, .why):hover {
    background: var(--_raised);
  }
  .jump .at {
    font-size: 0.875em;
    font-weight: 400;
  }
  .reps .findings ul {
    gap: 2px;
    margin: 0;
    font-size: calc(0.875 * var(--_rem));
  }
  .findings li {
    position: relative;
    padding-inline-start: 16px;
    line-height: 1.35;
  }
  .findings li::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    top: 0.36em;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_info);
  }
  .findings li.warning::before {
    border-radius: 2px;
    background: var(--_warning);
  }
  .findings li.error::before {
    border-radius: 0;
    background: var(--_error);
    clip-path: polygon(50% 0, 100% 100%, 0 100%);
  }
  /* A line for each repetition: findings are told by their marks, and in words where it is opened. */
  @container card (max-width: 520px) {
    .reps thead {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
      white-space: nowrap;
    }
    .reps :is(th, td) {
      padding-inline: 4px;
    }
    .reps .jump {
      gap: 6px;
    }
    .reps :is(.jump, .why) {
      min-height: 28px;
      padding-block: 1px;
    }
    .reps .line :is(th, td) {
      padding-block: 1px;
    }
    .reps .findings {
      width: 1px;
      max-width: 34px;
    }
    .reps .findings ul {
      display: flex;
      gap: 4px;
      min-height: 12px;
    }
    .reps .findings li {
      flex: none;
      width: 8px;
      height: 8px;
      padding: 0;
    }
    .reps .findings li::before {
      top: 0;
    }
    .reps .findings :is(.words, .fine) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  /* Large text, or a very narrow box: the figures go below each other. */
  @container card (max-width: 19em) {
    .reps,
    .reps tbody {
      display: block;
    }
    .reps tr {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding: 4px 0;
      border-top: 1px solid var(--_border);
    }
    .reps tr.opened {
      border: 0;
    }
    .reps :is(th, td) {
      border: 0;
    }
    .picture {
      width: 64px;
      height: 64px;
    }
    .advice li {
      display: grid;
      grid-template-columns: auto 1fr;
    }
    .advice .what {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .advice .tool {
      justify-self: end;
    }
  }
`;
