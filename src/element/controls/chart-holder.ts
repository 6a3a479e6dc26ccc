/**
 * The chart of the joint angles in the box that is rendered for it: loaded when there is something to draw, made anew in
 * another box, and told only of changes.
 */
import type { JointPair } from '../../texts/texts.js';
import { adoptLater } from '../styles/adopt-later.js';
import type { ViewModel } from '../view-model.js';
import type { AngleChart } from './angle-chart.js';
import type { AngleSeries } from './angle-series.js';
import { marksOf } from '../../output/marks.js';

/** What a chart needs of the controls. */
export interface ChartHost {
  readonly root: ShadowRoot;
  /** @param timeMs media time */
  seek(timeMs: number): void;
  /** Where the video is, in ms of media time. */
  readonly timeMs: () => number;
  /** Something that is seen has changed. */
  changed(): void;
}

/** What is drawn. */
export interface ChartContent {
  readonly pair: JointPair;
  readonly series: AngleSeries;
  readonly durationMs: number;
}

/** Holds the chart of one element. */
export class ChartHolder {
  #shown: { readonly chart: AngleChart; readonly box: Element; key: string } | undefined;
  #loading = false;
  /** What could not be drawn, as the chart did not load. */
  #failed: string | undefined;
  #disposed = false;

  constructor(private readonly host: ChartHost) {}

  /** To be called after each render. */
  update(view: ViewModel, content: ChartContent | undefined): void {
    const box = this.host.root.querySelector<HTMLElement>('.chart');
    if (this.#shown && this.#shown.box !== box) this.#remove();
    if (box && content) this.#draw(view, box, content);
  }

  /** @param timeMs where the cursor is to stand */
  setTime(timeMs: number): void {
    this.#shown?.chart.setTime(timeMs);
  }

  dispose(): void {
    this.#disposed = true;
    this.#remove();
  }

  #draw(view: ViewModel, box: HTMLElement, { pair, series, durationMs }: ChartContent): void {
    const data = { series, marks: marksOf(view.snapshot.exercise?.summary), durationMs, format: view.format };
    const key = JSON.stringify([pair, durationMs, view.language.tag, data.marks.map(({ startMs }) => startMs)]);
    if (this.#shown) {
      this.#shown.chart.restyle();
      if (this.#shown.key !== key) this.#shown.chart.data = data;
      this.#shown.key = key;
      return;
    }
    if (this.#loading || this.#failed === key) return;
    this.#loading = true;
    import('./angle-chart.js')
      .then(({ AngleChart, chartStyles }) => {
        this.#loading = false;
        // The box may be another one by now, and so may be what it shows: the next render tells.
        if (this.#disposed || !box.isConnected) return this.host.changed();
        adoptLater(this.host.root, chartStyles);
        this.#shown = { chart: new AngleChart(box, data, (timeMs) => this.host.seek(timeMs)), box, key };
        this.setTime(this.host.timeMs());
      })
      .catch((error: unknown) => {
        // Everything else works without it; whoever reads the console hears why it is missing. With the next video it is tried again.
        this.#loading = false;
        this.#failed = key;
        console.warn('pose-upload-tracker: the chart of the joint angles cannot be drawn.', error);
      });
  }

  #remove(): void {
    this.#shown?.chart.dispose();
    this.#shown = undefined;
  }
}
