/**
 * Lines, columns and shares as text.
 */
export const say = (line = ''): void => console.log(line);

const COLUMN_WIDTH = 12;

/** @returns a line of a table */
export function row(name: string, width: number, cells: readonly string[]): string {
  return name.padEnd(width) + cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join('');
}

/** @returns a share in percent; `–` of nothing */
export function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}
