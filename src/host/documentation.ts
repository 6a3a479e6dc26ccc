/**
 * Fills the endpoint's documentation page from the option table.
 */
import { OPTIONS } from '../element/options.js';
import { allowedValues } from '../element/parse-option.js';

const rows = OPTIONS.filter(({ parameter }) => parameter !== null).map((option) => {
  const row = document.createElement('tr');
  const cells = [
    `${option.parameter}${option.gated ? ' *' : ''}`,
    allowedValues(option),
    option.default === null || option.default === '' ? '' : String(option.default),
    option.description,
  ];
  row.append(
    ...cells.map((text, index) => {
      const cell = document.createElement('td');
      const content = index === 0 ? document.createElement('code') : cell;
      content.textContent = text;
      if (content !== cell) cell.append(content);
      return cell;
    }),
  );
  return row;
});
document.querySelector('#parameters')?.append(...rows);
