/**
 * What lit needs of the DOM to be imported where there is none, on servers: a class to extend. Nothing is rendered there:
 * the element's tag is sent as it is, and becomes the element in the browser.
 */

/** Stands in for the browser's `HTMLElement`. */
export const HTMLElement = class {};

/** There is no registry, so that whoever asks for one finds none. */
export const customElements = undefined;
