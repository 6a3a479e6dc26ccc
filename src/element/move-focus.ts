/**
 * One stop of the tabulator for several controls that stand in a row: the arrow keys go from one to the next (the toolbar
 * pattern of the ARIA Authoring Practices).
 */

/** To be called with each key that is pressed within a row of buttons. */
export function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  const from = buttons.indexOf(event.target as HTMLButtonElement);
  const last = buttons.length - 1;
  const to = step !== undefined ? from + step : event.key === 'Home' ? 0 : event.key === 'End' ? last : NaN;
  if (Number.isNaN(to)) return;
  event.preventDefault();
  buttons[Math.min(last, Math.max(0, to))]?.focus();
}
