/**
 * Exercises that come with the engine though they are counted only where they are asked for: what one of the first nine cannot
 * be told from without them.
 */
import type { ExerciseName, RepetitionRecord } from '../types.js';
import { sitToStand } from './more/sit-to-stand.js';

/**
 * By the exercise that is told from them. Chair stands are squats by all that squats ask for but how the trunk goes: of five
 * people, one set by another, they are squats by up to 1.3 of log-odds and chair stands by 0.6 to 3; squats of 15 recordings and
 * of those people are chair stands by 0.2 at most, and squats by more.
 */
export const NEAR: Readonly<Partial<Record<ExerciseName, readonly RepetitionRecord[]>>> = {
  squat: [sitToStand],
};
