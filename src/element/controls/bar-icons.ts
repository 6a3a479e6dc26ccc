/**
 * What is drawn on buttons that play and pause.
 */
import { svg } from 'lit';

export const PLAY = svg`<path d="M8 5.2v13.6L18.6 12z" fill="currentColor" />`;
export const PAUSE = svg`<path d="M8.5 5.5v13M15.5 5.5v13" stroke-width="3.2" />`;
