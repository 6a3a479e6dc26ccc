/**
 * What the option `controls` adds: the playback bar, what stands over the picture, the results, the chart and the
 * downloads. Loaded only with that option. Keeps the parts of the shadow tree in step with the video that change with
 * every picture; everything else is rendered with the element.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExerciseSummaryMessage } from '../../exercise/messages.js';
import type { PartChoice } from '../../media/part.js';
import type { PoseTrack } from '../../motion/pose-track.js';
import { fileNameFor } from '../../session/file-name.js';
import type { StoredSignature } from '../../session/reference/stored-signature.js';
import type { ExportViewEvents } from '../export-view.js';
import { saveBlob } from '../save-file.js';
import { adoptLater } from '../styles/adopt-later.js';
import { controlsStyles } from '../styles/controls-styles.js';
import type { JointPair } from '../../texts/texts.js';
import { isPaidPlan, showsMedia, type ViewModel } from '../view-model.js';
import type { AngleChart } from './angle-chart.js';
import { angleSeries, busiestPair, type AngleSeries } from './angle-series.js';
import { renderBar } from './bar-view.js';
import { renderChart } from './chart-view.js';
import { renderComparison } from './compare-view.js';
import { Comparison } from './comparison.js';
import { renderDownloads } from './downloads-view.js';
import { renderHud } from './hud.js';
import { marksOf } from './marks.js';
import { Player, type PlayerState } from './player.js';
import { renderPictureAngles } from './picture-angles.js';
import { renderSummary } from './results-view.js';
import { TrimState } from './trim-state.js';

/** What the controls need of their element. */
export interface ControlsHost {
  readonly root: ShadowRoot;
  readonly video: HTMLVideoElement;
  readonly player: HTMLElement;
  /** The poses of what was analysed last. */
  readonly track: () => PoseTrack | undefined;
  readonly exportEvents: ExportViewEvents;
  /** Gives the analysis up. */
  cancel(): void;
  /** Judges the video once more, as another exercise. */
  judge(exercise: string): void;
  /** Has a part of it count, or all: what is known of that is not looked for again. */
  choosePart(part: PartChoice): void;
  /** @returns the signature of a repetition, by its number */
  makeReference(rep: number): Promise<StoredSignature>;
  /** Has the videos to come compared with it. */
  useReference(signature: StoredSignature): void;
  /** Whether the repetitions are to be compared with each other, or with a reference. */
  readonly compares: () => boolean;
  /** Something that is seen has changed. */
  changed(): void;
}

/** The angles of what was analysed last. */
interface Angles {
  readonly track: PoseTrack;
  readonly series: Readonly<Record<JointPair, AngleSeries>>;
}

/** The controls of one element. */
export class ControlsView {
  readonly #player: Player;
  #angles: Angles | undefined;
  #pair: JointPair | undefined;
  #chart: { readonly chart: AngleChart; readonly box: Element } | undefined;
  /** What the chart shows: it is told only of changes. */
  #chartKey: unknown;
  #loadingChart = false;
  /** The result that another exercise was chosen in place of: that is not offered twice. */
  #dismissed: ExerciseSummaryMessage | undefined;
  #comparison: { readonly summary: ExerciseSummaryMessage; readonly comparison: Comparison } | undefined;
  /** The number of the repetition whose mark has the focus. */
  #focusedMark: number | undefined;
  /** Where the handles of the part have been moved to, in this video. */
  readonly #trim = new TrimState();
  readonly #theme: MutationObserver;
  #disposed = false;
  #durationMs = 0;

