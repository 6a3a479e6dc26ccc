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
  .range-of-motion .ends {
    display: inline-grid;
    grid-template-columns: auto auto auto;
    justify-items: end;
    column-gap: 4px;
  }
  .tests {
    margin: 16px 0 0;
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
