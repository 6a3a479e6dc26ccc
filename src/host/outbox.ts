/**
 * What the page has to say, on its way to the host: over one channel, in order, each message once. Hosts that are late
 * find the messages kept.
 */
import type { TrackerMessage } from '../output/messages.js';
import { isPage, type Channel } from './channel.js';
import type { HostMessage } from './host-messages.js';

/** A message that waits, or that a page has and a native program may still want. */
interface Kept {
  readonly message: object;
  readonly isStream: boolean;
  readonly weight: number;
  toldPage: boolean;
}

/** What is kept where nobody hears it: this many messages, of about this many characters together. */
export const KEPT_MESSAGES = 2000;
export const KEPT_CHARACTERS = 16_000_000;

/** Many a second, and said again at the end: these are dropped first where too much is kept. */
const STREAMS: ReadonlySet<string> = new Set<TrackerMessage['type']>([
  'keypoints',
  'angles',
  'progression',
  'progress',
]);

/** What an outbox is set up with. */
export interface OutboxSetup {
  /** The channel to the host, once there is one. */
  readonly find: () => Channel | undefined;
  /** Told once of each channel that is taken. */
  readonly onChannel?: (channel: Channel) => void;
}

/** Delivers messages to the host. */
export class Outbox {
  #kept: Kept[] = [];
  #weight = 0;
  #channel: Channel | undefined;
  #isSettled = false;

  constructor(private readonly setup: OutboxSetup) {}

  /** Sends a message, or keeps it until there is a host. Never throws. */
  send(message: TrackerMessage | HostMessage | object): void {
    const { type } = message as { readonly type?: unknown };
    const kept = { message, isStream: STREAMS.has(String(type)), weight: weigh(message), toldPage: false };
    this.#kept.push(kept);
    this.#weight += kept.weight;
    this.flush();
    this.#trim();
  }

  /** Delivers what is kept, if there is a host by now. */
  flush(): void {
    const channel = this.#find();
    if (!channel) return;
    if (isPage(channel)) {
      for (const kept of this.#kept) {
        if (kept.toldPage) continue;
        kept.toldPage = true;
        deliver(channel, kept.message);
      }
      // Until then a native program may still put its channel into the page, and then it is the host.
      if (this.#isSettled) this.#clear();
      return;
    }
    // A host that sends a command from within its own handler makes more messages meanwhile.
    for (let next = this.#kept.shift(); next; next = this.#kept.shift()) {
      this.#weight -= next.weight;
      deliver(channel, next.message);
    }
  }

  /** From now on a page that has been spoken to is the host, and keeps being it. */
  settle(): void {
    this.#isSettled = true;
    this.flush();
  }

  #find(): Channel | undefined {
    const isFinal = this.#channel && (this.#isSettled || !isPage(this.#channel));
    if (isFinal && this.#channel?.isOpen()) return this.#channel;
    const found = this.setup.find();
    const isOther = found?.kind !== this.#channel?.kind;
    this.#channel = found;
    if (found && isOther) this.setup.onChannel?.(found);
    return found;
  }

  #clear(): void {
    this.#kept = [];
    this.#weight = 0;
  }

  /** The newest message is kept whatever its size. */
  #trim(): void {
    while (this.#kept.length > 1 && (this.#kept.length > KEPT_MESSAGES || this.#weight > KEPT_CHARACTERS)) {
      const stream = this.#kept.findIndex(({ isStream }) => isStream);
      const [dropped] = this.#kept.splice(Math.max(0, stream), 1);
      this.#weight -= dropped?.weight ?? 0;
    }
  }
}

/** What one host throws stops neither the page nor the messages after it. */
function deliver(channel: Channel, message: object): void {
  try {
    channel.deliver(message);
  } catch (error) {
    console.error(`The host did not take a message over the channel ${channel.kind}:`, error);
  }
}

/** About the length of a value as JSON. Lists are taken to be alike from end to end: they can be very long. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (Array.isArray(value)) return 2 + value.length * (weigh(value[0]) + 1);
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [name, item]) => sum + name.length + 4 + weigh(item), 2);
}
