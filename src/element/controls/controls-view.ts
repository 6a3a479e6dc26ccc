/**
 * What the option `controls` adds: the playback bar, what stands over the picture, the results, the chart and the
 * downloads. Loaded only with that option. Keeps the parts of the shadow tree in step with the video that change with
 * every picture; everything else is rendered with the element.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExerciseSummaryMessage } from '../../exercise/messages.js';
import type { PartChoice } from '../../media/part.js';
import type { PoseTrack } from '../../motion/pose-track.js';
import type { Stills } from '../../session/snapshot.js';
import type { StoredSignature } from '../../session/reference/stored-signature.js';
import type { ExportViewEvents } from '../export-view.js';
import { fileNameFor } from '../../session/file-name.js';
import { skeletonColors } from '../overlay.js';
import { sharePicture } from '../share-file.js';
import { adoptLater } from '../styles/adopt-later.js';
import { controlsStyles } from '../styles/controls-styles.js';
import type { JointPair } from '../../texts/texts.js';
import { isPaidPlan, showsMedia, type ViewModel } from '../view-model.js';
import { angleSeries, busiestPair, isSeen, type AngleSeries } from './angle-series.js';
import { renderBar } from './bar-view.js';
import { ChartHolder } from './chart-holder.js';
import { renderChart } from './chart-view.js';
import { renderComparison } from './compare-view.js';
import { Comparison } from './comparison.js';
import { renderDownloads } from './downloads-view.js';
import { renderHud } from './hud.js';
import { labelOf } from './mark-label.js';
import { marksOf } from '../../output/marks.js';
import { MomentPictures } from './moment-pictures.js';
import { Player, type PlayerState, type Span } from './player.js';
import { renderPictureAngles } from './picture-angles.js';
import { renderPosture } from './posture-view.js';
import { renderRangeOfMotion } from './range-view.js';
import { saveAngles, saveCsv, saveJson, saveSignature } from './result-files.js';
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

/** What belongs to one result, and goes with it. */
interface OfOneResult {
  readonly summary: ExerciseSummaryMessage;
  readonly comparison: Comparison | undefined;
  readonly pictures: MomentPictures;
  /** Number of the repetition whose details are open. */
  open: number | undefined;
}

/** The controls of one element. */
export class ControlsView {
  readonly #player: Player;
  readonly #chart: ChartHolder;
  #angles: Angles | undefined;
  #pair: JointPair | undefined;
  /** The result that another exercise was chosen in place of: that is not offered twice. */
  #dismissed: ExerciseSummaryMessage | undefined;
  #result: OfOneResult | undefined;
  /** Pictures of the moments of the result, once the session has taken them. */
  #stills: Stills | undefined;
  /** The number of the repetition whose mark has the focus. */
  #focusedMark: number | undefined;
  /** Where the handles of the part have been moved to, in this video. */
  readonly #trim = new TrimState();
  readonly #theme: MutationObserver;
  #durationMs = 0;

