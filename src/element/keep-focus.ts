/**
 * Keeps the keyboard's place where one button takes the place of another.
 */
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

class KeepFocus extends Directive {
  override render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart): unknown {
    const root = element.getRootNode() as Document | ShadowRoot;
    // Runs before what is inside is rendered anew; the microtask runs after.
    if (element.contains(root.activeElement)) {
      queueMicrotask(() => {
        if (!root.activeElement) element.querySelector<HTMLElement>('button, a')?.focus();
      });
    }
    return noChange;
  }
}

/** On an element: where a button inside it that has the focus goes, the first one that comes in its place gets it. */
export const keepFocus = directive(KeepFocus);
