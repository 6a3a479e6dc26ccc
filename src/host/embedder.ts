/**
 * The page that shows this one, in a frame or in a window that it has opened: who it is, and whether it may hear
 * anything. A page of this one's own origin may, and those in the configuration's list; any other is told once that it
 * may not. Browsers deliver a message only where the origin that it is addressed to is the receiver's.
 */
import { TrackerError } from '../errors.js';
import { parseUrl } from '../url.js';
import type { Channel } from './channel.js';
import { discreet } from './discreet.js';
import { toWire } from './wire.js';

/** A window of another page. */
export interface OtherWindow {
  postMessage(message: unknown, targetOrigin: string): void;
  readonly closed?: boolean;
  /** Can be read by pages of its own origin only. */
  readonly location?: { readonly origin: string };
}

/** What the browser tells about the page that shows this one. */
export interface Place {
  readonly kind: 'iframe' | 'opener';
  readonly window: OtherWindow;
  /** The origin of this page. */
  readonly ownOrigin: string;
  /** Its origin, where it has one that messages can be addressed to. */
  readonly origin: string | undefined;
  /**
   * Whether the origin is the browser's own word (`ancestorOrigins`), even where it is none. A referrer may be of
   * another page, which stood in the frame before.
   */
  readonly isCertain: boolean;
}

/** What is asked of the page's global object. */
export interface PageGlobals {
  readonly parent: OtherWindow;
  readonly opener: OtherWindow | null;
  readonly location: {
    readonly origin: string;
    readonly ancestorOrigins?: { readonly length: number; readonly [index: number]: string };
  };
  readonly document: { readonly referrer: string };
}

/** Who shows this page; undefined where no page does. */
export function findPlace(globals: PageGlobals): Place | undefined {
  const isFramed = globals.parent !== (globals as unknown);
  const { origin: ownOrigin, ancestorOrigins } = globals.location;
  const referrer = webOrigin(parseUrl(globals.document.referrer)?.origin);
  if (!isFramed) {
    if (!globals.opener) return undefined;
    return { kind: 'opener', window: globals.opener, ownOrigin, origin: referrer, isCertain: false };
  }
  const ancestor = ancestorOrigins?.[0];
  return {
    kind: 'iframe',
    window: globals.parent,
    ownOrigin,
    // Apps whose pages have a scheme of their own are no web origins, but can be named in the list.
    origin: ancestor === undefined ? referrer : ancestor === 'null' ? undefined : ancestor,
    isCertain: ancestor !== undefined,
  };
}

/** Pages from files and sandboxes have no origin that a message could be addressed to. */
function webOrigin(origin: string | undefined): string | undefined {
  return origin !== undefined && /^https?:\/\//.test(origin) ? origin : undefined;
}

/** Who may hear, and in which form. */
export interface EmbedderSettings {
  /** Origins that may hear and command, besides this page's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Whether messages go out as JSON text, as those of the hosted endpoint do, rather than as objects. */
  readonly takesText?: boolean | undefined;
  /** Whether the list is still to come: nobody is refused until it is there. */
  readonly isProvisional?: boolean | undefined;
}

/** Sends to the page that shows this one, and says which of its messages are commands. */
export class Embedder {
  /** Its origin as a message from it has shown. */
  #shown: string | undefined;
  #isRefused = false;
  #allowed: readonly string[] = [];
  #takesText = false;
  #isProvisional = false;

  constructor(private readonly place: Place) {}

  /** Says who may hear, and in which form, in place of what was said before. */
  configure({ allowedOrigins = [], takesText = false, isProvisional = false }: EmbedderSettings): void {
    this.#allowed = allowedOrigins;
    this.#takesText = takesText;
    this.#isProvisional = isProvisional;
  }

  /** The channel to it; undefined where it may not hear anything, or is not known well enough yet. */
  find(): Channel | undefined {
    const { kind, window, ownOrigin } = this.place;
    if (!this.#isOpen()) return undefined;
    return {
      kind,
      isOpen: () => this.#isOpen(),
      deliver: (message) => {
        for (const target of this.#targets()) {
          window.postMessage(this.#formOf(target === ownOrigin ? message : discreet(message, ownOrigin)), target);
        }
      },
    };
  }

  /** Whether this page is in a frame of it, rather than in a window that it has opened. */
  get isAround(): boolean {
    return this.place.kind === 'iframe';
  }

  /** Whether it is of another origin than this page. */
  get isForeign(): boolean {
    return !this.#isOwn();
  }

  /** Whether a message of the window comes from this page, and may command; undefined where that is not known yet. */
  accepts(source: unknown, origin: string): boolean | undefined {
    if (source !== this.place.window) return false;
    if (origin !== this.place.ownOrigin && !this.#allowed.includes(origin)) {
      if (this.#isProvisional) return undefined;
      this.#refuse(origin, origin === 'null' ? '*' : origin);
      return false;
    }
    this.#shown = origin;
    return true;
  }

  /** Tells a page that may not hear anything why it hears nothing: once, and nothing else. */
  refuseForeign(): void {
    if (this.#isProvisional || this.place.window.closed === true || this.#isOwn()) return;
    const { origin, isCertain } = this.place;
    const isNamed = origin !== undefined && this.#allowed.includes(origin);
    if (this.#allowed.length === 0 || (isCertain && !isNamed)) this.#refuse(isCertain ? origin : undefined, '*');
    // By the referrer alone it may be another page, which the list may name: the browser tells the two apart.
    else if (origin !== undefined && !isNamed) this.#refuse(origin, origin);
  }

  /** Whom messages are addressed to. */
  #targets(): readonly string[] {
    const { origin, isCertain, ownOrigin } = this.place;
    if (this.#isOwn()) return [ownOrigin];
    const known = this.#shown ?? origin;
    if (known !== undefined && this.#allowed.includes(known)) return [known];
    if (isCertain || this.#shown !== undefined) return [];
    // One of them at most is the receiver's, and the browser holds back the others.
    return this.#allowed;
  }

  /**
   * Proven by reading what only pages of one origin can read of each other; a referrer could be of another page. What is
   * read says less: pages whose content another one wrote (`srcdoc`) have its origin, and none in their location.
   */
  #isOwn(): boolean {
    const { window, ownOrigin } = this.place;
    try {
      // Nothing can be addressed to what has no origin, such as a file.
      return ownOrigin !== 'null' && typeof window.location?.origin === 'string';
    } catch {
      return false;
    }
  }

  #isOpen(): boolean {
    return this.place.window.closed !== true && this.#targets().length > 0;
  }

  #refuse(origin: string | undefined, target: string): void {
    if (this.#isRefused) return;
    this.#isRefused = true;
    const refusal = hostNotAllowed(this.place.kind, origin);
    console.warn(refusal.message);
    this.place.window.postMessage(this.#formOf(toWire({ type: 'error', ...refusal.toPlain() })), target);
  }

  #formOf(message: object): unknown {
    return this.#takesText ? JSON.stringify(message) : message;
  }
}

function hostNotAllowed(kind: Place['kind'], origin: string | undefined): TrackerError {
  const which = kind === 'iframe' ? 'The page that embeds this one' : 'The page that has opened this one';
  const who = origin === undefined ? which : `${which} (${origin})`;
  const entry = JSON.stringify(origin ?? 'https://app.example');
  return new TrackerError(
    'host_not_allowed',
    `${who} is not in allowedOrigins, so it hears nothing else and commands nothing. Whoever runs this endpoint puts "allowedOrigins": [${entry}] into pose-tracker.config.json.`,
    { ...(origin !== undefined && { origin }) },
  );
}
