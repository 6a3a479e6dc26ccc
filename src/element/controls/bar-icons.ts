/**
 * What is drawn on the buttons of the controls.
 */
import { svg } from 'lit';

export const PLAY = svg`<path d="M8 5.2v13.6L18.6 12z" fill="currentColor" />`;
export const PAUSE = svg`<path d="M8.5 5.5v13M15.5 5.5v13" stroke-width="3.2" />`;
/** An arrow out of a box, and one down onto a line. */
export const SHARE = svg`<path d="M12 14.5V3.8M8.4 7.2 12 3.6l3.6 3.6M8 10.8H5.5v9.4h13v-9.4H16" />`;
export const SAVE = svg`<path d="M12 4v10.8M8.4 11.4l3.6 3.6 3.6-3.6M5 19.6h14" />`;
