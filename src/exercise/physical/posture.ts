/**
 * The posture of somebody who stands in a picture: tilts, leans and shifts of the body's segments from the front, the back or a side,
 * each with its uncertainty. Keypoints are places of joints, not of bones under the skin: what needs those, such as the angle of the
 * neck at C7 or the tilt of the pelvis seen from the side, is not told.
 */
import { speak, type Say } from '../../texts/exercise-texts.js';
import { FALLBACK } from '../../texts/languages.js';
import { PHYSICAL_TEXTS } from '../../texts/physical-texts.js';
import { BodySize, STATURE_SHARE, type LimbLengths } from '../body-size.js';
import { bodyOf, middle, type Body, type ExercisePose } from '../joints.js';
import { viewOf } from '../measure.js';
import { DEGREES, figureOf } from '../signals/figure.js';
import type { View } from '../types.js';
import { ANGLE_JOINTS, intervalOf, statureOf } from './joint-interval.js';
import type { PostureAnalysisMessage, PostureMeasure, PostureMeasureName, PostureView } from './messages.js';
import { measuresOf, MEASURES_BY_VIEW, type Measured } from './posture-measures.js';
import { MOST_UNCERTAIN_DEG } from './range-of-motion.js';
import { decimal } from './words.js';

/**
 * A trunk and legs that are farther from upright, in degrees, do not stand. Who stands still in a recording is at 2 to 3° (`stand_01`), the
 * athlete at 0 to 4°; at the deepest of squats, lunges and deadlifts the athlete is at 44° and more, obliquely and from the side.
 */
const STANDING_DEG = 25;

/** @param pose of the picture */
export function postureOf(pose: ExercisePose, lang: string = FALLBACK): PostureAnalysisMessage {
  const say = speak(lang, '', PHYSICAL_TEXTS);
  const body = bodyOf(pose.keypoints, pose.keypoints3D);
  const limbs = sizeOf(body);
  const seen = viewOf(figureOf(body, limbs).frontality);
  const view = seen ? postureView(body, seen) : undefined;
  const reason = reasonOf(body, view);
  const measured = reason || !view ? [] : measuresOf(body, view, statureOf(limbs));
  const names = new Set(measured.map(({ measure }) => measure));
  const { timestampMs, width, height } = pose;
  return {
    type: 'posture_analysis',
    view: view ?? null,
    measures: measured.map((one) => told(one, say, lang)),
    not_judged: ALL_MEASURES.filter((name) => !names.has(name)),
    angles: anglesOf(body, limbs, seen),
    ...(reason && { reason: { code: reason, message: say(`posture.${reason}`) } }),
    notice: say('notice'),
    timestampMs,
    width,
    height,
  };
}

const ALL_MEASURES: readonly PostureMeasureName[] = [...new Set(Object.values(MEASURES_BY_VIEW).flat())];

/** One picture may show a limb short that points at the camera: none is taken to be shorter than the longest of all says. */
function sizeOf(body: Body): LimbLengths {
  const size = new BodySize();
  size.see(body, 0);
  const seen = size.at(0);
  const limbs = Object.entries(STATURE_SHARE) as [keyof LimbLengths, number][];
  const staturePx = Math.max(...limbs.map(([limb, share]) => seen[limb] / share));
  return Object.fromEntries(
    limbs.map(([limb, share]) => [limb, Math.max(seen[limb], share * staturePx)]),
  ) as unknown as LimbLengths;
}

/** From which side: the person's left is on the picture's right where they face the camera. */
function postureView({ left, right, nose }: Body, view: View): PostureView | undefined {
  if (view === 'oblique') return 'oblique';
  if (view === 'front') {
    if (!left.shoulder || !right.shoulder) return undefined;
    return left.shoulder.x > right.shoulder.x ? 'front' : 'back';
  }
  const ears = middle(left.ear, right.ear);
  if (!nose || !ears || nose.x === ears.x) return undefined;
  return nose.x > ears.x ? 'right' : 'left';
}

function reasonOf(
  { left, right }: Body,
  view: PostureView | undefined,
): 'nobody' | 'not_standing' | 'view_unknown' | 'oblique' | undefined {
  const [shoulders, hips] = [middle(left.shoulder, right.shoulder), middle(left.hip, right.hip)];
  const [knees, ankles] = [middle(left.knee, right.knee), middle(left.ankle, right.ankle)];
  if (!shoulders || !hips) return 'nobody';
  const isUpright = (upper: typeof hips, lower: typeof hips): boolean =>
    Math.atan2(Math.abs(upper.x - lower.x), lower.y - upper.y) * DEGREES <= STANDING_DEG;
  const chain = [shoulders, hips, knees, ankles].filter((joint) => joint !== null);
  const isStanding =
    chain.length === 4 &&
    chain.every((joint, index) => index === 0 || isUpright(chain[index - 1] as typeof hips, joint));
  if (!isStanding) return 'not_standing';
  if (view === undefined) return 'view_unknown';
  return view === 'oblique' ? 'oblique' : undefined;
}

function told(
  { measure, signed, unit, uncertainty, directions, isTilt }: Measured,
  say: Say,
  lang: string,
): PostureMeasure {
  const bar = Math.ceil(10 * uncertainty) / 10;
  const value = Math.round(10 * Math.abs(signed)) / 10;
  const toward = value <= bar ? 'none' : directions[signed > 0 ? 0 : 1];
  const suffix = unit === '°' ? '°' : '\u00a0%';
  const figures = { value: `${decimal(value, lang)}${suffix}`, uncertainty: `${decimal(bar, lang)}${suffix}` };
  const where = isTilt && toward !== 'none' ? `posture.lower.${toward}` : `posture.toward.${toward}`;
  return {
    measure,
    value,
    unit,
    uncertainty: bar,
    toward,
    message: say('posture.said', { what: say(`posture.${measure}`), how: say(where, figures) }),
  };
}

function anglesOf(body: Body, limbs: LimbLengths, view: View | undefined): PostureAnalysisMessage['angles'] {
  return Object.fromEntries(
    (['left', 'right'] as const).flatMap((side) =>
      ANGLE_JOINTS.map((joint) => {
        const interval = intervalOf(joint, body[side], limbs, view);
        const low = Math.max(0, interval?.low ?? NaN);
        const high = Math.min(180, interval?.high ?? NaN);
        const half = (high - low) / 2;
        return [
          `${side}_${joint}`,
          half <= MOST_UNCERTAIN_DEG ? { deg: Math.round((low + high) / 2), uncertaintyDeg: Math.ceil(half) } : null,
        ];
      }),
    ),
  );
}