  constructor(private readonly host: ControlsHost) {
    adoptLater(host.root, controlsStyles);
    this.#chart = new ChartHolder({
      root: host.root,
      seek: (timeMs) => this.#player.seek(timeMs),
      timeMs: () => this.#state.timeMs,
      changed: () => host.changed(),
    });
    // It tells at once where playback is, which the chart hears of.
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
    const marks = marksOf(snapshot.exercise?.summary);
    const { loop } = this.#state;
    const looped = loop && marks.find(({ startMs }) => startMs === loop.startMs);
    const model = {
      view,
      player: this.#state,
      durationMs: this.#durationOf(view),
      marks,
      focusedMark: this.#focusedMark,
      loopName: loop && (looped ? labelOf(looped, view) : view.format.clock(loop.startMs)),
      trim: this.#trim.model(view, this.#durationOf(view)),
    };
    return renderBar(model, {
      onToggle: () => this.#player.toggle(),
      onSeek: (timeMs) => this.#player.seek(timeMs),
      onPlay: (span) => this.#player.loop(span),
      onEndLoop: () => this.#player.endLoop(),
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
    const angles = this.#anglesFor(view);
    const result = this.#resultFor(view);
    this.#stills = snapshot.stills;
    return html`
      <slot name="results">
        <div class="beside">
          ${result ? this.#renderSummary(view, result) : nothing}
          ${result?.comparison ? renderComparison(view, result.comparison, this.host.compares()) : nothing}
          ${angles && snapshot.kind === 'image' ? renderPictureAngles(view, angles.series) : nothing}
          ${snapshot.posture ? renderPosture(view, snapshot.posture) : nothing} ${this.#renderRange(view)}
        </div>
        <div class="below">
          ${angles && snapshot.kind === 'video' ? this.#renderChart(view, angles, timeMs) : nothing}
          ${renderDownloads(
            view,
            {
              hasTable: marksOf(snapshot.exercise?.summary).length > 0,
              hasAngles: angles !== undefined && snapshot.kind === 'video',
            },
            {
              onJson: () => saveJson(snapshot),
              onCsv: () => saveCsv(snapshot),
              onAngles: () => saveAngles(snapshot),
            },
            this.host.exportEvents,
          )}
        </div>
      </slot>
    `;
  }

  /** To be called after each render. */
  updated(view: ViewModel): void {
    const angles = this.#angles;
    const pair = angles && this.#pairOf(view, angles);
    const durationMs = this.#durationOf(view);
    this.#chart.update(view, angles && pair && { pair, series: angles.series[pair], durationMs });
    if (!showsMedia(view.snapshot)) this.#player.leaveFullScreen();
    if (view.snapshot.state !== 'done') this.#forgetResult();
    this.#durationMs = durationMs;
    this.#onTime(this.#state.timeMs);
  }

  dispose(): void {
    this.#player.dispose();
    this.#theme.disconnect();
    this.#forgetResult();
    this.#chart.dispose();
  }

  get #state(): PlayerState {
    return this.#player.state;
  }

  #renderSummary(view: ViewModel, result: OfOneResult): TemplateResult {
    const { summary, pictures, open } = result;
    const marks = marksOf(summary);
    const model = {
      view,
      summary,
      marks,
      timeMs: this.#state.timeMs,
      open,
      pictureOf: pictures.of.bind(pictures),
    };
    return html`<section part="results" class="panel-card results">
      ${renderSummary(model, {
        onPlay: (span) => this.#play(span),
        onShare: (request, text) =>
          sharePicture(pictures.of(request), fileNameFor(view.snapshot.mediaName, 'moment', 'jpg'), text),
        onOpen: (number) => {
          result.open = result.open === number ? undefined : number;
          this.host.changed();
        },
        onJudge: summary === this.#dismissed ? undefined : (exercise) => this.#judge(summary, exercise),
      })}
    </section>`;
  }

  #renderChart(view: ViewModel, angles: Angles, timeMs: number): TemplateResult {
    const pair = this.#pairOf(view, angles);
    return renderChart({ view, pair, series: angles.series[pair], timeMs }, (chosen) => {
      this.#pair = chosen;
      this.host.changed();
    });
  }

  /** Joint angles are a feature of the paid plans. */
  #renderRange(view: ViewModel): TemplateResult | typeof nothing {
    const { range_of_motion: ranges = [], notice } = view.snapshot.exercise?.summary ?? {};
    return ranges.length > 0 && isPaidPlan(view.snapshot) ? renderRangeOfMotion(view, ranges, notice) : nothing;
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

  /** What was chosen, else the joints that the exercise is about, else those that move most. */
  #pairOf({ snapshot }: ViewModel, { series }: Angles): JointPair {
    const own = snapshot.exercise?.traits?.joint;
    return this.#pair ?? (own && isSeen(series[own]) ? own : busiestPair(series));
  }

  /** One for each result. */
  #resultFor(view: ViewModel): OfOneResult | undefined {
    const { exercise } = view.snapshot;
    const { summary } = exercise ?? {};
    const track = this.host.track();
    if (this.#result?.summary === summary) return this.#result;
    this.#forgetResult();
    if (!exercise || !summary || !track) return undefined;
    const comparison = new Comparison(
      track,
      { ...exercise, summary },
      {
        makeReference: (rep) => this.host.makeReference(rep),
        useReference: (signature) => this.host.useReference(signature),
        saveReference: (signature, rep) => saveSignature(view.snapshot, signature, rep),
        changed: () => this.host.changed(),
      },
    );
    const pictures = new MomentPictures({
      stills: () => this.#stills,
      video: this.host.video,
      track,
      picture: view.snapshot,
      colors: skeletonColors(this.host.player),
      playable: !view.unplayable,
    });
    this.#result = { summary, comparison: summary.reps.length > 0 ? comparison : undefined, pictures, open: undefined };
    return this.#result;
  }

  #forgetResult(): void {
    this.#result?.comparison?.dispose();
    this.#result?.pictures.dispose();
    this.#result = undefined;
  }

  /** From beside the player, which may be out of sight on a phone. */
  #play(span: Span): void {
    this.#player.loop(span);
    const { top, bottom } = this.host.video.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.host.player.scrollIntoView({ block: 'nearest' });
  }

  #judge(instead: ExerciseSummaryMessage, exercise: string): void {
    this.#dismissed = instead;
    this.host.judge(exercise);
    this.host.changed();
  }

  #onTime(timeMs: number): void {
    this.#chart.setTime(timeMs);
    const scrubber = this.host.root.querySelector<HTMLInputElement>('.scrubber');
    if (!scrubber) return;
    scrubber.value = String(timeMs);
    const share = this.#durationMs > 0 ? Math.min(1, timeMs / this.#durationMs) : 0;
    scrubber.parentElement?.style.setProperty('--_played', String(share));
  }
}
