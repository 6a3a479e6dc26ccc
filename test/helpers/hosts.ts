/**
 * What tests need that play the host of an endpoint page.
 */
import { fixture, html } from '@open-wc/testing';

/** A message of the endpoint page. */
export type Message = Record<string, unknown> & { readonly type: string };

/** What a window says, and how to wait for something. */
export class Heard {
  readonly messages: Message[] = [];
  readonly #waiting = new Set<() => void>();

  /** @param take picks the endpoint's message out of an event; undefined where it is somebody else's */
  constructor(
    take: (event: MessageEvent<unknown>) => unknown,
    source: Pick<EventTarget, 'addEventListener'> = globalThis,
  ) {
    source.addEventListener('message', (event) => {
      const taken = take(event as MessageEvent<unknown>) as Message | undefined;
      if (taken === undefined) return;
      this.messages.push(taken);
      for (const check of this.#waiting) check();
    });
  }

  /** The first message that fits, past or future; those before `from` do not count. */
  next(fits: (message: Message) => boolean, from = 0): Promise<Message> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.messages.slice(from).find(fits);
        if (!found) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }

  type(type: string): Promise<Message> {
    return this.next((message) => message.type === type);
  }
}

/** A frame with a page of the test server. */
export async function frameOf(url: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '500';
  frame.src = url;
  (await fixture(html`<div></div>`)).append(frame);
  return frame;
}

export const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();

/** The origin of another server of the tests. */
export async function otherOrigin(): Promise<string> {
  const answer = await fetch('/__test/config.json');
  return ((await answer.json()) as { otherOrigin: string }).otherOrigin;
}

/** What a page between the test and an endpoint page passes on, with the origin that it came from. */
export function passedOnBy(frame: HTMLIFrameElement): Heard {
  return new Heard(({ source, data }) => {
    if (source !== frame.contentWindow) return undefined;
    const { heard: message, from } = data as { heard: Message; from: string };
    return { ...(typeof message === 'string' ? { text: message } : message), from };
  });
}
