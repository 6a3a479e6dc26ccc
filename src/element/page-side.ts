/**
 * What the element's options change on the element itself, in reach of the page's stylesheet: classes and size.
 */
import type { Size } from '../media/fit.js';
import type { OptionValues } from './options.js';

/** The options that it follows. */
type SideOptions = Pick<
  OptionValues,
  | 'containerClass'
  | 'width'
  | 'height'
  | 'containerMinHeight'
  | 'containerMaxWidth'
  | 'containerMaxHeight'
  | 'objectFit'
  | 'uploadAreaPadding'
>;

/** Keeps classes and size of one element. */
export class PageSide {
  #containerClass = '';
  #width: number | null = null;
  #maxWidth: number | null = null;

  constructor(private readonly host: HTMLElement) {}

  /** @param picture 0 × 0 until it is known */
  apply(options: SideOptions, container: HTMLElement, picture: Size): void {
    const { width, containerMaxWidth } = options;
    this.#applyClass(options.containerClass);
    // Only what the option itself has set is taken back: the page may have a width of its own.
    if (width !== this.#width) this.host.style.width = pixels(width);
    this.#width = width;
    if (containerMaxWidth !== this.#maxWidth) {
      this.host.style.maxWidth = containerMaxWidth === null ? '' : `min(100%, ${containerMaxWidth}px)`;
    }
    this.#maxWidth = containerMaxWidth;
    setProperty(container, '--_height', pixels(options.height));
    setProperty(container, '--_min-height', pixels(options.containerMinHeight));
    setProperty(container, '--_max-height', pixels(options.containerMaxHeight));
    setProperty(container, '--_fit', options.objectFit);
    setProperty(container, '--_padding', pixels(options.uploadAreaPadding));
    setProperty(container, '--_ratio', picture.width > 0 ? String(picture.width / picture.height) : '');
  }

  /** The element itself is the main container: classes on it are in reach of the page's stylesheet. */
  #applyClass(containerClass: string): void {
    if (containerClass === this.#containerClass) return;
    this.host.classList.remove(...classNames(this.#containerClass));
    this.host.classList.add(...classNames(containerClass));
    this.#containerClass = containerClass;
  }
}

function pixels(length: number | null): string {
  return length === null ? '' : `${length}px`;
}

function setProperty({ style }: HTMLElement, property: string, value: string): void {
  if (value) style.setProperty(property, value);
  else style.removeProperty(property);
}

function classNames(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
