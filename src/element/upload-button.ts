/**
 * The upload button. It stands in the page's own tree, as a slotted child, so that classes of the page's stylesheet take
 * effect on it.
 */
import { applyAllowedStyle } from './upload-button-style.js';

/** What the button shows. */
export interface UploadButtonState {
  readonly shown: boolean;
  readonly label: string;
  /** BCP 47 tag and direction of the label: the page around it may be in another language. */
  readonly lang: string;
  readonly dir: string;
  readonly classes: string;
  readonly style: string;
}

/** What dropped declarations are cut to in the console. */
const SHOWN_CHARACTERS = 80;

/** The slot that the button, or one of the page's own in its place, goes to. */
export const UPLOAD_BUTTON_SLOT = 'upload-button';

/** Keeps the button of one element; a click on it reaches the element through the slot. A button that the page itself puts into the slot is used in its place. */
export class UploadButton {
  #button: HTMLButtonElement | undefined;
  #style = '';

  constructor(private readonly host: HTMLElement) {}

  /** Brings the button in line with the options. */
  update({ shown, label, lang, dir, classes, style }: UploadButtonState): void {
    if (!shown || this.#pageHasOwn()) {
      this.#button?.remove();
      return;
    }
    const button = (this.#button ??= this.#create());
    if (button.textContent !== label) button.textContent = label;
    if (button.lang !== lang) button.lang = lang;
    if (button.dir !== dir) button.dir = dir;
    if (button.className !== classes) button.className = classes;
    if (style !== this.#style) {
      this.#style = style;
      const dropped = applyAllowedStyle(button.style, style);
      if (dropped.length > 0) {
        console.warn(
          `pose-upload-tracker: uploadButtonStyle ignores ${dropped.map((d) => `"${d.slice(0, SHOWN_CHARACTERS)}"`).join(', ')}.`,
        );
      }
    }
    if (button.parentNode !== this.host) this.host.append(button);
  }

  remove(): void {
    this.#button?.remove();
  }

  #pageHasOwn(): boolean {
    return [...this.host.children].some((child) => child.slot === UPLOAD_BUTTON_SLOT && child !== this.#button);
  }

  #create(): HTMLButtonElement {
    const button = this.host.ownerDocument.createElement('button');
    button.type = 'button';
    button.slot = UPLOAD_BUTTON_SLOT;
    // Told from a button of the page's own by the stylesheet.
    button.dataset['own'] = '';
    return button;
  }
}
