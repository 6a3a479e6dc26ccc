/**
 * Looks for what values must never become in a page: elements, handlers, addresses of scripts.
 */
import { MARK } from './hostile.js';

/** Elements that run, load or capture something. None of ours are among them. */
const FOREIGN =
  'script, iframe, object, embed, base, link, meta, form, frame, frameset, audio, source, track, foreignObject';

/** What may stand in `src` and `href`. */
const ALLOWED_PROTOCOLS = new Set(['http:', 'https:', 'blob:', 'data:']);

/** Counts what a page has of its own: take it before anything hostile is given. */
export function countForeign(root: ParentNode = document): number {
  return root.querySelectorAll(FOREIGN).length;
}

/**
 * @param ownForeign what `countForeign` said of the page before
 * @returns what is wrong
 */
export function checkDom(tracker: HTMLElement, ownForeign: number): string[] {
  const problems: string[] = [];
  if (MARK in window) problems.push('a value was run as a script');
  if ('polluted' in {}) problems.push('a value reached the prototype of all objects');
  const shadow = tracker.shadowRoot;
  const foreign = countForeign() - ownForeign + (shadow ? shadow.querySelectorAll(FOREIGN).length : 0);
  if (foreign !== 0) problems.push(`${foreign} elements that run or load something`);
  const own = [tracker, ...tracker.querySelectorAll('*'), ...(shadow?.querySelectorAll('*') ?? [])];
  if (own.filter(({ localName }) => localName === 'img').length > 1) problems.push('an image of its own');
  for (const element of own) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) problems.push(`a handler: ${name}`);
      if (name === 'srcdoc') problems.push('a document in an attribute');
      if (name === 'src' || name === 'href') {
        const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : undefined;
        if (url && !ALLOWED_PROTOCOLS.has(url.protocol)) problems.push(`${name} is ${value.slice(0, 60)}`);
        if (url?.protocol === 'data:' && element.localName === 'a') problems.push('a link to data');
      }
      if (name === 'style' && /url\(|expression|javascript|@import/i.test(value))
        problems.push(`a style: ${value.slice(0, 60)}`);
    }
  }
  return problems;
}
