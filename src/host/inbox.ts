/**
 * What hosts say to the page: finds the commands among all messages that reach it, whichever way they come and in
 * whichever form, and leaves the others alone.
 */

/** What is heard where a message event says who sent it. */
export interface HeardMessage {
  readonly data: unknown;
  readonly source: unknown;
  readonly origin: string;
}

/** Who hears the commands. */
export interface Listener {
  /** Whether a message of another window may command. */
  readonly accepts: (source: unknown, origin: string) => boolean;
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
  readonly document: MessageEvents;
  addEventListener: MessageEvents['addEventListener'];
}

interface MessageEvents {
  addEventListener(type: 'message', listener: (event: HeardMessage) => void): void;
}

/** Messages that are kept until somebody listens: hosts may speak before the page's configuration is there. */
const KEPT_MESSAGES = 1000;

/** Of those beyond, so many are each answered by name and id; the others together. */
const KEPT_NAMES = 10_000;

/** Characters of a name and of an id that are kept of a command that is not obeyed. */
const KEPT_CHARACTERS = 100;

/** Hosts serialise once too often. */
const MOST_SERIALISED = 3;

/** Hears what hosts say. */
export class Inbox {
  #listener: Listener | undefined;
  #kept: (() => void)[] = [];
  #overflows: { readonly overflow: Overflow; readonly isHeard: () => boolean }[] = [];
  #uncounted = 0;
  /** Events that bubble come twice. */
  readonly #heard = new WeakSet<object>();

  constructor(private readonly globals: InboxGlobals) {
    const hear = (event: HeardMessage) => {
      if (this.#heard.has(event)) return;
      this.#heard.add(event);
      const { data, source, origin } = event;
      this.#whenListening(
        () => this.#receive({ data, source, origin }),
        data,
        () => this.#mayCommand(source, origin),
      );
    };
    globals.addEventListener('message', hear);
    // React Native on Android gives its messages to the document.
    globals.document.addEventListener('message', hear);
  }

  /** From now on somebody listens; what has come before comes first. */
  open(listener: Listener): void {
    this.#listener = listener;
    for (const receive of this.#kept.splice(0)) receive();
    for (const { overflow, isHeard } of this.#overflows.splice(0)) if (isHeard()) listener.refuseMany(overflow);
    if (this.#uncounted > 0) listener.refuseMany({ count: this.#uncounted });
    this.#uncounted = 0;
  }

  /** Takes what the program around the page says over a channel of its own. */
  receiveNative(data: unknown): void {
    this.#whenListening(
      () => this.#take(data),
      data,
      () => true,
    );
  }

  #whenListening(receive: () => void, data: unknown, isHeard: () => boolean): void {
    if (this.#listener) return receive();
    const command = readCommand(data);
    if (command === undefined) return;
    if (this.#kept.length < KEPT_MESSAGES) return void this.#kept.push(receive);
    if (this.#overflows.length < KEPT_NAMES) this.#overflows.push({ overflow: overflowOf(command), isHeard });
    else this.#uncounted += 1;
  }

  #receive({ data, source, origin }: HeardMessage): void {
    // What is no command is none of our business, whoever sent it.
    if (readCommand(data) === undefined) return;
    if (this.#mayCommand(source, origin)) this.#take(data);
  }

  #mayCommand(source: unknown, origin: string): boolean {
    return this.#isNative(source, origin) || this.#listener?.accepts(source, origin) === true;
  }

  #take(data: unknown): void {
    const command = readCommand(data);
    if (typeof command === 'string') this.#listener?.refuse(command);
    else if (command) this.#listener?.obey(command);
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
    const cause = error instanceof Error ? error.message : 'it cannot be read';
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
    ...(typeof name === 'string' && { name: name.slice(0, KEPT_CHARACTERS) }),
    ...(isId && { id }),
  };
}
