/**
 * How files come in without an address: picked, dropped or pasted.
 */
import type { MediaKind } from '../media/source.js';
import { watchIntent } from './intent.js';

/** What an intake needs of its element. */
export interface IntakeHost {
  /** Whether visitors may hand over a file. */
  accepting(): boolean;
  kind(): MediaKind;
  /** Whether another element of this kind has the focus, so that what is pasted is meant for that one. */
  isElsewhere(): boolean;
  take(file: File): void;
  /** Somebody is likely to hand over a file: see `watchIntent`. */
  expect(): void;
  /** Something that is seen has changed. */
  changed(): void;
}

/** Takes files for one element. */
export class FileIntake {
  /** Drags enter and leave every child on their way. */
  #depth = 0;
  #document: AbortController | undefined;

  constructor(private readonly host: IntakeHost) {}

  /** Whether something that may be dropped is held over the element. */
  get dragging(): boolean {
    return this.#depth > 0;
  }

  /**
   * Listens for what is pasted into the page: nothing else there wants a video or picture; and for what people do before
   * they choose a file.
   */
  connect(element: HTMLElement): void {
    this.#document ??= new AbortController();
    const { signal } = this.#document;
    const document = element.ownerDocument;
    document.addEventListener('paste', (event) => this.#onPaste(event), { signal });
    watchIntent(element, () => this.host.expect(), signal);
  }

  disconnect(): void {
    this.#document?.abort();
    this.#document = undefined;
    this.#depth = 0;
  }

  readonly onPick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // The same file can be chosen again.
    input.value = '';
    if (file) this.host.take(file);
  };

  readonly onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Also where nothing may be dropped: the browser would leave the page for the file.
    event.preventDefault();
    if (!this.host.accepting()) event.dataTransfer.dropEffect = 'none';
    else if (event.type === 'dragenter') this.#setDepth(this.#depth + 1);
  };

  readonly onDragLeave = (): void => this.#setDepth(Math.max(0, this.#depth - 1));

  readonly onDrop = (event: DragEvent): void => {
    this.#setDepth(0);
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file && this.host.accepting()) this.host.take(file);
  };

  #onPaste(event: ClipboardEvent): void {
    // Another element of the page has taken it, or it is meant for a text field.
    if (event.defaultPrevented || !this.host.accepting() || isEditable(event.composedPath()[0])) return;
    if (this.host.isElsewhere()) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const file = files.find(({ type }) => type.startsWith(`${this.host.kind()}/`));
    if (!file) return;
    event.preventDefault();
    this.host.take(file);
  }

  #setDepth(depth: number): void {
    this.#depth = depth;
    this.host.changed();
  }
}

function isEditable(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
