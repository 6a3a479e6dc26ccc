/**
 * The chart of the joint angles, drawn by uPlot. This module is loaded when there is something to draw.
 */
import UPlot from 'uplot';
import type { NumberFormat } from '../format.js';
import type { AngleSeries } from './angle-series.js';
import type { Mark } from './marks.js';

export { chartStyles } from '../styles/chart-styles.js';

/** What the chart shows. */
export interface ChartData {
  readonly series: AngleSeries;
  readonly marks: readonly Mark[];
  readonly durationMs: number;
  readonly format: NumberFormat;
}

/** Colours as the canvas takes them. */
interface ChartColors {
  readonly left: string;
  readonly right: string;
  readonly text: string;
  readonly grid: string;
  readonly grade: (mark: Mark) => string;
}

/** Highest angle that the axis reaches: a straight limb, with some room. */
const MOST_DEGREES = 185;

const DEGREE_STEPS = [30, 45, 60, 90];

/** Narrowest place of a label, in px. */
const TIME_SPACE_PX = 56;
const DEGREE_SPACE_PX = 34;

const LINE_WIDTH_PX = 2;
/** The right side's line is dashed: colour alone does not tell the two apart. */
const DASH_PX = [7, 4];

const BAND_OPACITY = 0.16;

/** Draws into one box, and keeps its size. */
export class AngleChart {
  readonly #plot: UPlot;
  readonly #cursor: HTMLElement;
  readonly #events = new AbortController();
  readonly #resize: ResizeObserver;
  #data: ChartData;
  #timeMs = 0;

  /** @param onSeek called with the media time of where the chart is pressed */
  constructor(
    private readonly box: HTMLElement,
    data: ChartData,
    onSeek: (timeMs: number) => void,
  ) {
    this.#data = data;
    this.#plot = new UPlot(this.#options(), this.#lines(), box);
    this.#cursor = document.createElement('div');
    this.#cursor.className = 'chart-cursor';
    this.#plot.over.append(this.#cursor);
    this.#followPointer(onSeek);
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(box);
    const { signal } = this.#events;
    // Colours follow the visitor's preference; lines on a canvas do not by themselves.
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => this.redraw(), { signal });
    }
  }

  /** Shows something else. */
  set data(data: ChartData) {
    this.#data = data;
    this.#plot.setData(this.#lines(), false);
    this.#plot.setScale('x', { min: 0, max: data.durationMs / 1000 });
    this.setTime(this.#timeMs);
  }

  /** Puts the cursor to a media time. */
  setTime(timeMs: number): void {
    this.#timeMs = timeMs;
    const left = this.#plot.valToPos(timeMs / 1000, 'x');
    this.#cursor.style.transform = `translateX(${left}px)`;
  }

  /** Draws again, as after a change of colours. */
  redraw(): void {
    this.#plot.redraw(false);
  }

  dispose(): void {
    this.#events.abort();
    this.#resize.disconnect();
    this.#plot.destroy();
  }

  #lines(): UPlot.AlignedData {
    const { timesS, left, right } = this.#data.series;
    return [timesS as number[], left as (number | null)[], right as (number | null)[]];
  }

  #options(): UPlot.Options {
    const axis: UPlot.Axis = {
      stroke: () => this.#colors.text,
      font: `12px ${getComputedStyle(this.box).fontFamily}`,
      grid: { stroke: () => this.#colors.grid, width: 1 },
      ticks: { show: false },
    };
    const line: UPlot.Series = { width: LINE_WIDTH_PX, points: { show: false }, spanGaps: false };
    return {
      ...this.#size,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0, this.#data.durationMs / 1000] },
        y: { range: (_, min, max) => yRange(min, max) },
      },
      axes: [
        { ...axis, space: TIME_SPACE_PX, size: 28, values: (_, splits) => splits.map((s) => this.#clock(s)) },
        {
          ...axis,
          space: DEGREE_SPACE_PX,
          size: 44,
          incrs: DEGREE_STEPS,
          values: (_, splits) => splits.map((degrees) => this.#data.format.degrees(degrees)),
        },
      ],
      series: [
        {},
        { ...line, stroke: () => this.#colors.left },
        { ...line, stroke: () => this.#colors.right, dash: DASH_PX },
      ],
      hooks: { drawClear: [(plot) => this.#drawBands(plot)] },
    };
  }

  #clock(timeS: number): string {
    // Short videos have labels between the seconds.
    return Number.isInteger(timeS) ? this.#data.format.clock(timeS * 1000) : this.#data.format.decimal(timeS);
  }

  /** The repetitions, behind the lines. */
  #drawBands(plot: UPlot): void {
    const { ctx, bbox } = plot;
    const { grade } = this.#colors;
    ctx.save();
    for (const mark of this.#data.marks) {
      const from = plot.valToPos(mark.startMs / 1000, 'x', true);
      const to = plot.valToPos(mark.endMs / 1000, 'x', true);
      ctx.fillStyle = grade(mark);
      ctx.globalAlpha = BAND_OPACITY;
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
      ctx.globalAlpha = 1;
      ctx.fillRect(from, bbox.top, to - from, 3 * devicePixelRatio);
    }
    ctx.restore();
  }

  get #colors(): ChartColors {
    const color = (selector: string) => {
      const element = this.box.parentElement?.querySelector(selector) ?? this.box;
      return getComputedStyle(element).color;
    };
    const { color: text, borderTopColor: grid } = getComputedStyle(this.box);
    return {
      left: color('.swatch.left'),
      right: color('.swatch.right'),
      text,
      grid,
      grade: (mark) => color(`.swatch.grade-${mark.grade.toLowerCase()}`),
    };
  }

  get #size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.box;
    return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
  }

  #fit(): void {
    const { width, height } = this.#size;
    if (width === this.#plot.width && height === this.#plot.height) return;
    this.#plot.setSize({ width, height });
    this.setTime(this.#timeMs);
  }

  #followPointer(onSeek: (timeMs: number) => void): void {
    const { over } = this.#plot;
    const { signal } = this.#events;
    const seek = ({ clientX }: PointerEvent) => {
      onSeek(this.#plot.posToVal(clientX - over.getBoundingClientRect().left, 'x') * 1000);
    };
    over.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        over.setPointerCapture(event.pointerId);
        seek(event);
      },
      { signal },
    );
    over.addEventListener('pointermove', (event) => over.hasPointerCapture(event.pointerId) && seek(event), { signal });
  }
}

function yRange(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, MOST_DEGREES];
  const step = DEGREE_STEPS[0]!;
  return [Math.max(0, Math.floor((min - 5) / step) * step), Math.min(MOST_DEGREES, Math.ceil((max + 5) / step) * step)];
}
