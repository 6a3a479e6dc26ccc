/**
 * Vertical jumps: what is known of each is how high the body rises between take-off and its highest point, and when its
 * feet leave the floor and touch it again. In the air the hips fly as a thrown body does.
 */
import { ADULT, ANKLE_HEIGHT_M, BALL_HEIGHT_M, flatBall, footFrame } from '../body.js';
import type { BodySide, FreeArm, LegPosture, Posture } from '../body.js';
import { add, apply, bisect, mix } from '../vec.js';
import type { Vec3 } from '../vec.js';
import { minimumJerk } from './tempo.js';
import { HANGING, kneeOut, standing } from './standing.js';
import type { Choreography, PerformanceOptions, TrueJump } from './types.js';

const G = 9.80665;
const FOOT_HALF_WIDTH_M = 0.12;
const TOE_OUT = 8;
/** Length of a leg that is as good as straight, from hip to ankle. */
const LEG_M = (ADULT.thigh + ADULT.shin) * 0.997;
const STAND_M = ANKLE_HEIGHT_M + LEG_M;
/** Height of the box that drop jumps begin on. */
export const BOX_M = 0.3;
const DIP_S = 0.55;
const SQUAT_S = 0.9;
const SQUAT_HOLD_S = 0.8;
const RISE_S = 0.7;
/** Time from touch-down to the lowest point of a drop jump, and of a landing. */
const REBOUND_S = 0.11;
const LANDING_S = 0.28;
const STIFF_S = 0.09;

/** How far the ankle rises when the heel is lifted by so many degrees about the ball of the foot. */
const rise = (heelLift: number): number =>
  -apply(footFrame('left', heelLift, TOE_OUT), ADULT.ball)[1] + BALL_HEIGHT_M - ANKLE_HEIGHT_M;

/** The heel lift at which the ankle has risen so far. */
const liftFor = (riseM: number): number => bisect(0, 62, (lift) => rise(lift) < riseM);

/** The course between two moments with given place, velocity and acceleration at both ends. */
function quintic([p0, v0, a0]: Vec3, [p1, v1, a1]: Vec3, durationS: number): (tS: number) => number {
  const T = durationS;
  const [c0, c1, c2] = [p0, v0 * T, (a0 * T * T) / 2];
  const [dp, dv, da] = [p1 - c0 - c1 - c2, v1 * T - c1 - 2 * c2, a1 * T * T - 2 * c2];
  const [c3, c4, c5] = [10 * dp - 4 * dv + da / 2, -15 * dp + 7 * dv - da, 6 * dp - 3 * dv + da / 2];
  return (tS) => {
    const u = Math.min(1, Math.max(0, tS / T));
    return c0 + u * (c1 + u * (c2 + u * (c3 + u * (c4 + u * c5))));
  };
}

/** One stretch of the course: where the hips and the ankles are over the floor. */
interface Part {
  readonly endS: number;
  readonly at: (sinceS: number) => Place;
}

/** Heights over the floor in metres, and what else moves. */
interface Place {
  readonly hip: number;
  /** Of the balls of the feet over the floor. */
  readonly ball: number;
  readonly heelLift: number;
  /** 0 arms hang, −1 swung back, 1 swung up. */
  readonly arms: number;
  /** Share of the knees' way inwards. */
  readonly inward: number;
}

const STILL: Place = { hip: STAND_M, ball: 0, heelLift: 0, arms: 0, inward: 0 };

/** How a set of jumps goes; `jump` in the options of a performance. */
export interface JumpOptions {
  /** Rise of the body from take-off to its highest point, in metres; of several jumps in turn. */
  readonly heightM: number | readonly number[];
  /** How far the hips go down before, in metres. */
  readonly dipM: number;
  /** Degrees by which the heels are lifted when the feet leave the floor, and when they touch it. */
  readonly takeOffLift: number;
  readonly landingLift: number;
  /** How far the knees are drawn up in the air, in metres. */
  readonly tuckM: number;
  /** Further jumps begin from the landing of the one before. */
  readonly rebound: boolean;
}

const USUAL: JumpOptions = { heightM: 0.34, dipM: 0.28, takeOffLift: 55, landingLift: 30, tuckM: 0.02, rebound: false };

