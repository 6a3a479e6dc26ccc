/**
 * The elements of a page that its program stands on.
 */

/**
 * The first element that fits.
 * @throws Error where there is none: then the page and its program do not belong together
 */
export function find<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
export function find(selector: string): HTMLElement;
export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
