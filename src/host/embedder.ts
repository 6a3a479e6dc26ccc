/**
 * The page that shows this one, in a frame or in a window that it has opened: who it is, and whether it may hear
 * anything. Browsers deliver a message only where the origin that it is addressed to is the receiver's.
 */
import { parseUrl } from '../url.js';
import type { Channel } from './channel.js';

/** A window of another page. */
export interface OtherWindow {
  postMessage(message: unknown, targetOrigin: string): void;
  readonly closed?: boolean;
}

/** What the browser tells about the page that shows this one. */
export interface Place {
  readonly kind: 'iframe' | 'opener';
  readonly window: OtherWindow;
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
  readonly location: { readonly ancestorOrigins?: { readonly length: number; readonly [index: number]: string } };
  readonly document: { readonly referrer: string };
}

/** Who shows this page; undefined where no page does. */
export function findPlace(globals: PageGlobals): Place | undefined {
  const isFramed = globals.parent !== (globals as unknown);
  if (!isFramed && !globals.opener) return undefined;
  const referrer = parseUrl(globals.document.referrer)?.origin;
  if (!isFramed && globals.opener) {
    return { kind: 'opener', window: globals.opener, origin: webOrigin(referrer), isCertain: false };
  }
  const ancestor = globals.location.ancestorOrigins?.[0];
  return {
    kind: 'iframe',
    window: globals.parent,
    // Apps whose pages have a scheme of their own are no web origins, but can be named in the list.
    origin: ancestor === undefined ? webOrigin(referrer) : ancestor === 'null' ? undefined : ancestor,
    isCertain: ancestor !== undefined,
  };
}

/** Pages from files and sandboxes have no origin that a message could be addressed to. */
function webOrigin(origin: string | undefined): string | undefined {
  return origin !== undefined && /^https?:\/\//.test(origin) ? origin : undefined;
}

/** Who may hear, and in which form. */
export interface EmbedderSettings {
  /** Origins that may hear and command; undefined where any may. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Whether messages go out as JSON text, as those of the hosted endpoint do, rather than as objects. */
  readonly takesText?: boolean | undefined;
}

/** Sends to the page that shows this one, and says which of its messages are commands. */
export class Embedder {
  /** Its origin as a message from it has shown. */
  #shown: string | undefined;
  #hasWarned = false;

  readonly #allowed: readonly string[] | undefined;
  readonly #takesText: boolean;

  constructor(
    private readonly place: Place,
    { allowedOrigins, takesText = false }: EmbedderSettings = {},
  ) {
    this.#allowed = allowedOrigins;
    this.#takesText = takesText;
  }

  /** The channel to it; undefined where it may not hear anything, or is not known well enough yet. */
  find(): Channel | undefined {
    const { kind, window } = this.place;
    if (!this.#isOpen()) return undefined;
    return {
      kind,
      isOpen: () => this.#isOpen(),
      deliver: (message) => {
        const form = this.#takesText ? JSON.stringify(message) : message;
        for (const target of this.#targets()) window.postMessage(form, target);
      },
    };
  }

  /** Whether a message of the window comes from this page, and may command. */
  accepts(source: unknown, origin: string): boolean {
    if (source !== this.place.window) return false;
    if (!this.#mayCommand(origin)) {
      this.#warn(`A command from ${origin} was not obeyed: it may not command this page.`);
      return false;
    }
    if (origin !== 'null') this.#shown = origin;
    return true;
  }

  #mayCommand(origin: string): boolean {
    const { kind, isCertain } = this.place;
    if (this.#allowed) return this.#allowed.includes(origin);
    const known = this.place.origin ?? (kind === 'opener' ? this.#shown : undefined);
    if (known === undefined || origin === known) return true;
    // A frame has one parent all its life, and the browser tells its origin with the message; an opener may have gone
    // to another site since, and then it is not who opened this page any more.
    return kind === 'iframe' && !isCertain;
  }

  /** Whom messages are addressed to. */
  #targets(): readonly string[] {
    const { kind, origin, isCertain } = this.place;
    const known = this.#shown ?? origin;
    if (this.#allowed) {
      if (known !== undefined && this.#allowed.includes(known)) return [known];
      if (isCertain || this.#shown !== undefined) {
        this.#warn(`Nothing is sent to ${known ?? 'the page around this one'}: it is not in allowedOrigins.`);
        return [];
      }
      // One of them at most is the receiver's, and the browser holds back the others.
      return this.#allowed;
    }
    if (known !== undefined && webOrigin(known)) return [known];
    // Without a list a frame's messages go to whoever embeds it, as those of the hosted endpoint do. An opener whose
    // origin is hidden has to send a command first: another site may stand in its window by now.
    return kind === 'iframe' ? ['*'] : [];
  }

  #isOpen(): boolean {
    return this.place.window.closed !== true && this.#targets().length > 0;
  }

  #warn(text: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    console.warn(`${text} The list of origins is in the endpoint's configuration.`);
  }
}
