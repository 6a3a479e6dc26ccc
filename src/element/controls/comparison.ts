/**
 * Two repetitions beside each other: which ones, at what moment, and what is made of the one that is chosen.
 */
import type { ExerciseSummaryMessage, RepetitionSummary } from '../../exercise/messages.js';
import { figureOf, type Figure } from '../../motion/figure.js';
import { AS_IT_IS, type Turn } from '../../motion/ghost.js';
import { turnOf } from '../../motion/make-ghost.js';
import type { PoseTrack } from '../../motion/pose-track.js';
import { bestOf, spanOf } from '../../session/ghosts.js';
import type { StoredSignature } from '../../session/reference/stored-signature.js';
import type { ExerciseSnapshot } from '../../session/snapshot.js';

/** So long a repetition takes that is played here, whatever it took. */
const PLAYED_MS = 2400;

/** Least time between two moments that are shown: as smooth as the poses are. */
const SHOWN_EVERY_MS = 40;

/** What a comparison needs of the controls. */
export interface ComparisonHost {
  /** @returns the signature of a repetition, by its number */
  makeReference(rep: number): Promise<StoredSignature>;
  /** Has the videos to come compared with it. */
  useReference(signature: StoredSignature): void;
  /** @param rep number of the repetition */
  saveReference(signature: StoredSignature, rep: number): void;
  changed(): void;
}

/** One of the two figures. */
export interface ComparedFigure {
  /** Undefined where there is none that could be drawn. */
  readonly figure: Figure | undefined;
  readonly turn: Turn;
}

/** What is said below, by the number of the repetition. */
export interface ReferenceNote {
  readonly kind: 'chosen' | 'not_made';
  readonly rep: number;
}

/** What of a result is compared. */
type ComparedExercise = Pick<ExerciseSnapshot, 'reference' | 'summary'>;

/** The comparison of one result. */
export class Comparison {
  readonly #figures = new Map<number, Figure | undefined>();
  readonly #best: RepetitionSummary | undefined;
  readonly #reference: StoredSignature | undefined;
  readonly #reps: readonly RepetitionSummary[];
  #rep: number;
  #phase = 0.5;
  #playing: number | undefined;
  #note: ReferenceNote | undefined;

  constructor(
    private readonly track: PoseTrack,
    { reference, summary }: ComparedExercise & { readonly summary: ExerciseSummaryMessage },
    private readonly host: ComparisonHost,
  ) {
    this.#reps = summary.reps;
    this.#reference = reference;
    this.#best = bestOf(summary.reps);
    // Beside the best one, one that is not.
    const first = reference ? this.#best : (summary.reps.find((rep) => rep !== this.#best) ?? this.#best);
    this.#rep = first?.rep ?? 1;
  }

  get reps(): readonly RepetitionSummary[] {
    return this.#reps;
  }

  /** The repetition that is chosen. */
  get chosen(): RepetitionSummary | undefined {
    return this.#reps.find(({ rep }) => rep === this.#rep);
  }

  /** The number of the best repetition, where that is what is compared with. */
  get bestRep(): number | undefined {
    return this.#reference ? undefined : this.#best?.rep;
  }

  /** 0 to 1. */
  get phase(): number {
    return this.#phase;
  }

  get playing(): boolean {
    return this.#playing !== undefined;
  }

  get note(): ReferenceNote | undefined {
    return this.#note;
  }

  /** The figure of the repetition that is chosen. */
  get own(): ComparedFigure {
    return { figure: this.#figureOf(this.chosen), turn: AS_IT_IS };
  }

  /** The figure beside it: of the reference, else of the best repetition; turned to do the same. Undefined where that is the same one. */
  get other(): ComparedFigure | undefined {
    if (!this.#reference && this.#best?.rep === this.#rep) return undefined;
    const figure = this.#reference ? this.#reference.figure : this.#figureOf(this.#best);
    const own = this.#figureOf(this.chosen);
    return { figure, turn: figure && own ? turnOf(figure, own) : AS_IT_IS };
  }

  choose(rep: number): void {
    this.#rep = rep;
    this.#note = undefined;
    this.host.changed();
  }

  /** @param phase 0 to 1 */
  moveTo(phase: number): void {
    this.#stop();
    this.#phase = phase;
    this.host.changed();
  }

  toggle(): void {
    if (this.#playing === undefined) this.#play();
    else this.#stop();
    this.host.changed();
  }

  /** Makes a reference of the repetition that is chosen. */
  async use(): Promise<void> {
    await this.#make((signature) => {
      this.host.useReference(signature);
      return 'chosen';
    });
  }

  async save(): Promise<void> {
    await this.#make((signature, rep) => {
      this.host.saveReference(signature, rep);
      return undefined;
    });
  }

  dispose(): void {
    this.#stop();
  }

  async #make(then: (signature: StoredSignature, rep: number) => ReferenceNote['kind'] | undefined): Promise<void> {
    const rep = this.#rep;
    let kind: ReferenceNote['kind'] | undefined;
    try {
      kind = then(await this.host.makeReference(rep), rep);
    } catch {
      kind = 'not_made';
    }
    this.#note = kind && { kind, rep };
    this.host.changed();
  }

  #figureOf(repetition: RepetitionSummary | undefined): Figure | undefined {
    if (!repetition) return undefined;
    const { rep } = repetition;
    if (!this.#figures.has(rep)) this.#figures.set(rep, figureOf(this.track, spanOf(repetition)));
    return this.#figures.get(rep);
  }

  #play(): void {
    let shownMs: number | undefined;
    const step = (nowMs: number): void => {
      this.#playing = requestAnimationFrame(step);
      const passedMs = nowMs - (shownMs ??= nowMs);
      if (passedMs < SHOWN_EVERY_MS) return;
      shownMs = nowMs;
      this.#phase = (this.#phase + passedMs / PLAYED_MS) % 1;
      this.host.changed();
    };
    this.#playing = requestAnimationFrame(step);
  }

  #stop(): void {
    if (this.#playing !== undefined) cancelAnimationFrame(this.#playing);
    this.#playing = undefined;
  }
}
