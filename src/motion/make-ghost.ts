/**
 * Has a figure go along with the repetitions of a video. Pure.
 */
import { FIGURE_STEPS, figureOf, standOf, type Figure, type PosesByTime } from './figure.js';
import { AS_IT_IS, figureAt, type GhostRepetition, type Turn } from './ghost.js';
import type { RepetitionSpan } from './phase.js';

/** All ways in which a figure may be turned. */
const TURNS: readonly Turn[] = [
  AS_IT_IS,
  { flipped: true, swapped: true },
  { flipped: true, swapped: false },
  { flipped: false, swapped: true },
];

/** @returns how the figure goes along with a repetition, in a list; empty where too little is seen of the person */
export function ghostBeside(figure: Figure, track: PosesByTime, span: RepetitionSpan): GhostRepetition[] {
  const stand = standOf(track, span);
  const own = figureOf(track, span);
  if (!stand || !own) return [];
  const { startMs, turnMs, endMs } = span;
  return [{ startMs, turnMs, endMs, ...stand, ...turnOf(figure, own) }];
}

/**
 * How a figure has to be turned to do what another does: the way in which their points are nearest. Whoever is filmed from
 * the other side looks the other way, and whoever uses the other arm is a mirror image.
 */
export function turnOf(figure: Figure, own: Figure): Turn {
  const distances = TURNS.map((turn) => distanceBetween(figure, own, turn));
  return TURNS[distances.indexOf(Math.min(...distances))] ?? AS_IT_IS;
}

/** Mean square of the distances between the points that both have; Infinity where they have none. */
function distanceBetween(figure: Figure, own: Figure, turn: Turn): number {
  let [sum, count] = [0, 0];
  for (let step = 0; step <= FIGURE_STEPS; step++) {
    const phase = step / FIGURE_STEPS;
    const places = new Map(figureAt(own, phase).map((point) => [point.name, point]));
    for (const { name, x, y } of figureAt(figure, phase, turn)) {
      const other = places.get(name);
      if (!other) continue;
      sum += (x - other.x) ** 2 + (y - other.y) ** 2;
      count++;
    }
  }
  return count > 0 ? sum / count : Infinity;
}
