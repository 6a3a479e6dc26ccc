/**
 * The pipeline without the element: analyse pictures and videos from a program of your own.
 */
export { Session, type SessionSetup } from './session.js';
export { IDLE, type SessionSnapshot, type SessionState } from './snapshot.js';
export { VideoPlayback } from './video-playback.js';
export type { Playback } from './playback.js';
export type { Pace, RunOptions } from './run-options.js';
