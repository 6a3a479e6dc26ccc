/**
 * The newest of many: what is begun again and again within a moment is begun once, with what was wanted last.
 */

/** Long enough for a flood of messages to come in, too short for anybody to notice. */
const MOMENT_MS = 100;

/** Calls back after so many ms. */
export type Delay = (ms: number, onEnd: () => void) => void;

interface Waiting {
  readonly begin: () => void | Promise<void>;
  /** When it has begun, or is not to begin any more. */
  readonly settled: Promise<boolean>;
  resolve(isNewest: boolean): void;
  reject(error: unknown): void;
}

/** Begins things, the first at once, those that follow within a moment at its end: only the newest of them. */
export class Latest {
  #isMoment = false;
  #waiting: Waiting | undefined;

  /** @param delay for tests */
  constructor(private readonly delay: Delay = (ms, onEnd) => void setTimeout(onEnd, ms)) {}

  /**
   * @returns whether it has begun; false where something newer was wanted, or all was dropped
   * @throws what `begin` throws
   */
  begin(begin: () => void | Promise<void>): Promise<boolean> {
    this.drop();
    let resolve: Waiting['resolve'] = () => undefined;
    let reject: Waiting['reject'] = () => undefined;
    const settled = new Promise<boolean>((onBegun, onFailure) => {
      resolve = onBegun;
      reject = onFailure;
    });
    this.#waiting = { begin, settled, resolve, reject };
    if (!this.#isMoment) this.#flush();
    return settled;
  }

  /**
   * The turn of something that comes after what waits now: once that has begun, or something newer has taken its place.
   *
   * @returns undefined where nothing waits
   */
  turn(): Promise<unknown> | undefined {
    return this.#waiting?.settled.catch(() => undefined);
  }

  #flush(): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#waiting = undefined;
    if (!this.#isMoment) {
      this.#isMoment = true;
      this.delay(MOMENT_MS, () => {
        this.#isMoment = false;
        this.#flush();
      });
    }
    // In this turn: what follows finds it begun.
    void (async () => waiting.begin())().then(
      () => waiting.resolve(true),
      (error: unknown) => waiting.reject(error),
    );
  }

  /** Forgets what waits. */
  drop(): void {
    this.#waiting?.resolve(false);
    this.#waiting = undefined;
  }
}
