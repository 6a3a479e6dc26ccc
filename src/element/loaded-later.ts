/**
 * A part of an element that is loaded when an option asks for it, and gone when it does not.
 */

/** What can be loaded later. */
export interface Disposable {
  dispose(): void;
}

/** Holds one part, which takes time to load. */
export class LoadedLater<T extends Disposable> {
  #part: T | undefined;
  #loading = false;
  #wanted = false;
  #failed = false;

  /**
   * @param name what it is, for the console
   * @param load imports it; what that resolves to makes it, if it is wanted still
   * @param changed called when it is there
   */
  constructor(
    private readonly name: string,
    private readonly load: () => Promise<() => T>,
    private readonly changed: () => void,
  ) {}

  /** The part, once it is there. */
  get part(): T | undefined {
    return this.#part;
  }

  /** Whether it did not load: the element goes without. */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /**
   * To be called after each render.
   *
   * @returns the part, where it is wanted and there
   */
  update(wanted: boolean): T | undefined {
    this.#wanted = wanted;
    if (!wanted) this.dispose();
    else if (!this.#part && !this.#loading) this.#begin();
    return this.#part;
  }

  /**
   * Something new has begun: where it did not load, the next render tries again, as the network may be back. Browsers that keep a
   * failed import for as long as a page lives fail again; the page works on without the part, as before.
   */
  retry(): void {
    if (!this.#failed) return;
    this.#failed = false;
    this.#loading = false;
  }

  dispose(): void {
    this.#wanted = false;
    this.#part?.dispose();
    this.#part = undefined;
  }

  #begin(): void {
    this.#loading = true;
    this.load()
      .then((make) => {
        if (this.#wanted) this.#part = make();
        this.#loading = false;
        this.changed();
      })
      .catch((error: unknown) => {
        // The analysis works without it. Not each render tries again.
        console.warn(`pose-upload-tracker: ${this.name} did not load. Check that all of its files are served.`, error);
        this.#failed = true;
        this.changed();
      });
  }
}
