/**
 * What follows from the options by itself: what is analysed without being asked, what is loaded ahead, and what is said
 * where the token is missing.
 */
import { MISSING_TOKEN_TEXT } from '../access/access.js';
import { TrackerError } from '../errors.js';
import type { RunOptions } from '../session/run-options.js';
import type { Session } from '../session/session.js';
import type { OptionValues } from './options.js';
import type { SessionHolder } from './session-holder.js';

/** What a follower needs of its element. */
export interface FollowerHost {
  readonly values: OptionValues;
  /** The address to analyse without being asked, empty for none. */
  mediaUrl(): string;
  runOptions(): RunOptions;
  analyze(url: string): Promise<void>;
}

/** Follows the options of one element. */
export class OptionFollower {
  #autoKey = '';
  #warmKey = '';

  constructor(
    private readonly host: FollowerHost,
    private readonly sessions: SessionHolder,
  ) {}

  /** Starts, restarts or stops what the options ask for. */
  follow(): void {
    const { token, source } = this.host.values;
    const url = this.host.mediaUrl();
    const hasToken = token.trim() !== '';
    // Another token matters only to what is analysed without being asked: an upload under way goes on.
    const key = JSON.stringify([hasToken, url && token, source, url]);
    if (key === this.#autoKey) {
      if (hasToken && !url) this.#warmUp();
      return;
    }
    this.#autoKey = key;
    if (!hasToken) {
      this.#withSession((session) => session.fail(new TrackerError('missing_token', MISSING_TOKEN_TEXT)));
    } else if (url) {
      void this.host.analyze(url);
    } else {
      // Loads the session while the visitor is still choosing.
      this.#withSession((session) => {
        if (session.snapshot.state !== 'idle') session.cancel();
      });
      this.#warmUp();
    }
  }

  /** The next `follow` starts afresh. */
  reset(): void {
    this.#autoKey = '';
    this.#warmKey = '';
  }

  /** Loads the detector while the visitor is still choosing, and again where the options ask for another one. */
  #warmUp(): void {
    const options = this.host.runOptions();
    const { model, poseBackend, assetBase } = options;
    const key = JSON.stringify([model, poseBackend, assetBase]);
    const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
    if (key === this.#warmKey || saveData) return;
    this.#warmKey = key;
    this.#withSession((session) => {
      if (key === this.#warmKey && session.snapshot.state === 'idle') session.prepare(options);
    });
  }

  /** Does something with the session, unless the options have changed until it is there. */
  #withSession(use: (session: Session) => void): void {
    const key = this.#autoKey;
    this.sessions.get().then(
      (session) => {
        if (key === this.#autoKey && this.sessions.isCurrent(session)) use(session);
      },
      () => undefined,
    );
  }
}
