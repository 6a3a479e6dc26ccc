/**
 * A short list of what the element has said.
 */
import type { MessageType, TrackerMessage } from '../src/output/messages.js';

/** Of lines, the latest first. */
const MAX_LINES = 40;

/** Longer ones are cut. */
const MAX_CHARACTERS = 240;

/** Lists with more entries are only counted. */
const MAX_ENTRIES = 3;

/** They come with every picture, or nearly: in a run each has one line, which says how many there were. */
const FREQUENT: ReadonlySet<MessageType> = new Set(['keypoints', 'angles', 'progression', 'progress']);

/** The list in a page. */
export class MessageLog {
  readonly #frequent = new Map<MessageType, { readonly line: HTMLElement; count: number }>();

  constructor(private readonly list: HTMLElement) {}

  /** Puts a message on top, or into the line of its type. */
  add(message: TrackerMessage): void {
    if (message.type === 'initialization' && message.step === 'media') this.#frequent.clear();
    const known = this.#frequent.get(message.type);
    if (known) {
      known.count++;
      known.line.replaceChildren(...parts(message, known.count));
      return;
    }
    const line = document.createElement('li');
    line.append(...parts(message, 1));
    if (FREQUENT.has(message.type)) this.#frequent.set(message.type, { line, count: 1 });
    this.list.prepend(line);
    while (this.list.childElementCount > MAX_LINES) this.list.lastElementChild?.remove();
  }
}

/** A message in one line: its type, how many there were, and the rest. */
function parts(message: TrackerMessage, count: number): Node[] {
  const name = document.createElement('strong');
  name.textContent = message.type;
  const rest = document.createElement('span');
  rest.textContent = shortened(message);
  return [name, new Text(count > 1 ? ` × ${count} ` : ' '), rest];
}

/** The payload as JSON, without what makes it long. */
function shortened({ type: _, ...payload }: TrackerMessage): string {
  const text = JSON.stringify(payload, (_key, value: unknown) =>
    Array.isArray(value) && value.length > MAX_ENTRIES ? `${value.length} entries` : value,
  );
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}
