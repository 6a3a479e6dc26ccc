/**
 * The chart of the joint angles, drawn by uPlot. This module is loaded when there is something to draw.
 */
import UPlot from 'uplot';
import type { NumberFormat } from '../../texts/number-format.js';
import type { AngleSeries } from './angle-series.js';
import type { Mark } from '../../output/marks.js';

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
const TIME_STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** Size of labels for which the places below are made. */
const AXIS_PX = 12;

/** Narrowest place of a label, in px. */
const TIME_SPACE_PX = 56;
const DEGREE_SPACE_PX = 34;

const LINE_WIDTH_PX = 2;
/** The right side's line is dashed: colour alone does not tell the two apart. */
const DASH_PX = [7, 4];

const BAND_OPACITY = 0.16;

/** Draws into one box, and keeps its size. */
export class AngleChart {
  #plot: UPlot;
  readonly #cursor: HTMLElement;
  readonly #events = new AbortController();
  readonly #resize: ResizeObserver;
  #data: ChartData;
  #timeMs = 0;
  /** What it was drawn with. */
  #style: string;

  /** @param onSeek called with the media time of where the chart is pressed */
  constructor(
    private readonly box: HTMLElement,
    data: ChartData,
    private readonly onSeek: (timeMs: number) => void,
  ) {
    this.#data = data;
    this.#style = this.#styleKey;
    this.#cursor = document.createElement('div');
    this.#cursor.className = 'chart-cursor';
    this.#plot = this.#makePlot();
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(box);
    const { signal } = this.#events;
    // Colours follow the visitor's preference; lines on a canvas do not by themselves.
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
      matchMedia(query).addEventListener('change', () => this.restyle(), { signal });
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

  /** Draws anew where colours or the font have changed. */
  restyle(): void {
    const style = this.#styleKey;
    if (style === this.#style) return;
    this.#style = style;
    this.#plot.destroy();
    this.#plot = this.#makePlot();
    this.setTime(this.#timeMs);
  }

  dispose(): void {
    this.#events.abort();
    this.#resize.disconnect();
    this.#plot.destroy();
  }

  #makePlot(): UPlot {
    const plot = new UPlot(this.#options(), this.#lines(), this.box);
    plot.over.append(this.#cursor);
    this.#followPointer(plot);
    return plot;
  }

  #lines(): UPlot.AlignedData {
    const { timesS, left, right } = this.#data.series;
    return [timesS as number[], left as (number | null)[], right as (number | null)[]];
  }

  #options(): UPlot.Options {
    const axis: UPlot.Axis = {
      stroke: () => this.#colors.text,
      font: this.#axisFont,
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
        {
          ...axis,
          space: TIME_SPACE_PX * this.#scale,
          size: 28 * this.#scale,
          incrs: TIME_STEPS_S,
          values: (_, splits, _axis, _space, stepS) => splits.map((timeS) => this.#timeLabel(timeS, stepS)),
        },
        {
          ...axis,
          space: DEGREE_SPACE_PX * this.#scale,
          size: 44 * this.#scale,
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

  /** Short videos have labels between the seconds; all of an axis are of one kind. */
  #timeLabel(timeS: number, stepS: number): string {
    return stepS < 1 ? this.#data.format.decimal(timeS) : this.#data.format.clock(timeS * 1000);
  }

  get #fontPx(): number {
    // uPlot takes whole numbers only.
    return Math.round(parseFloat(getComputedStyle(this.box).fontSize));
  }

  /** Visitors may have larger texts. */
  get #scale(): number {
    return this.#fontPx / AXIS_PX;
  }

  get #axisFont(): string {
    return `${this.#fontPx}px ${getComputedStyle(this.box).fontFamily}`;
  }

  get #styleKey(): string {
    const { left, right, text, grid } = this.#colors;
    return [left, right, text, grid, this.#axisFont].join();
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

  #followPointer(plot: UPlot): void {
    const { over } = plot;
    const { signal } = this.#events;
    const seek = ({ clientX }: PointerEvent) => {
      const { left, width } = over.getBoundingClientRect();
      // The page may show it smaller or larger than it is laid out.
      this.onSeek(plot.posToVal(((clientX - left) * over.clientWidth) / width, 'x') * 1000);
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
