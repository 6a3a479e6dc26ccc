/**
 * The conversation with whoever shows the endpoint page: finds out who that is, early or late, and keeps to one channel.
 */
import type { TrackerMessage } from '../output/messages.js';
import type { MediaCredentials } from '../session/own-media.js';
import { Embedder, findPlace, type PageGlobals } from './embedder.js';
import type { HostMessage } from './host-messages.js';
import type { Inbox, InboxGlobals } from './inbox.js';
import { FLUTTER_READY_EVENT, NativeChannels, type NativeGlobals } from './native-channels.js';
import { Outbox } from './outbox.js';

/** What the configuration says of hosts. */
export interface HostSettings {
  /** Names of message handlers, interface objects, channels and callbacks, the preferred first. */
  readonly names: readonly string[];
  /** Origins of the pages that may hear and command, besides this page's own; native programs need no list. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Whether messages to other pages go out as JSON text rather than as objects. */
  readonly takesText?: boolean;
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

  /** Keeps what is sent until it is opened. */
  constructor(
    private readonly globals: HostGlobals,
    inbox: Inbox,
  ) {
    this.#native = new NativeChannels(globals);
    this.#outbox = new Outbox({
      find: () => this.#settings && (this.#native.find(this.#settings.names) ?? this.#embedder?.find()),
      onChannel: (channel) => channel.listen?.((data) => inbox.receiveNative(data)),
    });
    this.#watch();
  }

  /** From now on it is known who may hear. Opening it again changes that. */
  open(settings: HostSettings): void {
    if (!this.#embedder) {
      const place = findPlace(this.globals);
      this.#embedder = place && new Embedder(place);
    }
    this.#embedder?.configure({ ...settings, isProvisional: settings.findOut !== undefined });
    this.#settings = settings;
    this.#outbox.flush();
    if (!this.#native.find(settings.names)) this.#embedder?.refuseForeign();
  }

  /** Whether a page of another origin hears what is sent, or may later, as it is not known yet who does. */
  get isOverheard(): boolean {
    if (!this.#settings) return true;
    return this.#embedder?.isForeign === true && !this.#native.find(this.#settings.names);
  }

  /** Sends a message, or keeps it until there is a host. Never throws. */
  readonly send = (message: TrackerMessage | HostMessage | object): void => this.#outbox.send(message);

  /** Whether a message of another window may command, undefined where that is not known yet; it shows who the host is. */
  readonly accepts = (source: unknown, origin: string): boolean | undefined => {
    if (!this.#embedder) return false;
    const isAccepted = this.#embedder.accepts(source, origin);
    if (isAccepted) this.#outbox.flush();
    else if (isAccepted === undefined) this.#settings?.findOut?.();
    return isAccepted;
  };

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
