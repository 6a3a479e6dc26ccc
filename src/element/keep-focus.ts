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

/** There while what had the focus is gone, and nothing has come in its place yet. */
interface Debt {
  readonly part: string | null;
  readonly over: AbortController;
  /** Whether the upload button has the focus until the same part comes back, as where trying again fails again. */
  isLent: boolean;
}

class KeepFocus extends Directive {
  #debt: Debt | undefined;

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
    const debt: Debt = { part: lost.getAttribute('part'), over, isLent: false };
    this.#debt = debt;
    const root = lost.getRootNode();
    const onGoneOn = ({ type, target }: Event) => {
      const isLending = type === 'focusin' && debt.isLent && target === uploadButtonOf(root);
      if (!isLending) this.#forgive();
    };
    for (const event of GONE_ON) {
      lost.ownerDocument.addEventListener(event, onGoneOn, { signal: over.signal, capture: true });
    }
  }

  #forgive(): void {
    this.#debt?.over.abort();
    this.#debt = undefined;
  }

  /** Gives the focus to what comes nearest, or waits for something to give it to. */
  #settle(element: Element, root: Document | ShadowRoot, isLast: boolean): void {
    const debt = this.#debt;
    if (!debt) return;
    const { activeElement, body } = element.ownerDocument;
    const upload = isLast ? uploadButtonOf(root) : null;
    const isLent = debt.isLent && activeElement === upload;
    const isElsewhere = activeElement !== null && activeElement !== body && !isLent;
    if (root.activeElement || isElsewhere) return this.#forgive();
    const stops = [...element.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.getClientRects().length > 0);
    const named = (name: string | null) => stops.find((stop) => name !== null && stop.getAttribute('part') === name);
    const nearest = named(debt.part) ?? (isLent ? undefined : (named('play') ?? stops[0]));
    if (nearest) {
      this.#forgive();
      // Late, it must not move the page.
      nearest.focus({ preventScroll: true });
    } else if (upload && !isLent) {
      debt.isLent = true;
      upload.focus({ preventScroll: true });
    }
  }
}

/** The upload button of an element, which stands in the page's own tree. */
function uploadButtonOf(root: Node): HTMLElement | null {
  return root instanceof ShadowRoot ? root.host.querySelector(`:scope > [slot=${UPLOAD_BUTTON_SLOT}]`) : null;
}

/**
 * On an element: where something inside it that has the focus goes, the button of the same part, else play, else the first
 * button or download that comes in its place gets it, unless the focus is somewhere else by then.
 *
 * @param isLast after all others have tried, and with the upload button as the last resort
 */
export const keepFocus = directive(KeepFocus);
