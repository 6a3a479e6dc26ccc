/**
 * How far every joint goes in a video: the smallest and the largest angle of either side, each with an error bar.
 *
 * Each frame gives an interval that holds the true angle. The smallest true angle is then at least the smallest lower end of all
 * and at most the smallest upper end: where a view hides a joint for a while, what it may have done meanwhile is in the bar.
 */
import type { SizedBody } from '../body-line.js';
import { figureOf } from '../signals/figure.js';
import type { View } from '../types.js';
import { ViewWatch } from '../view-watch.js';
import type { AngleInterval, AngleJoint } from './angle-interval.js';
import { ANGLE_JOINTS, intervalOf } from './joint-interval.js';
import type { AngleDifference, AngleExtreme, JointRange, SideRange } from './messages.js';

/** What is not known to so many degrees is not told: no use would be left of it. */
export const MOST_UNCERTAIN_DEG = 25;

/** A joint that was seen in fewer frames, or in a smaller share of those with the person, was not seen. */
const LEAST_FRAMES = 8;
const LEAST_SHARE = 0.1;

/**
 * How far an elbow bends is told from the side alone: elsewhere arms point at the camera while they bend, and the truth lay inside
 * the bar in 25 of 32 cases of the synthetic athlete and in 7 of 12 of rated people (`npm run accuracy:range`). BlazePose, which has
 * depth, is no better: of 14 elbows on video (curls, presses and push-ups of the athlete, from the front, at 45° and 315°, full model)
 * its bars would be too wide for 12, and of the other two one would be told as 64° ± 25° where it was 34°.
 */
const HIDDEN_ENDS: Readonly<Partial<Record<AngleJoint, Readonly<Partial<Record<'min' | 'max', readonly View[]>>>>>> = {
  elbow: { min: ['front', 'oblique'] },
};

/** Frames that lie farther apart do not vouch for each other. */
const NEIGHBOUR_MS = 400;

const SIDES = ['left', 'right'] as const;
type Side = (typeof SIDES)[number];

/** One sighting of one joint. */
interface Sighting extends AngleInterval {
  readonly timeMs: number;
  readonly view: View | undefined;
}

/** The ranges of one video. */
export class RangeOfMotion {
  readonly #views = new ViewWatch();
  readonly #sightings: Readonly<Record<Side, Readonly<Record<AngleJoint, Sighting[]>>>> = {
    left: { shoulder: [], elbow: [], hip: [], knee: [] },
    right: { shoulder: [], elbow: [], hip: [], knee: [] },
  };
  #lastMs = NaN;
  /** Frames in which anything of the person was seen. */
  #frames = 0;

  /** @param sized the person in one frame, later than the one before */
  see({ timeMs, body, limbs }: SizedBody): void {
    this.#views.see(figureOf(body, limbs).frontality, timeMs - this.#lastMs);
    this.#lastMs = timeMs;
    const { view } = this.#views;
    let isSeen = false;
    for (const side of SIDES) {
      for (const joint of ANGLE_JOINTS) {
        const interval = intervalOf(joint, body[side], limbs, view);
        if (!interval) continue;
        isSeen = true;
        this.#sightings[side][joint].push({ ...interval, timeMs, view });
      }
    }
    if (isSeen) this.#frames++;
  }

  /**
   * @param mediaMs media time of a time since the first frame
   * @returns the range of every joint that was seen
   */
  ranges(mediaMs: (timeMs: number) => number): readonly JointRange[] {
    return ANGLE_JOINTS.flatMap((joint) => {
      const [left, right] = SIDES.map((side) => this.#rangeOf(joint, this.#sightings[side][joint], mediaMs));
      if (!left && !right) return [];
      const difference = {
        min: differenceOf(left?.min, right?.min),
        max: differenceOf(left?.max, right?.max),
      };
      return [{ joint, left: left ?? null, right: right ?? null, difference }];
    });
  }

  #rangeOf(
    joint: AngleJoint,
    sightings: readonly Sighting[],
    mediaMs: (timeMs: number) => number,
  ): SideRange | undefined {
    if (sightings.length < LEAST_FRAMES || sightings.length < LEAST_SHARE * this.#frames) return undefined;
    const steady = steadied(sightings);
    const view = mostOf(sightings.map((sighting) => sighting.view)) ?? null;
    const least = endOf(steady, 1);
    const most = endOf(steady, -1);
    const isHidden = (which: 'min' | 'max'): boolean =>
      view !== null && HIDDEN_ENDS[joint]?.[which]?.includes(view) === true;
    const isTold = (end: End): boolean => end.half <= MOST_UNCERTAIN_DEG && !isHidden(end === least ? 'min' : 'max');
    const told = (end: End): AngleExtreme | null =>
      !isTold(end)
        ? null
        : {
            deg: Math.round(Math.min(180, Math.max(0, end.deg))),
            uncertaintyDeg: Math.ceil(end.half),
            timestampMs: mediaMs(end.timeMs),
          };
    const unjudged = [least, most].filter((end) => !isTold(end));
    return {
      min: told(least),
      max: told(most),
      ...(unjudged.length > 0 && {
        not_judged: unjudged.every(({ noise }) => noise > MOST_UNCERTAIN_DEG) ? ('unsure' as const) : ('view' as const),
      }),
      view,
      seen: Math.round((100 * sightings.length) / this.#frames) / 100,
    };
  }
}

/** Without what a single frame shows: the median of three. */
function steadied(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.map((sighting, index) => {
    const near = [sightings[index - 1], sighting, sightings[index + 1]].filter(
      (other) => other !== undefined && Math.abs(other.timeMs - sighting.timeMs) <= NEIGHBOUR_MS,
    ) as readonly Sighting[];
    if (near.length < 3) return sighting;
    const middle = (value: (of: Sighting) => number): number => near.map(value).sort((a, b) => a - b)[1] as number;
    return { ...sighting, low: middle(({ low }) => low), high: middle(({ high }) => high) };
  });
}

/** One end of a range. */
interface End {
  readonly deg: number;
  readonly half: number;
  readonly noise: number;
  readonly timeMs: number;
}

/** @param sign 1 for the smallest angle, −1 for the largest */
function endOf(sightings: readonly Sighting[], sign: 1 | -1): End {
  const sure = ({ low, high }: Sighting): number => sign * (sign > 0 ? high : low);
  const possible = ({ low, high }: Sighting): number => sign * (sign > 0 ? low : high);
  const leastOf = (value: (of: Sighting) => number): Sighting =>
    sightings.reduce((a, b) => (value(b) < value(a) ? b : a));
  const [reached, imaginable] = [leastOf(sure), leastOf(possible)];
  const [near, far] = [clamped(sign * sure(reached)), clamped(sign * possible(imaginable))];
  return {
    deg: (near + far) / 2,
    half: Math.abs(near - far) / 2,
    noise: imaginable.noise,
    timeMs: reached.timeMs,
  };
}

/** An angle lies between 0 and 180, whatever the bar says. */
function clamped(deg: number): number {
  return Math.min(180, Math.max(0, deg));
}

function differenceOf(
  left: AngleExtreme | null | undefined,
  right: AngleExtreme | null | undefined,
): AngleDifference | null {
  if (!left || !right) return null;
  return {
    deg: left.deg - right.deg,
    uncertaintyDeg: Math.ceil(Math.hypot(left.uncertaintyDeg, right.uncertaintyDeg)),
  };
}

function mostOf(views: readonly (View | undefined)[]): View | undefined {
  const counts = new Map<View | undefined, number>();
  for (const view of views) counts.set(view, (counts.get(view) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
