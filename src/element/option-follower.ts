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
import type { EarlyAdmission, EarlyCheck } from './early-admission.js';
import { ExerciseCheck } from './exercise-check.js';
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
  /** Says what tokens are worth, and by which clock; undefined where any is good. */
  verifier(): Pick<EarlyCheck, 'verify' | 'clock'> | undefined;
  /** There is nothing any more that could be tried again. */
  forget(): void;
  analyze(url: string): Promise<unknown>;
  /** Something is known that `follow` has to hear of. */
  changed(): void;
}

/** Follows the options of one element. */
export class OptionFollower {
  #autoKey = '';
  #warmKey = '';
  #accessKey = '';
  /** Whether the detector is to be loaded ahead. */
  #isWanted = false;
  /** Checks a token where there is no session; loaded where tokens are checked at all. */
  #early: EarlyAdmission | undefined;
  readonly #exercise = new ExerciseCheck(() => this.host.changed());

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
    const unknown = combined ? undefined : this.#exercise.faultOf(this.host.values.exercise);
    const key = JSON.stringify([
      hasToken,
      url && [token, verifier],
      source,
      url,
      combined !== undefined,
      unknown?.message,
    ]);
    const accessKey = JSON.stringify([token, gatedOptionsInUse(this.host.values), verifier]);
    const isOtherAccess = accessKey !== this.#accessKey;
    this.#accessKey = accessKey;
    if (key === this.#autoKey) {
      if (hasToken && isOtherAccess) this.#admitAnew(url);
      if (hasToken && !url) this.#warmUp();
      return;
    }
    this.#autoKey = key;
    this.#early?.end();
    if (!hasToken) {
      this.#withSession((session) => session.fail(new TrackerError('missing_token', MISSING_TOKEN_TEXT)));
    } else if (combined) {
      // Not first when a file has been chosen.
      this.#withSession((session) => session.fail(combined));
    } else if (unknown) {
      this.#withSession((session) => this.#failUnlessTold(session, unknown));
    } else if (url) {
      void this.host.analyze(url);
    } else {
      if (this.sessions.isStarted) this.#withSession((session) => this.#startOver(session));
      else this.#checkEarly();
      this.#warmUp();
    }
  }

  /** Checks the token and what it allows, and says so where it does not. */
  admit(): void {
    this.#withSession((session) => this.#admit(session));
  }

  /** A file is likely: what an analysis needs is loaded ahead. */
  expectFile(): void {
    // Before the first time there is nothing to follow.
    if (this.#autoKey === '') return;
    this.#isWanted = true;
    if (!this.sessions.isStarted) this.#withSession((session) => this.#admit(session));
    this.#warmUp();
    if (this.#warmKey && this.host.values.source === 'video') this.#withSession((session) => session.expectVideo());
  }

  /** An exercise has been added: one that was unknown may be known now. */
  exerciseAdded(): void {
    this.#exercise.lookAgain();
  }

  /** The session starts: it checks tokens from now on. */
  sessionStarts(): void {
    this.#early?.end();
  }

  /** The next `follow` starts afresh. */
  reset(): void {
    this.#autoKey = '';
    this.#warmKey = '';
    this.#accessKey = '';
    this.#isWanted = false;
    this.#early?.end();
  }

  /** Another token, verifier or feature: what was refused may be allowed now, and the other way round. */
  #admitAnew(url: string): void {
    if (!this.sessions.isStarted) return this.#checkEarly();
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

  #checkEarly(): void {
    this.#early?.end();
    if (!this.host.verifier()) return;
    const key = this.#accessKey;
    import('./early-admission.js').then(
      ({ EarlyAdmission }) => {
        const verifier = this.host.verifier();
        // Others may have been given in the meantime, or the session checks by now.
        if (!verifier || key !== this.#accessKey || this.sessions.isStarted) return;
        this.#early ??= new EarlyAdmission(
          (error) => this.#withSession((session) => session.fail(error)),
          () => this.admit(),
        );
        const { token } = this.host.values;
        this.#early.check({ ...verifier, token, gated: gatedOptionsInUse(this.host.values) });
      },
      // The session says what does not load.
      () => this.admit(),
    );
  }

  #startOver(session: Session): void {
    if (session.snapshot.state !== 'idle') {
      session.cancel();
      this.host.forget();
    }
    this.#admit(session);
  }

  /** An analysis that is under way, or that has failed by it, tells of an unknown exercise by itself. */
  #failUnlessTold(session: Session, fault: TrackerError): void {
    const { state, error } = session.snapshot;
    const isUnderWay = this.sessions.isAwaited || state === 'loading' || state === 'analysing';
    if (!isUnderWay && error?.message !== fault.message) session.fail(fault);
  }

  /** Loads the detector while the visitor is still choosing, and again where the options ask for another one. */
  #warmUp(): void {
    if (!this.#isWanted) return;
    const options = this.host.runOptions();
    const { model, poseBackend, assetBase } = options;
    const key = JSON.stringify([model, poseBackend, assetBase]);
    if (key === this.#warmKey) return;
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
