/**
 * Styles that come with a part of the view that is loaded later.
 */
import { adoptStyles, supportsAdoptingStyleSheets, type CSSResult } from 'lit';

/** Adds styles to a shadow tree, once. */
export function adoptLater(root: ShadowRoot, styles: CSSResult): void {
  const sheet = styles.styleSheet;
  if (supportsAdoptingStyleSheets && sheet) {
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  const added = ADDED.get(root) ?? new Set<CSSResult>();
  if (added.has(styles)) return;
  ADDED.set(root, added.add(styles));
  // Without adopted sheets lit appends a style element.
  adoptStyles(root, [styles]);
}

const ADDED = new WeakMap<ShadowRoot, Set<CSSResult>>();
