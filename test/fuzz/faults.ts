/**
 * Hears of every error that nobody caught, in the page and in the fuzzer's workers.
 */

/** What workers tell theirs by. */
export const FAULT_CHANNEL = 'pose-upload-tracker-fuzz';

/** Collects errors until it is stopped. */
export class FaultListener {
  #faults: string[] = [];
  readonly #over = new AbortController();
  readonly #channel = new BroadcastChannel(FAULT_CHANNEL);

  constructor() {
    const { signal } = this.#over;
    addEventListener(
      'error',
      (event) => {
        // Elements that do not load what they show tell so by events of the same name, which do not get here.
        if (!(event instanceof ErrorEvent)) return;
        this.#faults.push(`uncaught in the page: ${event.message}`);
      },
      { signal },
    );
    addEventListener(
      'unhandledrejection',
      ({ reason }) => {
        this.#faults.push(
          `unhandled rejection in the page: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
        );
      },
      { signal },
    );
    this.#channel.addEventListener('message', ({ data }) => this.#faults.push(String(data)));
  }

  /** What has come since the last call. Waits until events that are on their way have arrived. */
  async take(): Promise<string[]> {
    await new Promise((resolve) => setTimeout(resolve));
    return this.#faults.splice(0);
  }

  stop(): void {
    this.#over.abort();
    this.#channel.close();
  }
}