  constructor(private readonly host: ControlsHost) {
    adoptLater(host.root, controlsStyles);
    this.#player = new Player({
      video: host.video,
      box: host.player,
      changed: () => host.changed(),
      onTime: (timeMs) => this.#onTime(timeMs),
    });
    // Pages switch their theme by an attribute of one of these; what is drawn does not follow by itself.
    this.#theme = new MutationObserver(() => host.changed());
    for (const element of [document.documentElement, document.body, host.root.host]) {
      this.#theme.observe(element, { attributeFilter: ['class', 'style', 'data-theme'] });
    }
  }

  /** The playback bar; nothing below a picture. */
  renderBar(view: ViewModel): TemplateResult | typeof nothing {
    const { snapshot } = view;
    if (snapshot.kind !== 'video' || view.unplayable) return nothing;
    const model = {
      view,
      player: this.#state,
      durationMs: this.#durationOf(view),
      marks: marksOf(snapshot.exercise?.summary),
      focusedMark: this.#focusedMark,
      trim: this.#trim.model(view, this.#durationOf(view)),
    };
    return renderBar(model, {
      onToggle: () => this.#player.toggle(),
      onSeek: (timeMs) => this.#player.seek(timeMs),
      onRate: (rate) => this.#player.setRate(rate),
      onFullScreen: () => void this.#player.toggleFullScreen(),
      onCancel: () => this.host.cancel(),
      onChoose: (chosen) => {
        this.#trim.chosen = chosen;
        this.host.changed();
      },
      onApply: () => {
        const choice = this.#trim.take();
        if (choice) this.host.choosePart(choice);
        this.host.changed();
      },
      onReset: () => {
        this.#trim.chosen = undefined;
        this.host.changed();
      },
      onMarkFocus: (number) => {
        this.#focusedMark = number;
        this.host.changed();
      },
    });
  }

  /** What stands over the picture where an exercise is tracked. */
  renderHud(view: ViewModel): TemplateResult | undefined {
    return renderHud(view, this.#state.timeMs);
  }

  /** Everything beside and below the player. */
  renderResults(view: ViewModel): TemplateResult | typeof nothing {
    const { snapshot } = view;
    if (snapshot.state !== 'done') return nothing;
    const { timeMs } = this.#state;
    const { summary } = snapshot.exercise ?? {};
    const marks = marksOf(summary);
    const angles = this.#anglesFor(view);
    const comparison = this.#comparisonFor(view);
    const pair = this.#pair ?? (angles ? busiestPair(angles.series) : 'knee');
    return html`
      <slot name="results">
        ${
          summary
            ? html`<section part="results" class="panel-card results">
                ${renderSummary(view, summary, marks, timeMs, {
                  onSeek: (ms) => this.#goTo(ms),
                  onJudge: summary === this.#dismissed ? undefined : (exercise) => this.#judge(summary, exercise),
                })}
              </section>`
            : nothing
        }
        ${comparison ? renderComparison(view, comparison, this.host.compares()) : nothing}
        ${
          angles && snapshot.kind === 'video'
            ? renderChart({ view, pair, series: angles.series[pair], timeMs }, (chosen) => this.#choose(chosen))
            : nothing
        }
        ${angles && snapshot.kind === 'image' ? renderPictureAngles(view, angles.series) : nothing}
        ${renderDownloads(
          view,
          marks.length > 0,
          { onJson: () => this.#saveJson(view), onCsv: () => this.#saveCsv(view) },
          this.host.exportEvents,
        )}
      </slot>
    `;
  }

  /** To be called after each render. */
  updated(view: ViewModel): void {
    const box = this.host.root.querySelector<HTMLElement>('.chart');
    if (this.#chart && this.#chart.box !== box) this.#disposeChart();
    if (box && this.#angles) this.#updateChart(view, box, this.#angles);
    if (!showsMedia(view.snapshot)) this.#player.leaveFullScreen();
    this.#durationMs = this.#durationOf(view);
    this.#onTime(this.#state.timeMs);
  }

  dispose(): void {
    this.#disposed = true;
    this.#player.dispose();
    this.#theme.disconnect();
    this.#comparison?.comparison.dispose();
    this.#disposeChart();
  }

  get #state(): PlayerState {
    return this.#player.state;
  }

  #durationOf({ snapshot }: ViewModel): number {
    return this.#state.durationMs || snapshot.durationMs;
  }

  /** Joint angles are a feature of the paid plans. */
  #anglesFor({ snapshot }: ViewModel): Angles | undefined {
    const track = this.host.track();
    if (!track || !snapshot.personFound || !isPaidPlan(snapshot)) return undefined;
    if (this.#angles?.track === track) return this.#angles;
    this.#pair = undefined;
    this.#angles = { track, series: angleSeries(track.poses) };
    return this.#angles;
  }

  /** One for each result. */
  #comparisonFor({ snapshot: { exercise, mediaName } }: ViewModel): Comparison | undefined {
    const { summary } = exercise ?? {};
    if (this.#comparison?.summary === summary) return this.#comparison?.comparison;
    this.#comparison?.comparison.dispose();
    this.#comparison = undefined;
    const track = this.host.track();
    if (!track || !exercise || !summary || summary.reps.length === 0) return undefined;
    const comparison = new Comparison(
      track,
      { ...exercise, summary },
      {
        makeReference: (rep) => this.host.makeReference(rep),
        useReference: (signature) => this.host.useReference(signature),
        saveReference: (signature, rep) => {
          const name = fileNameFor(mediaName, `reference-${rep}`, 'json');
          save(JSON.stringify(signature), 'application/json', name);
        },
        changed: () => this.host.changed(),
      },
    );
    this.#comparison = { summary, comparison };
    return comparison;
  }

  /** From beside the player, which may be out of sight on a phone. */
  #goTo(timeMs: number): void {
    this.#player.seek(timeMs);
    const { top, bottom } = this.host.video.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight) this.host.player.scrollIntoView({ block: 'nearest' });
  }

  #judge(instead: ExerciseSummaryMessage, exercise: string): void {
    this.#dismissed = instead;
    this.host.judge(exercise);
    this.host.changed();
  }

  #choose(pair: JointPair): void {
    this.#pair = pair;
    this.host.changed();
  }

  #updateChart(view: ViewModel, box: HTMLElement, { series }: Angles): void {
    const pair = this.#pair ?? busiestPair(series);
    const data = {
      series: series[pair],
      marks: marksOf(view.snapshot.exercise?.summary),
      durationMs: this.#durationOf(view),
      format: view.format,
    };
    const key = JSON.stringify([pair, data.durationMs, view.language.tag, data.marks.map(({ startMs }) => startMs)]);
    if (this.#chart) {
      this.#chart.chart.restyle();
      if (this.#chartKey !== key) this.#chart.chart.data = data;
      this.#chartKey = key;
      return;
    }
    if (this.#loadingChart) return;
    this.#loadingChart = true;
    import('./angle-chart.js')
      .then(({ AngleChart, chartStyles }) => {
        this.#loadingChart = false;
        // The box may be another one by now, and so may be what it shows: the next render tells.
        if (this.#disposed || !box.isConnected) return this.host.changed();
        adoptLater(this.host.root, chartStyles);
        this.#chart = { chart: new AngleChart(box, data, (timeMs) => this.#player.seek(timeMs)), box };
        this.#chartKey = key;
        this.#onTime(this.#state.timeMs);
      })
      .catch((error: unknown) => {
        // Everything else works without it; whoever reads the console hears why it is missing.
        this.#loadingChart = true;
        console.warn('pose-upload-tracker: the chart of the joint angles cannot be drawn.', error);
      });
  }

  #disposeChart(): void {
    this.#chart?.chart.dispose();
    this.#chart = undefined;
    this.#chartKey = undefined;
  }

  #onTime(timeMs: number): void {
    this.#chart?.chart.setTime(timeMs);
    const scrubber = this.host.root.querySelector<HTMLInputElement>('.scrubber');
    if (!scrubber) return;
    scrubber.value = String(timeMs);
    const share = this.#durationMs > 0 ? Math.min(1, timeMs / this.#durationMs) : 0;
    scrubber.parentElement?.style.setProperty('--_played', String(share));
  }

  #saveJson({ snapshot: { mediaName, result } }: ViewModel): void {
    if (result)
      save(JSON.stringify(result, undefined, 2), 'application/json', fileNameFor(mediaName, 'results', 'json'));
  }

  #saveCsv({ snapshot: { mediaName, exercise, result } }: ViewModel): void {
    if (result && exercise) save(result.toCSV('reps'), 'text/csv', fileNameFor(mediaName, exercise.name, 'csv'));
  }
}

function save(text: string, type: string, name: string): void {
  void saveBlob({ blob: new Blob([text], { type }), name });
}
