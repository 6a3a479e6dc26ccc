/**
 * What the element's options change on the element itself, in reach of the page's stylesheet: classes and size.
 */
import type { Size } from '../media/fit.js';
import type { OptionValues } from './options.js';

/** Keeps classes and size of one element. */
export class PageSide {
  #containerClass = '';
  #width: number | null = null;

  constructor(private readonly host: HTMLElement) {}

  /** @param picture 0 × 0 until it is known */
  apply(
    { containerClass, width, height }: Pick<OptionValues, 'containerClass' | 'width' | 'height'>,
    container: HTMLElement,
    picture: Size,
  ): void {
    this.#applyClass(containerClass);
    // Only what the option itself has set is taken back: the page may have a width of its own.
    if (width !== this.#width) this.host.style.width = width === null ? '' : `${width}px`;
    this.#width = width;
    setLength(container, '--_height', height === null ? '' : `${height}px`);
    setLength(container, '--_ratio', picture.width > 0 ? String(picture.width / picture.height) : '');
  }

  /** The element itself is the main container: classes on it are in reach of the page's stylesheet. */
  #applyClass(containerClass: string): void {
    if (containerClass === this.#containerClass) return;
    this.host.classList.remove(...classNames(this.#containerClass));
    this.host.classList.add(...classNames(containerClass));
    this.#containerClass = containerClass;
  }
}

function setLength({ style }: HTMLElement, property: string, value: string): void {
  if (value) style.setProperty(property, value);
  else style.removeProperty(property);
}

function classNames(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
