/**
 * How a jump begins and what there is to say of it.
 */
import type { Severity } from '../finding.js';
import type { Rise } from './flights.js';
import { HEEL_AT_LANDING, HEEL_AT_TAKE_OFF, type Flight } from './measure.js';
import type { JumpKind } from './messages.js';
import { evenly, quantile, type JumpSample } from './samples.js';

/** Who is longer on the floor after a fall has landed, and jumps anew: ms. Drop jumps take up to 300 (Pedley et al. 2017). */
const LONGEST_CONTACT_MS = 600;
/** Ankles over this share of the body's height over the floor have not touched it: lifted heels make no more at landing. */
const TOUCHED = HEEL_AT_LANDING.mean;
/**
 * A crouch is held where the hips stay this near to their lowest, as a share of the body's height, for so long. Of the athlete's jumps from
 * standing and from a crouch each is told for what it is from .015 to .06, and from 400 ms to 800 ms, which is as long as they crouch.
 */
const HELD_WITHIN = 0.025;
const HELD_MS = 500;
/**
 * How long before take-off a countermovement may begin, and where the hips are while standing is looked for: ms. The first may be 800 to
 * 1600: with 2400 the rest before some of the athlete's jumps is a crouch. The second may be 2000 to 6000.
 */
const BEFORE_MS = 1600;
const STANDING_MS = 4000;

/** How a jump begins. */
export interface Beginning {
  readonly kind: JumpKind;
  readonly contactMs: number | undefined;
  /** Pixels that the hips go down; undefined where it was not seen. */
  readonly dipPx: number | undefined;
}

/** @param flew whether the fall before it was a jump */
export function beginningOf(
  samples: readonly JumpSample[],
  feet: Float64Array,
  rise: Rise,
  flight: Flight,
  bodyPx: number,
  flew: boolean,
): Beginning {
  const contactMs = rise.fell ? contactBefore(samples, feet, rise, flight, bodyPx) : undefined;
  const fromMs = flight.takeOffMs - (contactMs ?? BEFORE_MS);
  const before = samples.filter(({ timeMs }) => timeMs >= fromMs && timeMs <= flight.takeOffMs);
  const lowest = quantile(
    before.map(({ hip }) => hip),
    0.02,
  );
  const standing = quantile(
    evenly(samples)
      .filter(({ timeMs }) => timeMs > flight.takeOffMs - STANDING_MS && timeMs < flight.takeOffMs - 100)
      .map(({ hip }) => hip),
    0.85,
  );
  const dip = standing - lowest;
  const dipPx = Number.isNaN(dip) ? undefined : Math.max(0, dip);
  if (contactMs !== undefined) return { kind: flew ? 'rebound' : 'drop', contactMs, dipPx };
  const low = before.filter(({ hip }) => hip - lowest < HELD_WITHIN * bodyPx);
  const heldMs = (low.at(-1)?.timeMs ?? 0) - (low[0]?.timeMs ?? 0);
  return { kind: heldMs >= HELD_MS ? 'squat' : 'countermovement', contactMs: undefined, dipPx };
}

/** @returns the time on the floor after a fall; undefined where it was long enough to have landed */
function contactBefore(
  samples: readonly JumpSample[],
  feet: Float64Array,
  { before, top }: Rise,
  { takeOffMs }: Flight,
  bodyPx: number,
): number | undefined {
  const floor = quantile([...feet.subarray(before, top + 1)], 0.05);
  let index = before;
  while (index > 0 && (feet[index - 1] as number) - floor < TOUCHED * bodyPx) index--;
  if (index === 0) return undefined;
  const [over, under] = [samples[index - 1] as JumpSample, samples[index] as JumpSample];
  const [high, low] = [(feet[index - 1] as number) - floor, (feet[index] as number) - floor];
  const share = (high - TOUCHED * bodyPx) / Math.max(1e-9, high - low);
  const contactMs = takeOffMs - (over.timeMs + share * (under.timeMs - over.timeMs));
  return contactMs > 0 && contactMs <= LONGEST_CONTACT_MS ? contactMs : undefined;
}

/** Something that may be found in a jump. */
export interface JumpRule {
  readonly code: string;
  readonly severity: Severity;
  /**
   * @param samples of the whole video
   * @param next when the feet leave the floor for the next jump, Infinity where there is none
   * @returns when it showed, in ms; undefined where it did not, or cannot be told
   */
  readonly found: (
    samples: readonly JumpSample[],
    flight: Flight,
    bodyPx: number,
    nextMs: number,
  ) => number | undefined;
}

/**
 * Knees nearer to each other than this share of the ankles' distance fall inwards (Noyes et al. 2005: .6 is far off). It may be .6 to .8.
 */
const KNEES_INWARD = 0.7;
/**
 * They are told only of who faces the camera, or has their back to it: width of the shoulders over the body's height, two thirds of what it
 * is from the front. It may be .08 to .16.
 */
const FACING = 0.13;
/** Knees that bend by less than 63° (Devita and Skelly 1992) lower the hips by less than this share of the body's height. */
const SOFT_LANDING = 0.072;
/** Arms that go up by less than this share of the body's height do not help. Of the athlete's, still and swinging, it may be .08 to .3. */
const ARM_SWING = 0.15;
/** How long after landing the body gives way, in ms: the athlete takes 280. It may be 300 to 450; later comes the next movement. */
const LANDING_MS = 450;

/** What is looked for in each jump. */
export const JUMP_RULES: readonly JumpRule[] = [
  {
    code: 'jump.knees.inward',
    severity: 'warning',
    found: (samples, { landingMs }, bodyPx) => {
      const landing = between(samples, landingMs, landingMs + LANDING_MS);
      const wide = Math.abs(quantile(landing.map(({ shoulders }) => shoulders))) > FACING * bodyPx;
      const ratio = quantile(
        landing.map(({ kneeRatio }) => kneeRatio),
        0.1,
      );
      return wide && ratio < KNEES_INWARD ? landing.find(({ kneeRatio }) => kneeRatio <= ratio)?.timeMs : undefined;
    },
  },
  {
    code: 'jump.landing.stiff',
    severity: 'warning',
    found: (samples, { landingMs, hipAtTakeOff }, bodyPx, nextMs) => {
      if (nextMs - landingMs < LANDING_MS) return undefined;
      const landing = between(samples, landingMs, landingMs + LANDING_MS);
      const given =
        hipAtTakeOff -
        quantile(
          landing.map(({ hip }) => hip),
          0.05,
        );
      // At take-off the hips are as much higher as the heels are lifted.
      return given < (SOFT_LANDING + HEEL_AT_TAKE_OFF.mean) * bodyPx ? landingMs : undefined;
    },
  },
  {
    code: 'jump.arms.still',
    severity: 'info',
    found: (samples, { takeOffMs }, bodyPx) => {
      const reach = (fromMs: number, toMs: number): readonly number[] =>
        between(samples, takeOffMs + fromMs, takeOffMs + toMs).map(({ wrist, shoulder }) => wrist - shoulder);
      const swing = quantile(reach(-150, 150), 0.95) - quantile(reach(-900, -100), 0.1);
      return swing < ARM_SWING * bodyPx ? takeOffMs : undefined;
    },
  },
];

function between(samples: readonly JumpSample[], fromMs: number, toMs: number): readonly JumpSample[] {
  return samples.filter(({ timeMs }) => timeMs >= fromMs && timeMs <= toMs);
}
