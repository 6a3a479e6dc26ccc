/**
 * The badge of the overlay video: what has been counted so far, and the phase of the movement.
 */
import type { CounterUnit } from '../exercise/messages.js';
import type { Context2D, Rectangle } from '../media/frame.js';
import type { PhaseNames } from '../texts/texts.js';

/** What the badge shows from one moment on. */
export interface BadgeEntry {
  /** Media time in ms. */
  readonly timestampMs: number;
  readonly count: number;
  /** The exercise's name of the phase, empty before the first. */
  readonly phase: string;
  /** What was measured, which stands in place of the phase: `34 ± 2 cm`. */
  readonly figure?: string;
}

/** What the badge shows through a video. */
export interface BadgeTimeline {
  readonly unit: CounterUnit;
  readonly phaseNames: PhaseNames;
  /** In order of time. */
  readonly entries: readonly BadgeEntry[];
}

/** The badge's texts at one moment. */
export interface BadgeTexts {
  readonly count: string;
  readonly phase: string;
}

const BACKGROUND = 'rgb(11 17 32 / 0.78)';
const COUNT_COLOR = '#f8fafc';
const PHASE_COLOR = '#a5f3fc';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

/** Height of the badge as a share of the picture's shorter side, and its bounds in pixels. */
const HEIGHT_SHARE = 0.15;
const MIN_HEIGHT = 40;
const MAX_HEIGHT = 240;

/** Lengths as shares of the badge's height. */
const MARGIN = 0.22;
const PADDING = 0.24;
const GAP = 0.2;
const COUNT_SIZE = 0.62;
const PHASE_SIZE = 0.3;
const RADIUS = 0.26;

/** The texts at a time. Before the first entry nothing is counted. */
export function badgeAt({ unit, phaseNames, entries }: BadgeTimeline, timeMs: number): BadgeTexts {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.timestampMs ?? Infinity) <= timeMs) low = middle + 1;
    else high = middle;
  }
  const { count = 0, phase = '', figure } = entries[low - 1] ?? {};
  return { count: unit === 'seconds' ? `${count} s` : String(count), phase: figure ?? phaseNames[phase] ?? phase };
}

/**
 * Draws the badge into the upper left corner of a picture.
 *
 * @param width the picture's width in pixels
 * @returns the rectangle that it fills
 */
export function drawBadge(context: Context2D, { count, phase }: BadgeTexts, width: number, height: number): Rectangle {
  const size = Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, Math.min(width, height) * HEIGHT_SHARE));
  const countFont = `700 ${size * COUNT_SIZE}px ${FONT}`;
  const phaseFont = `600 ${size * PHASE_SIZE}px ${FONT}`;
  context.save();
  context.font = countFont;
  const countWidth = context.measureText(count).width;
  context.font = phaseFont;
  const phaseWidth = phase ? context.measureText(phase).width + size * GAP : 0;
  const box = {
    x: size * MARGIN,
    y: size * MARGIN,
    width: Math.min(Math.max(0, width - 2 * size * MARGIN), countWidth + phaseWidth + 2 * size * PADDING),
    height: size,
  };
  context.fillStyle = BACKGROUND;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, size * RADIUS);
  context.fill();
  // In a small picture the words may be longer.
  context.clip();
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const middle = box.y + size * 0.53;
  context.font = countFont;
  context.fillStyle = COUNT_COLOR;
  context.fillText(count, box.x + size * PADDING, middle);
  if (phase) {
    context.font = phaseFont;
    context.fillStyle = PHASE_COLOR;
    context.fillText(phase, box.x + size * PADDING + countWidth + size * GAP, middle);
  }
  context.restore();
  return box;
}
