/**
 * The jumps that are filmed: which of all combinations are run is a rule, not a choice.
 */
import type { CameraOptions } from '../../../test/athlete/camera.js';
import type { ClipSpec, PerformanceRequest } from '../../../test/athlete/clips.js';
import { performance, type TrueJump } from '../../../test/athlete/movements.js';

/** The athlete's height, which the element is told. */
export const ATHLETE_CM = 175;

/** Frames per second of the videos. */
export const RATES = [30, 60, 120, 240] as const;

export const VIEWS = { front: 0, '45°': 45, side: 90 } as const;
export type View = keyof typeof VIEWS;

/** Of the camera over the floor, in metres: on a chair, and in a hand. It looks level, as somebody is told to hold it. */
const CAMERA_HEIGHTS_M = [0.8, 1.3] as const;

/** A part of a phone's picture, and not all of its pixels: the detector takes 192 by 192 of who is in it. */
const PHONE: Partial<CameraOptions> = { width: 400, height: 400, fovDeg: 62, distanceM: 2.8 };

const COMMON = { reps: 3, restBeforeS: 0.5, restAfterS: 0.3, pauseTopS: 0.4 } as const;

/** How the athlete jumps, three times: with what is known of how heels are lifted (Winter 2009), not always the mean of it. */
const STYLES: Readonly<Record<string, PerformanceRequest>> = {
  'countermovement, with arms': {
    exercise: 'countermovement_jump',
    ...COMMON,
    jump: { heightM: [0.15, 0.3, 0.45], takeOffLift: 55, landingLift: 30 },
  },
  'countermovement, arms still': {
    exercise: 'countermovement_jump',
    ...COMMON,
    faults: ['jump.arms.still'],
    jump: { heightM: [0.45, 0.15, 0.3], takeOffLift: 50, landingLift: 25, dipM: 0.32 },
  },
  squat: {
    exercise: 'squat_jump',
    ...COMMON,
    jump: { heightM: [0.3, 0.45, 0.15], takeOffLift: 60, landingLift: 40 },
  },
  'drop, and two rebounds': {
    exercise: 'drop_jump',
    ...COMMON,
    jump: { heightM: [0.3, 0.15, 0.45], takeOffLift: 52, landingLift: 35, rebound: true },
  },
};

/** One video with three jumps. */
export interface JumpCase {
  readonly view: View;
  readonly style: string;
  readonly cameraHeightM: number;
  /** Its frame rate is that of `RATES`, each in turn. */
  readonly clip: ClipSpec;
  readonly truth: readonly TrueJump[];
}

/**
 * Every style from every view, from one of the two heights of the camera: they take turns, so that either is there in every
 * view. First every other one, which has all styles, views and heights already.
 */
export function jumpCases(): readonly JumpCase[] {
  const all = (Object.keys(VIEWS) as View[]).flatMap((view, column) =>
    Object.entries(STYLES).map(([style, performed], line) => {
      const cameraHeightM = CAMERA_HEIGHTS_M[((line >> 1) + column) % CAMERA_HEIGHTS_M.length] as number;
      const camera = { yawDeg: VIEWS[view], heightM: cameraHeightM, target: [0, cameraHeightM, 0] } as const;
      return { isFirst: (column + line) % 2 === 0, one: caseOf(view, style, performed, { ...PHONE, ...camera }) };
    }),
  );
  return [true, false].flatMap((first) => all.flatMap(({ isFirst, one }) => (isFirst === first ? [one] : [])));
}

function caseOf(view: View, style: string, performed: PerformanceRequest, camera: Partial<CameraOptions>): JumpCase {
  const name = `${style} ${view} ${camera.heightM} m`;
  return {
    view,
    style,
    cameraHeightM: camera.heightM as number,
    clip: { name, performance: performed, camera, fps: 30, format: 'mp4', quality: 1_000_000 },
    truth: performance(performed).truth.jumps,
  };
}
