/**
 * Work that shows in the next picture of the page, and need not be done more often than that.
 */

/** Does one thing in the next animation frame, once, however often that is asked for. */
export class OncePerFrame {
  #frame: number | undefined;

  /**
   * @param act not called while the page is out of sight: there is nothing to show
   * @param request the page's own `requestAnimationFrame`
   */
  constructor(
    private readonly act: () => void,
    private readonly request = (then: () => void): number => requestAnimationFrame(then),
    private readonly cancel = (frame: number): void => cancelAnimationFrame(frame),
  ) {}

  ask(): void {
    this.#frame ??= this.request(() => {
      this.#frame = undefined;
      this.act();
    });
  }

  dispose(): void {
    if (this.#frame !== undefined) this.cancel(this.#frame);
    this.#frame = undefined;
  }
}
