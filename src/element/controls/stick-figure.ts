/**
 * A figure as lines: one moment of a repetition, without the picture it was in.
 */
import { svg, type SVGTemplateResult } from 'lit';
import type { Figure, FigurePlace } from '../../motion/figure.js';
import { figureAt, type Turn } from '../../motion/ghost.js';
import { BODY_BONES, sideOf } from '../../pose/topology.js';

/** What a drawing shows, in lengths of the trunk. */
export interface FigureFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room around the points, for the lines' ends and the head. */
const MARGIN = 0.3;
const HEAD_RADIUS = 0.2;

/** @returns the frame that holds all of these figures through the whole repetition: side by side they have one scale */
export function frameOf(figures: readonly Figure[]): FigureFrame {
  const places = figures
    .flatMap(({ moments }) => moments.flat())
    .filter((place): place is FigurePlace => place !== null);
  if (places.length === 0) return { x: -1, y: -1, width: 2, height: 2 };
  // As wide to either side: a figure may be turned.
  const reach = Math.max(...places.map(([x]) => Math.abs(x))) + MARGIN;
  const ys = places.map(([, y]) => y);
  const top = Math.min(...ys) - MARGIN;
  return { x: -reach, y: top, width: 2 * reach, height: Math.max(...ys) + MARGIN - top };
}

/** @returns the lines of a moment; a phase is 0 to 1 */
export function renderStickFigure(figure: Figure, phase: number, turn: Turn): SVGTemplateResult {
  const points = new Map(figureAt(figure, phase, turn).map((point) => [point.name, point]));
  const head = points.get('nose');
  return svg`${BODY_BONES.map(({ from, to }) => {
    const [a, b] = [points.get(from), points.get(to)];
    if (!a || !b) return svg``;
    const side = sideOf(from) === sideOf(to) ? sideOf(from) : 'centre';
    return svg`<line class="bone ${side}" x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y} />`;
  })}${head ? svg`<circle class="bone centre" cx=${head.x} cy=${head.y} r=${HEAD_RADIUS} />` : svg``}`;
}