/** A set of jumps: `countermovement_jump`, `squat_jump`, `drop_jump`, and `one_leg_hop`, which is none. */
export function jumps(options: PerformanceOptions): Choreography {
  const { exercise, reps, restBeforeS, restAfterS, pauseTopS, faults } = options;
  const asked = { ...USUAL, ...(exercise === 'one_leg_hop' && { heightM: 0.16, dipM: 0.1 }), ...options.jump };
  const swings = !faults.includes('jump.arms.still');
  const inward = faults.includes('jump.knees.inward');
  const stiff = faults.includes('jump.landing.stiff');
  const { dipM, takeOffLift, landingLift, tuckM } = asked;
  const heightsM = typeof asked.heightM === 'number' ? [asked.heightM] : asked.heightM;
  const [riseUp, riseDown] = [rise(takeOffLift), rise(landingLift)];
  const takeOffHip = ANKLE_HEIGHT_M + riseUp + LEG_M;
  const landingHip = ANKLE_HEIGHT_M + riseDown + LEG_M - 0.01;
  const flightOf = (rep: number) => {
    const heightM = heightsM[rep % heightsM.length] as number;
    const v0 = Math.sqrt(2 * G * heightM);
    const downS = Math.sqrt((2 * (heightM + takeOffHip - landingHip)) / G);
    return { heightM, v0, upS: v0 / G, downS, landingV: G * downS };
  };
  const parts: Part[] = [];
  const truth: TrueJump[] = [];
  let nowS = 0;
  const then = (durationS: number, at: Part['at']): void => {
    parts.push({ endS: (nowS += durationS), at });
  };
  const arm = (value: number): number => (swings ? value : 0);

  /** From the lowest point, or from a touch-down, until the feet leave the floor. */
  const pushOff = (rep: number, fromHip: number, fromV: number, durationS: number): void => {
    const { v0 } = flightOf(rep);
    const hipAt = quintic([fromHip, fromV, 0], [takeOffHip, v0, -G], durationS);
    const pointS = (2 * riseUp) / v0;
    then(durationS, (s) => {
      const u = Math.max(0, 1 - (durationS - s) / pointS);
      return {
        ...STILL,
        hip: hipAt(s),
        heelLift: liftFor(riseUp * u * u),
        arms: arm(mix(-1, 0.9, minimumJerk(s / durationS))),
      };
    });
  };
  const fly = (rep: number): void => {
    const { heightM, v0, upS, downS } = flightOf(rep);
    const flightS = upS + downS;
    const takeOffS = nowS;
    truth.push({ takeOff: takeOffS, peak: takeOffS + upS, landing: takeOffS + flightS, heightM, contactS: undefined });
    then(flightS, (s) => {
      const share = s / flightS;
      const hip = takeOffHip + v0 * s - (G * s * s) / 2;
      const heelLift = mix(takeOffLift, landingLift, minimumJerk(share));
      // Drawn up in the middle of the flight, and a little bent where the feet touch the floor.
      const leg = LEG_M - 0.01 * minimumJerk(share) - tuckM * Math.sin(Math.PI * share) ** 2;
      const ankle = hip - leg;
      return {
        ...STILL,
        hip,
        ball: ankle - ANKLE_HEIGHT_M - rise(heelLift),
        heelLift,
        arms: arm(mix(0.9, 0.35, share)),
      };
    });
  };
  const land = (rep: number): void => {
    const { landingV } = flightOf(rep);
    const durationS = stiff ? STIFF_S : LANDING_S;
    const depth = stiff ? 0.05 : 0.26;
    const hipAt = quintic([landingHip, -landingV, -G], [STAND_M - depth, 0, 0], durationS);
    const inwardAt = (s: number): number => (inward ? minimumJerk(s / (0.6 * durationS)) : 0);
    const flatS = Math.min(durationS, 0.07);
    const heelAt = (s: number): number => liftFor(riseDown * (1 - Math.min(1, s / flatS)) ** 2);
    then(durationS, (s) => ({ ...STILL, hip: hipAt(s), heelLift: heelAt(s), arms: arm(0.35), inward: inwardAt(s) }));
    then(RISE_S, (s) => {
      const back = 1 - minimumJerk(s / RISE_S);
      return { ...STILL, hip: STAND_M - depth * back, arms: arm(0.35 * back), inward: inward ? back : 0 };
    });
  };
  /** The short time on the floor between falling onto it and leaving it again. */
  const bounce = (rep: number, touchHip: number, touchV: number): void => {
    const low = STAND_M - 0.14;
    const startS = nowS;
    const hipAt = quintic([touchHip, -touchV, -G], [low, 0, 0], REBOUND_S);
    then(REBOUND_S, (s) => ({
      ...STILL,
      hip: hipAt(s),
      heelLift: liftFor(riseDown * (1 - Math.min(1, s / 0.06)) ** 2),
      arms: arm(-1),
    }));
    pushOff(rep, low, 0, 0.16);
    fly(rep);
    const last = truth.at(-1);
    if (last) truth[truth.length - 1] = { ...last, contactS: last.takeOff - startS };
  };

  then(restBeforeS, () => (exercise === 'drop_jump' ? { ...STILL, hip: STAND_M + BOX_M, ball: BOX_M } : STILL));
  for (let rep = 0; rep < reps; rep++) {
    if (exercise === 'drop_jump' && rep === 0) {
      const touchHip = landingHip;
      const fallS = Math.sqrt((2 * (STAND_M + BOX_M - touchHip)) / G);
      then(fallS, (s) => {
        const hip = STAND_M + BOX_M - (G * s * s) / 2;
        const heelLift = landingLift * minimumJerk(s / fallS);
        const ankle = hip - LEG_M + 0.01 * minimumJerk(s / fallS);
        return { ...STILL, hip, ball: ankle - ANKLE_HEIGHT_M - rise(heelLift), heelLift, arms: arm(-0.5) };
      });
      bounce(rep, touchHip, G * fallS);
    } else if (rep > 0 && asked.rebound) {
      bounce(rep, landingHip, flightOf(rep - 1).landingV);
    } else {
      const goDownS = exercise === 'squat_jump' ? SQUAT_S : DIP_S;
      const arms = exercise === 'squat_jump' ? -0.6 : -1;
      then(goDownS, (s) => {
        const down = minimumJerk(s / goDownS);
        return { ...STILL, hip: STAND_M - dipM * down, arms: arm(arms * down) };
      });
      if (exercise === 'squat_jump') then(SQUAT_HOLD_S, () => ({ ...STILL, hip: STAND_M - dipM, arms: arm(arms) }));
      pushOff(rep, STAND_M - dipM, 0, (dipM + riseUp) / (0.52 * flightOf(rep).v0));
      fly(rep);
    }
    if (rep < reps - 1 && asked.rebound) continue;
    land(rep);
    if (rep < reps - 1) then(pauseTopS, () => STILL);
  }
  then(restAfterS, () => STILL);

  const placeAt = (tS: number): Place => {
    const index = parts.findIndex(({ endS }) => tS < endS);
    const part = parts[index];
    if (!part) return STILL;
    return part.at(tS - (parts[index - 1]?.endS ?? 0));
  };
  return {
    durationS: nowS,
    reps: [],
    holds: [],
    jumps: truth,
    postureAt: (tS) => postureOf(tS, placeAt(tS), exercise === 'one_leg_hop'),
  };
}

