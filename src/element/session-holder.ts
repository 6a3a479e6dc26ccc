/**
 * The session of one element: started when it is first needed, left behind when the element leaves the page.
 */
import { unlessAborted } from '../abort.js';
import type { TrackerError } from '../errors.js';
import type { MediaInput } from '../media/source.js';
import { notLoaded } from '../not-loaded.js';
import type { AnalysisResult } from '../session/analysis-result.js';
import type { RunOptions } from '../session/run-options.js';
import type { Session } from '../session/session.js';

/** Holds a session that takes time to start. */
export class SessionHolder {
  #starting: Promise<Session> | undefined;
  #ready: Session | undefined;
  #waitingRuns = 0;
  /** Ends what waits for the session to start; a session that has started ends its runs itself. */
  #waiting = new AbortController();

  /**
   * @param start loads and makes a session
   * @param onFailure told where that fails
   */
  constructor(
    private readonly start: () => Promise<Session>,
    private readonly onFailure: (error: TrackerError) => void,
  ) {}

  /** The session, once it has started. */
  get ready(): Session | undefined {
    return this.#ready;
  }

  /** Whether there is a session, or one is being started. */
  get isStarted(): boolean {
    return this.#starting !== undefined;
  }

  /** Whether an analysis waits for the session. */
  get isAwaited(): boolean {
    return this.#waitingRuns > 0;
  }

  /** Whether a session is the one that is held: one that was left behind has no say any more. */
  isCurrent(session: Session): boolean {
    return this.#ready === session;
  }

  /** The session, started where there is none. */
  get(): Promise<Session> {
    if (this.#starting) return this.#starting;
    const starting = this.start().then(
      (session) => {
        if (this.#starting === starting) this.#ready = session;
        else session.dispose();
        return session;
      },
      (error: unknown) => {
        const failure = notLoaded(error);
        if (this.#starting === starting) {
          this.#starting = undefined;
          this.onFailure(failure);
        }
        throw failure;
      },
    );
    this.#starting = starting;
    return starting;
  }

  /**
   * Analyses something once the session is there, in place of whatever else is under way or waiting.
   *
   * @param options asked for at the last moment
   * @returns as `Session.analyze`; nobody has to listen
   */
  analyze(media: MediaInput, options: () => Promise<RunOptions>): Promise<AnalysisResult> {
    this.#endWaiting('Another picture or video took its place.');
    const { signal } = this.#waiting;
    const begin = async () => {
      this.#waitingRuns++;
      try {
        const given = await unlessAborted(options(), signal);
        signal.throwIfAborted();
        const session = await this.get();
        signal.throwIfAborted();
        // In an object, as it is not waited for here.
        return { run: session.analyze(media, given) };
      } finally {
        this.#waitingRuns--;
      }
    };
    const run = begin().then(({ run }) => run);
    run.catch(() => undefined);
    return run;
  }

  /** Stops what is under way or waiting. */
  cancel(): void {
    this.#endWaiting('The analysis was cancelled.');
    this.#ready?.cancel();
  }

  /** Ends the session, started or not; the next `get` starts another. */
  release(): void {
    this.#endWaiting('The element was taken out of the page.');
    const left = this.#ready;
    this.#starting = undefined;
    this.#ready = undefined;
    left?.dispose();
  }

  #endWaiting(why: string): void {
    this.#waiting.abort(new DOMException(why, 'AbortError'));
    this.#waiting = new AbortController();
  }
}
