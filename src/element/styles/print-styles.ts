import { css } from 'lit';
import { LIGHT } from './colors.js';

/** The result on paper: what was found, the pictures of what to improve, the table. After everything that it speaks of. */
export const printStyles = css`
  .printed {
    display: none;
  }
  @media print {
    /* Paper is light, whatever the screen was. */
    .container {
      ${LIGHT}
      --_shadow: none;
    }
    .with-controls:has(.results) :is(.player, .below, .comparison),
    slot[name='upload-button'],
    .results .tool,
    .results .plain,
    .picture .icon,
    .why::after {
      display: none !important;
    }
    .printed {
      display: block;
      flex-basis: 100%;
      overflow-wrap: anywhere;
    }
    .with-controls .layout:has(.results),
    .with-controls .layout:has(.results) .beside {
      display: block;
    }
    .results.panel-card {
      padding: 0;
      box-shadow: none;
    }
    .advice ul {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 6mm;
    }
    .advice li {
      display: block;
      break-inside: avoid;
    }
    .advice .picture {
      width: 100%;
      height: auto;
      aspect-ratio: 1;
      margin-bottom: 2mm;
    }
    .picture,
    .grade,
    .findings li::before {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
    .reps tr.current {
      background: none;
    }
    .jump {
      text-decoration: none;
    }
    :is(tr, .advice, .verdict, .facts) {
      break-inside: avoid;
    }
    h3 {
      break-after: avoid;
    }
  }
`;
