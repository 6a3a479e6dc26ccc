/**
 * Keeps the keyboard's place where one button takes the place of another, be it at once or after a while.
 */
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

class KeepFocus extends Directive {
  /** What had the focus is gone, and nothing has come in its place yet. */
  #owed = false;

  override render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart): unknown {
    const root = element.getRootNode() as Document | ShadowRoot;
    // Runs before what is inside is rendered anew; the microtask runs after.
    this.#owed ||= element.contains(root.activeElement);
    if (this.#owed) {
      queueMicrotask(() => {
        this.#owed = !this.#settle(element, root);
      });
    }
    return noChange;
  }

  /** Gives the focus to the first button there is. False where it has to wait for one. */
  #settle(element: Element, root: Document | ShadowRoot): boolean {
    const { activeElement, body } = element.ownerDocument;
    const isElsewhere = activeElement !== null && activeElement !== body;
    if (root.activeElement || isElsewhere) return true;
    element.querySelector<HTMLElement>('button, a[download]')?.focus();
    return root.activeElement !== null;
  }
}

/**
 * On an element: where something inside it that has the focus goes, the first button or download that comes in its place
 * gets it, unless the focus is somewhere else by then.
 */
export const keepFocus = directive(KeepFocus);
