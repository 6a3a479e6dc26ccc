/**
 * What follows from the options by itself: what is analysed without being asked, what is loaded ahead, whose token is
 * checked, and what is said where it is missing.
 */
import { MISSING_TOKEN_TEXT } from '../access/errors.js';
import { TrackerError } from '../errors.js';
import { combinedFault } from '../session/reference/reference-input.js';
import type { RunOptions } from '../session/run-options.js';
import type { Session } from '../session/session.js';
import { isAccessError } from './access-error.js';
import { gatedOptionsInUse, type OptionValues } from './options.js';
import type { SessionHolder } from './session-holder.js';

/** What a follower needs of its element. */
export interface FollowerHost {
  readonly values: OptionValues;
  /** The address to analyse without being asked, empty for none. */
  mediaUrl(): string;
  runOptions(): RunOptions;
  /** Another number where tokens are checked in another way. */
  verifierNumber(): number;
  /** There is nothing any more that could be tried again. */
  forget(): void;
  analyze(url: string): Promise<void>;
}

/** Follows the options of one element. */
export class OptionFollower {
  #autoKey = '';
  #warmKey = '';
  #accessKey = '';

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
    const verifier = this.host.verifierNumber();
    const combined = combinedFault(this.host.values);
    const key = JSON.stringify([hasToken, url && [token, verifier], source, url, combined !== undefined]);
    const accessKey = JSON.stringify([token, gatedOptionsInUse(this.host.values), verifier]);
    const isOtherAccess = accessKey !== this.#accessKey;
    this.#accessKey = accessKey;
    if (key === this.#autoKey) {
      if (hasToken && isOtherAccess) this.#admitAnew(url);
      if (hasToken && !url) this.#warmUp();
      return;
    }
    this.#autoKey = key;
    if (!hasToken) {
      this.#withSession((session) => session.fail(new TrackerError('missing_token', MISSING_TOKEN_TEXT)));
    } else if (combined) {
      // Not first when a file has been chosen.
      this.#withSession((session) => session.fail(combined));
    } else if (url) {
      void this.host.analyze(url);
    } else {
      // Loads the session while the visitor is still choosing.
      this.#withSession((session) => {
        if (session.snapshot.state !== 'idle') {
          session.cancel();
          this.host.forget();
        }
        this.#admit(session);
      });
      this.#warmUp();
    }
  }

  /** Checks the token and what it allows, and says so where it does not. */
  admit(): void {
    this.#withSession((session) => this.#admit(session));
  }

  /** A file is likely: somebody points at the element, focuses it or drags a file. What is loaded ahead is loaded whole. */
  expectFile(): void {
    if (this.#warmKey && this.host.values.source === 'video') this.#withSession((session) => session.expectVideo());
  }

  /** The next `follow` starts afresh. */
  reset(): void {
    this.#autoKey = '';
    this.#warmKey = '';
    this.#accessKey = '';
  }

  /** Another token, verifier or feature: what was refused may be allowed now, and the other way round. */
  #admitAnew(url: string): void {
    this.#withSession((session) => {
      const { state, error } = session.snapshot;
      const wasRefused = state === 'error' && isAccessError(error);
      if (wasRefused && url) void this.host.analyze(url);
      else if (wasRefused || state === 'idle') this.#admit(session);
    });
  }

  /** What is about to be analysed asks by itself. */
  #admit(session: Session): void {
    if (!this.sessions.isAwaited) void session.admit(this.host.runOptions());
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