function postureOf(tS: number, { hip, ball, heelLift, arms, inward }: Place, onOneLeg: boolean): Posture {
  const still = standing(tS, FOOT_HALF_WIDTH_M);
  const crouch = Math.max(0, STAND_M + Math.max(0, ball) - hip);
  const lean = Math.min(48, 110 * crouch);
  const toes = mix(TOE_OUT, -40, inward);
  const leg = (side: BodySide): LegPosture => {
    const x = side === 'left' ? FOOT_HALF_WIDTH_M : -FOOT_HALF_WIDTH_M;
    const at = flatBall(side, x, 0, TOE_OUT);
    const lifted = onOneLeg && side === 'left' ? 0.24 : 0;
    return {
      ball: add(at, [0, ball + lifted, lifted > 0 ? -0.3 : 0]),
      toeOut: TOE_OUT,
      heelLift: lifted > 0 ? 40 : heelLift,
      knee: kneeOut(side, toes),
    };
  };
  const arm: FreeArm = {
    ...HANGING,
    flexion: (arms > 0 ? mix(2, 150, arms) : mix(2, -42, -arms)) + lean * 0.6,
    elbow: 14 + 20 * Math.abs(arms),
  };
  return {
    ...still,
    // The ankles go ahead a little when the heels are lifted; the hips stay over them.
    pelvis: [still.pelvis[0] * 0.3, hip, 0.02 - 0.45 * crouch],
    pelvisTurn: { pitch: lean * 0.6 },
    chestTurn: { pitch: 2 + lean },
    headTurn: { pitch: 3 + lean * 0.2 },
    legs: { left: leg('left'), right: leg('right') },
    arms: { left: arm, right: arm },
  };
}
