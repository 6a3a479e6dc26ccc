/**
 * The conversation with whoever shows the endpoint page: finds out who that is, early or late, and keeps to one channel.
 */
import type { MediaCredentials } from '../session/own-media.js';
import type { Channel } from './channel.js';
import { ownWire, type Dialect, type Said } from './dialects/dialect.js';
import type { DialectName } from './dialects/names.js';
import { Embedder, findPlace, type PageGlobals } from './embedder.js';
import type { Inbox, InboxGlobals } from './inbox.js';
import { FLUTTER_READY_EVENT, NativeChannels, type NativeGlobals } from './native-channels.js';
import { Outbox } from './outbox.js';

/** What the configuration says of hosts. */
export interface HostSettings {
  /** Names of message handlers, interface objects, channels and callbacks, the preferred first. */
  readonly names: readonly string[];
  /** Origins of the pages that may hear and command, besides this page's own; native programs need no list. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Whether messages to other pages go out as JSON text rather than as objects; in a dialect they do where it is left out. */
  readonly takesText?: boolean | undefined;
  /** Whose messages the page speaks, in place of its own; see `DIALECT_NAMES`. */
  readonly dialect?: DialectName | undefined;
  /**
   * Whether the page around this one is the host where a program's channel reaches into the frame too, as those of Android
   * and WebView2 do. It hears only where it may.
   */
  readonly prefersPage?: boolean;
  /**
   * Set while it is not known which pages of other origins may hear and command, as the configuration could not be read:
   * called where one of them commands, which waits meanwhile.
   */
  readonly findOut?: () => void;
  /** Whether the visitor's cookies go with requests for media of the page's own origin; `omit` where it is left out. */
  readonly mediaCredentials?: MediaCredentials | undefined;
}

/** The page's global object. */
export type HostGlobals = NativeGlobals &
  PageGlobals &
  InboxGlobals & { readonly document: { readonly readyState: string } };

/** Scripts that native programs run after a page has loaded have come by then. */
const SETTLED_MS = 3000;

/** How often is looked for a host, and how many times: a minute. Later it is looked for with each message. */
const LOOK_MS = 250;
const LOOKS = 240;

/** Sends to the host, and hears what it says over channels of its own. */
export class HostLink {
  readonly #native: NativeChannels;
  readonly #outbox: Outbox;
  #settings: HostSettings | undefined;
  #embedder: Embedder | undefined;
  #dialect = ownWire;

  /** Keeps what is sent until it is opened. */
  constructor(
    private readonly globals: HostGlobals,
    inbox: Inbox,
  ) {
    this.#native = new NativeChannels(globals);
    this.#outbox = new Outbox({
      find: () => this.#settings && speaking(this.#find(this.#settings), () => this.#dialect),
      onChannel: (channel) => channel.listen?.((data) => inbox.receiveNative(data)),
    });
    this.#watch();
  }

  /**
   * From now on it is known who may hear, and in which words. Opening it again changes that.
   *
   * @param dialect the one that the settings name
   */
  open(settings: HostSettings, dialect: Dialect = ownWire): void {
    this.#dialect = dialect;
    if (!this.#embedder) {
      const place = findPlace(this.globals);
      this.#embedder = place && new Embedder(place);
    }
    this.#embedder?.configure({ ...settings, isProvisional: settings.findOut !== undefined });
    this.#settings = settings;
    this.#outbox.flush();
    if (!this.#isNative(settings)) this.#embedder?.refuseForeign();
  }

  /** Whether a page of another origin hears what is sent, or may later, as it is not known yet who does. */
  get isOverheard(): boolean {
    if (!this.#settings) return true;
    return this.#embedder?.isForeign === true && !this.#isNative(this.#settings);
  }

  /** Sends a message, or keeps it until there is a host. Never throws. */
  readonly send = (message: Said): void => this.#outbox.send(message);

  /** Whether a message of another window may command, undefined where that is not known yet; it shows who the host is. */
  readonly accepts = (source: unknown, origin: string): boolean | undefined => {
    if (!this.#embedder) return false;
    const isAccepted = this.#embedder.accepts(source, origin);
    if (isAccepted) this.#outbox.flush();
    else if (isAccepted === undefined) this.#settings?.findOut?.();
    return isAccepted;
  };

  #find({ names, prefersPage }: HostSettings): Channel | undefined {
    const around = prefersPage && this.#embedder?.isAround ? this.#embedder.find() : undefined;
    return around ?? this.#native.find(names) ?? this.#embedder?.find();
  }

  /** Whether a program hears what is sent, and no page does. */
  #isNative(settings: HostSettings): boolean {
    if (settings.prefersPage && this.#embedder?.isAround) return false;
    return this.#native.find(settings.names) !== undefined;
  }

  #watch(): void {
    const { globals } = this;
    const outbox = this.#outbox;
    globals.addEventListener(FLUTTER_READY_EVENT, () => outbox.flush());
    const onLoad = () => {
      outbox.flush();
      setTimeout(() => outbox.settle(), SETTLED_MS);
    };
    if (globals.document.readyState === 'complete') onLoad();
    else globals.addEventListener('load', onLoad);
    let looks = 0;
    const timer = setInterval(() => {
      outbox.flush();
      if (++looks === LOOKS) clearInterval(timer);
    }, LOOK_MS);
  }
}

/** A channel to which everything is said in a dialect: in the one that is spoken when it is delivered. */
function speaking(channel: Channel | undefined, dialect: () => Dialect): Channel | undefined {
  return (
    channel && {
      ...channel,
      deliver: (said) => {
        // What is kept was said by this page.
        for (const message of dialect()(said as Said)) channel.deliver(message);
      },
    }
  );
}
