import { css } from 'lit';

/** Range of motion, tests and posture. */
export const physicalStyles = css`
  .range-of-motion > summary {
    margin: -4px;
  }
  .range-of-motion > summary h2 {
    display: inline;
  }
  .range-of-motion[open] > summary {
    margin-bottom: 10px;
  }
  .range-of-motion .fine {
    display: block;
    font-weight: 400;
  }
  .range-of-motion :is(th, td) {
    padding-inline: 4px;
    vertical-align: top;
  }
  .range-of-motion td {
    white-space: nowrap;
  }
  .tests {
    margin: 16px 0;
  }
  @container card (max-width: 340px) {
    .range-of-motion table {
      font-size: calc(0.8125 * var(--_rem));
    }
    .range-of-motion :is(th, td) {
      padding-inline: 2px;
    }
    .range-of-motion .fine {
      font-size: calc(0.75 * var(--_rem));
    }
  }
  :is(.tests, .posture) ul {
    display: grid;
    gap: 6px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
  }
  .tests .plain {
    max-width: 100%;
    text-align: start;
  }
`;
