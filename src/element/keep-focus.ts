/**
 * Keeps the keyboard's place where one button takes the place of another, be it at once or after a while.
 */
import { noChange } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';
import { UPLOAD_BUTTON_SLOT } from './upload-button.js';

/** What may get the focus in place of what is gone. */
const STOPS = 'button:not(:disabled), a[download], video[controls]';

/** What shows that the visitor has gone on: a place that is still owed is not given any more. */
const GONE_ON = ['focusin', 'pointerdown', 'keydown'] as const;

class KeepFocus extends Directive {
  /** There while what had the focus is gone, and nothing has come in its place yet. */
  #debt: { readonly part: string | null; readonly over: AbortController } | undefined;

  override render(_isLast = false): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [isLast = false]: [boolean?]): unknown {
    const root = element.getRootNode() as Document | ShadowRoot;
    const { activeElement } = root;
    // Runs before what is inside is rendered anew; the microtask runs after.
    if (activeElement && element.contains(activeElement)) this.#owe(activeElement);
    if (!this.#debt) return noChange;
    const settle = () => this.#settle(element, root, isLast);
    queueMicrotask(isLast ? () => queueMicrotask(settle) : settle);
    return noChange;
  }

  #owe(lost: Element): void {
    this.#forgive();
    const over = new AbortController();
    this.#debt = { part: lost.getAttribute('part'), over };
    for (const event of GONE_ON) {
      lost.ownerDocument.addEventListener(event, () => this.#forgive(), { signal: over.signal, capture: true });
    }
  }

  #forgive(): void {
    this.#debt?.over.abort();
    this.#debt = undefined;
  }

  /** Gives the focus to what comes nearest, or waits for something to give it to. */
  #settle(element: Element, root: Document | ShadowRoot, isLast: boolean): void {
    const { activeElement, body } = element.ownerDocument;
    const isElsewhere = activeElement !== null && activeElement !== body;
    if (root.activeElement || isElsewhere || !this.#debt) return this.#forgive();
    const { part } = this.#debt;
    const stops = [...element.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.getClientRects().length > 0);
    const named = (name: string | null) => stops.find((stop) => name !== null && stop.getAttribute('part') === name);
    const upload =
      isLast && root instanceof ShadowRoot
        ? root.host.querySelector<HTMLElement>(`:scope > [slot=${UPLOAD_BUTTON_SLOT}]`)
        : null;
    // Paid late, it must not move the page.
    (named(part) ?? named('play') ?? stops[0] ?? upload)?.focus({ preventScroll: true });
    if (root.activeElement || element.ownerDocument.activeElement !== body) this.#forgive();
  }
}

/**
 * On an element: where something inside it that has the focus goes, the button of the same part, else play, else the first
 * button or download that comes in its place gets it, unless the focus is somewhere else by then.
 *
 * @param isLast after all others have tried, and with the upload button as the last resort
 */
export const keepFocus = directive(KeepFocus);
