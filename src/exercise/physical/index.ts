/**
 * What is measured of the body beside what an exercise counts. Loaded with the first summary.
 */
import { speak } from '../../texts/exercise-texts.js';
import { FALLBACK } from '../../texts/languages.js';
import { PHYSICAL_TEXTS } from '../../texts/physical-texts.js';
import { BodyLine, type SizedBody } from '../body-line.js';
import type { ExercisePose } from '../joints.js';
import type { ExerciseSummaryMessage } from '../messages.js';
import type { ExerciseTest } from '../types.js';
import { coursePoint, type CoursePoint } from './body-course.js';
import { chairStandTests } from './chair-stands.js';
import { legStanceTest, sided } from './leg-stances.js';
import { RangeOfMotion } from './range-of-motion.js';

export type * from './messages.js';

/** Measures one video, beside the tracker that counts in it. */
export class PhysicalMeasures {
  readonly #line = new BodyLine();
  readonly #range = new RangeOfMotion();
  readonly #course: CoursePoint[] = [];

  /** @param test that the video is, as the exercise's record says */
  constructor(private readonly test: ExerciseTest | undefined) {}

  /** @param pose of one frame, later than the one before; not smoothed */
  see(pose: ExercisePose): void {
    this.#take(this.#line.read(pose));
  }

  /**
   * @param summary of the exercise, in the same time as the poses
   * @returns the summary with what was measured; no pose is taken afterwards
   */
  complete(summary: ExerciseSummaryMessage, lang = FALLBACK): ExerciseSummaryMessage {
    this.#take(this.#line.flush());
    const { exercise } = summary;
    const { originMs } = this.#line;
    const course = this.#course;
    const say = speak(lang, exercise, PHYSICAL_TEXTS);
    const isStance = this.test === 'leg_stance';
    const holds = isStance ? sided(summary.holds, course, originMs) : summary.holds;
    const stance = isStance ? legStanceTest(holds, course, originMs, say, lang) : undefined;
    const tests =
      this.test === 'chair_stands'
        ? chairStandTests(summary.reps, course, originMs, say, lang)
        : stance
          ? [stance]
          : [];
    return {
      ...summary,
      holds,
      ...(tests.length > 0 && { tests }),
      range_of_motion: this.#range.ranges((timeMs) => Math.round(originMs + timeMs)),
      notice: say('notice'),
    };
  }

  #take(bodies: readonly SizedBody[]): void {
    for (const sized of bodies) {
      this.#range.see(sized);
      this.#course.push(coursePoint(sized));
    }
  }
}
