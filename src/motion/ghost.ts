/**
 * A figure that moves along with the repetitions of a video, in step with each and standing where the person stands. Plain
 * data, which goes to the export worker as it is. Pure.
 */
import type { Keypoint } from '../pose/types.js';
import { FIGURE_POINTS, FIGURE_STEPS, originOf, type Figure, type FigurePlace, type Stand } from './figure.js';
import { phaseAt, type RepetitionSpan } from './phase.js';

/** How a figure is turned to do what the person does. */
export interface Turn {
  /** Whether it looks the other way. */
  readonly flipped: boolean;
  /** Whether its left limbs do what the person's right ones do. */
  readonly swapped: boolean;
}

/** One repetition that the figure goes along with. */
export interface GhostRepetition extends RepetitionSpan, Stand, Turn {}

/** The figure through a video. */
export interface Ghost {
  readonly figure: Figure;
  /** In order of time. */
  readonly repetitions: readonly GhostRepetition[];
}

/** @returns the ghost's points in pixels of the picture; undefined between repetitions */
export function ghostAt({ figure, repetitions }: Ghost, timeMs: number): readonly Keypoint[] | undefined {
  const repetition = repetitions.findLast(({ startMs, endMs }) => startMs <= timeMs && timeMs <= endMs);
  const phase = repetition && phaseAt(repetition, timeMs);
  if (!repetition || phase === undefined) return undefined;
  const origin = originOf(repetition, phase);
  return figureAt(figure, phase, repetition).map(({ name, x, y }) => ({
    name,
    x: origin.x + x * repetition.trunk,
    y: origin.y + y * repetition.trunk,
    z: 0,
    score: 1,
  }));
}

/** @returns the figure's points at a phase of 0 to 1, in lengths of the trunk; those that were seen */
export function figureAt(
  { moments }: Figure,
  phase: number,
  { flipped, swapped }: Turn = AS_IT_IS,
): readonly { readonly name: string; readonly x: number; readonly y: number }[] {
  const at = Math.min(1, Math.max(0, phase)) * FIGURE_STEPS;
  const before = moments[Math.floor(at)] ?? [];
  const after = moments[Math.ceil(at)] ?? [];
  return FIGURE_POINTS.flatMap((name, index) => {
    const place = between(before[index], after[index], at - Math.floor(at));
    if (!place) return [];
    return [{ name: swapped ? otherSide(name) : name, x: flipped ? -place[0] : place[0], y: place[1] }];
  });
}

/** A figure that is not turned. */
export const AS_IT_IS: Turn = { flipped: false, swapped: false };

/** @returns the same point of the other side */
export function otherSide(name: string): string {
  if (name.startsWith('left_')) return name.replace('left_', 'right_');
  return name.replace('right_', 'left_');
}

function between(
  a: FigurePlace | null | undefined,
  b: FigurePlace | null | undefined,
  share: number,
): FigurePlace | undefined {
  if (!a || !b) return undefined;
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}
