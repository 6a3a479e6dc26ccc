import { css } from 'lit';

/** The tables of results, and what stands around them. */
export const resultsStyles = css`
  .reason {
    margin-bottom: 14px;
    padding: 12px 16px;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_raised);
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
  .advice li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding: 7px 0;
    border-top: 1px solid var(--_border);
  }
  .advice li:first-child {
    border-top: 0;
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
    font-size: calc(0.8125 * var(--_rem));
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: calc(0.9375 * var(--_rem));
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 6px 8px;
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
  .reps .tempo,
  .reps .score {
    white-space: nowrap;
  }
  .jump {
    appearance: none;
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    min-height: 32px;
    margin-inline-start: -8px;
    padding: 4px 8px;
    border: 0;
    border-radius: min(8px, var(--_pill));
    background: transparent;
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-color: var(--_field);
    text-underline-offset: 3px;
  }
  .jump:hover {
    background: var(--_raised);
  }
  .jump .at {
    font-size: 0.875em;
    font-weight: 400;
  }
  .reps .findings ul {
    gap: 2px;
    margin: 0;
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
  /* Findings move below their figures. */
  @container card (max-width: 460px) {
    .reps,
    .reps tbody {
      display: block;
    }
    .reps thead {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
      white-space: nowrap;
    }
    .reps tr {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      column-gap: 8px;
      padding: 6px 0;
      border-top: 1px solid var(--_border);
    }
    .reps td:nth-child(2) {
      margin-inline-end: auto;
      white-space: nowrap;
    }
    .reps :is(th, td) {
      padding: 2px 4px;
      border: 0;
    }
    .reps .findings {
      flex: 1 0 100%;
      padding: 2px 12px 6px;
    }
    .reps .tempo {
      color: var(--_muted);
      font-size: calc(0.875 * var(--_rem));
    }
    .reps .jump {
      padding-inline: 6px;
    }
  }
  @container card (max-width: 300px) {
    .reps .tempo {
      flex: 1 0 100%;
      order: 1;
      padding-inline: 12px;
    }
    .reps .tempo::before {
      content: attr(data-label) ' ';
    }
    .reps .findings {
      order: 2;
    }
  }
`;
