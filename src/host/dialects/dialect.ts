/**
 * Dialects: the page's messages in the words of another endpoint, for clients that were written for that one. Each is a
 * pure function in a module of its own, which is loaded only where it is configured.
 */
import type { MediaKind } from '../../media/source.js';
import type { TrackerMessage } from '../../output/messages.js';
import type { HostMessage } from '../host-messages.js';
import { toWire } from '../wire.js';
import type { DialectName } from './names.js';

/** The last message of a run has been sent. The page's own wire has no word for it. */
export interface RunEnd {
  readonly type: 'run_end';
  readonly source: MediaKind;
}

/** Whatever the page has to say. */
export type Said = TrackerMessage | HostMessage | RunEnd;

/** What goes out for one thing that the page says: one message, several or none. */
export type Dialect = (said: Said) => readonly object[];

/** What is to be known of a dialect before it is loaded, and how it is. */
interface DialectEntry {
  /** Whether keypoints are sent where no exercise is set, without being asked for. */
  readonly keypointsUnasked: boolean;
  load(): Promise<Dialect>;
}

/** All dialects. */
export const DIALECTS: Readonly<Record<DialectName, DialectEntry>> = {
  posetracker: {
    keypointsUnasked: true,
    load: async () => (await import('./posetracker.js')).posetracker,
  },
};

/** The page's own wire. */
export const ownWire: Dialect = (said) => (said.type === 'run_end' ? [] : [toWire(said)]);
