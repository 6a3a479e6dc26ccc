/**
 * What is wrong with the options of a jump.
 */
import { DEVICE_PITCH_DEG, USER_HEIGHT_CM } from '../jump-range.js';
import type { ExerciseTrackerOptions } from '../public-types.js';
import { checkShared } from '../tracker.js';

/** @throws TypeError that names the option that is wrong and what is allowed */
export function checkOptions(options: Omit<ExerciseTrackerOptions, 'exercise'>, needsHeight: boolean): void {
  checkShared(options);
  const { userHeightCm, devicePitchDeg } = options;
  const within = (name: string, value: number | undefined, [least, most]: readonly [number, number]): void => {
    if (value === undefined || (value >= least && value <= most)) return;
    throw new TypeError(`options.${name} must be a number from ${least} to ${most}; got ${String(value)}`);
  };
  if (needsHeight && userHeightCm === undefined) {
    throw new TypeError("options.userHeightCm must be the person's height in cm: jump_analysis measures by it");
  }
  within('userHeightCm', userHeightCm, USER_HEIGHT_CM);
  within('devicePitchDeg', devicePitchDeg, DEVICE_PITCH_DEG);
}
