/**
 * What may be said of who jumps and of the camera, both ends included.
 */

/** The person's height in cm. */
export const USER_HEIGHT_CM = [50, 260] as const;

/** Degrees by which the camera looks up; below 0 down. */
export const DEVICE_PITCH_DEG = [-60, 60] as const;
