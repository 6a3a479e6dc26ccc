/**
 * What hosts say to the page: finds the commands among all messages that reach it, whichever way they come and in
 * whichever form, and leaves the others alone.
 */

import { withoutSecrets } from '../url.js';
import { faultOf } from './json-fault.js';

/** What is heard where a message event says who sent it. */
export interface HeardMessage {
  readonly data: unknown;
  readonly source: unknown;
  readonly origin: string;
}

/** Who hears the commands. */
export interface Listener {
  /** Whether a message of another window may command; undefined where that is not known yet. */
  readonly accepts: (source: unknown, origin: string) => boolean | undefined;
  readonly obey: (command: object) => void;
  /** Told of what looks like a command and cannot be read. */
  readonly refuse: (problem: string) => void;
  /** Told of commands that came when too many were kept already. */
  readonly refuseMany: (overflow: Overflow) => void;
}

/** Commands that are answered, but not obeyed. */
export interface Overflow {
  /** Of the one command, where it is one. */
  readonly name?: string;
  readonly id?: string | number;
  readonly count: number;
}

/** What is asked of the page's global object. */
export interface InboxGlobals {
  readonly location: { readonly origin: string };
  readonly parent?: unknown;
  readonly opener?: unknown;
  readonly document: MessageEvents;
  addEventListener: MessageEvents['addEventListener'];
}

interface MessageEvents {
  addEventListener(type: 'message', listener: (event: HeardMessage) => void): void;
}

/**
 * Messages of one host that are kept until it is known whether it may command: hosts may speak before the page's
 * configuration is there.
 */
const KEPT_MESSAGES = 1000;

/** Of those beyond, so many are each answered by name and id; the others together. */
const KEPT_NAMES = 10_000;

/** Characters of a name and of an id that are kept of a command that is not obeyed. */
const KEPT_CHARACTERS = 100;

/** Hosts serialise once too often. */
const MOST_SERIALISED = 3;

/** Who said something, as far as it is known who may command. */
type Sender = 'native' | 'page';

/** What was said, and cannot be obeyed or left yet. */
interface Kept {
  readonly sender: Sender;
  readonly data: unknown;
  readonly mayCommand: () => boolean | undefined;
}

/** What came when enough was kept already. */
interface Beyond extends Kept {
  readonly overflow: Overflow;
}

/** Hears what hosts say. */
export class Inbox {
  #listener: Listener | undefined;
  #kept: Kept[] = [];
  #beyond: Beyond[] = [];
  /** Places that each has taken. */
  #taken = noneTaken();
  /** Of those beyond that even their names are not kept of. */
  readonly #uncounted = new Map<Sender, { count: number; mayCommand: Kept['mayCommand'] }>();
  /** Events that bubble come twice. */
  readonly #heard = new WeakSet<object>();

  constructor(private readonly globals: InboxGlobals) {
    const hear = (event: HeardMessage) => {
      if (this.#heard.has(event)) return;
      this.#heard.add(event);
      const { data, source, origin } = event;
      const isNative = this.#isNative(source, origin);
      // No other window is ever a host, and none is to take the place of one.
      const page = globals.parent === globals ? globals.opener : globals.parent;
      if (!isNative && (source === null || source !== page)) return;
      const mayCommand = () => isNative || this.#listener?.accepts(source, origin);
      this.#hear({ sender: isNative ? 'native' : 'page', data, mayCommand });
    };
    globals.addEventListener('message', hear);
    // React Native on Android gives its messages to the document.
    globals.document.addEventListener('message', hear);
  }

  /** From now on somebody listens; what has come before comes first. */
  open(listener: Listener): void {
    this.#listener = listener;
    this.#taken = noneTaken();
    for (const kept of this.#kept.splice(0)) this.#hear(kept);
    for (const one of this.#beyond.splice(0)) {
      const may = one.mayCommand();
      if (may) listener.refuseMany(one.overflow);
      if (may !== undefined) continue;
      this.#taken[one.sender].beyond += 1;
      this.#beyond.push(one);
    }
    for (const [sender, { count, mayCommand }] of this.#uncounted) {
      const may = mayCommand();
      if (may) listener.refuseMany({ count });
      if (may !== undefined) this.#uncounted.delete(sender);
    }
  }

  /** Takes what the program around the page says over a channel of its own. */
  receiveNative(data: unknown): void {
    this.#hear({ sender: 'native', data, mayCommand: () => true });
  }

  #hear(said: Kept): void {
    const command = readCommand(said.data);
    // What is no command is none of our business, whoever sent it.
    if (command === undefined) return;
    const may = this.#listener && said.mayCommand();
    if (may === undefined) return this.#keep(said, command);
    if (!may) return;
    if (typeof command === 'string') this.#listener?.refuse(command);
    else this.#listener?.obey(command);
  }

  /** Each host has places of its own: a page cannot fill those of the program around it. */
  #keep(said: Kept, command: object | string): void {
    const { sender, mayCommand } = said;
    const places = this.#taken[sender];
    if (places.kept < KEPT_MESSAGES) {
      places.kept += 1;
      this.#kept.push(said);
    } else if (places.beyond < KEPT_NAMES) {
      places.beyond += 1;
      this.#beyond.push({ ...said, data: undefined, overflow: overflowOf(command) });
    } else this.#uncounted.set(sender, { count: (this.#uncounted.get(sender)?.count ?? 0) + 1, mayCommand });
  }

  /**
   * A script that the native program runs in this page, or an event that it makes: those have no source and no origin,
   * which no other window's message can lack.
   */
  #isNative(source: unknown, origin: string): boolean {
    if (source === this.globals) return true;
    if (source !== null && source !== undefined) return false;
    return origin === '' || (origin !== 'null' && origin === this.globals.location.origin);
  }
}

function noneTaken(): Record<Sender, { kept: number; beyond: number }> {
  return { native: { kept: 0, beyond: 0 }, page: { kept: 0, beyond: 0 } };
}

/** @returns the command; a text that says what is wrong with something that looks like one; undefined for all else */
function readCommand(data: unknown): object | string | undefined {
  try {
    let value = data;
    for (let times = 0; times < MOST_SERIALISED && typeof value === 'string'; times++) {
      // Other scripts' messages are texts too.
      if (!/^\s*["{]/.test(value) || !value.includes('command')) return undefined;
      value = JSON.parse(value) as unknown;
    }
    return typeof value === 'object' && value !== null && 'command' in value ? value : undefined;
  } catch (error) {
    // A live object, of a script in this page, can throw whatever it likes.
    const cause = error instanceof Error ? faultOf(error) : 'it cannot be read';
    return `${cause}. Send an object, or its JSON as text.`;
  }
}

/** What an answer needs to know of a command that is not kept itself. */
function overflowOf(command: object | string): Overflow {
  if (typeof command === 'string') return { count: 1 };
  const { command: name, id } = command as { readonly command?: unknown; readonly id?: unknown };
  const isId = typeof id === 'number' || (typeof id === 'string' && id.length <= KEPT_CHARACTERS);
  return {
    count: 1,
    ...(typeof name === 'string' && { name: withoutSecrets(name).slice(0, KEPT_CHARACTERS) }),
    ...(isId && { id }),
  };
}
