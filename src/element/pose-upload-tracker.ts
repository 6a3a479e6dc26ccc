import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { acceptAnyToken, type TokenVerifier } from '../access/access.js';
import type { TrackerError } from '../errors.js';
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { PartChoice } from '../media/part.js';
import type { SkeletonColors } from '../output/draw-skeleton.js';
import type { TrackerMessage } from '../output/messages.js';
import type { ExportOptions } from '../session/export-options.js';
import type { JudgeOptions } from '../session/judge-options.js';
import { addExercise } from '../session/own-exercises.js';
import type { StoredSignature } from '../session/reference/stored-signature.js';
import type { RunOptions } from '../session/run-options.js';
import type { SessionSetup } from '../session/session-setup.js';
import type { Session } from '../session/session.js';
import type { MediaKind } from '../media/source.js';
import { IDLE, type SessionSnapshot } from '../session/snapshot.js';
import { addLanguage } from '../texts/languages.js';
import { Announcer } from './announcer.js';
import { ControlsHolder } from './controls-holder.js';
import { choosePart } from './choose-part.js';
import { acceptsFiles, assetsOf, mediaUrlOf } from './derived-options.js';
import type { TypedListening } from './events.js';
import type { ExportViewEvents } from './export-view.js';
import { FileIntake } from './intake.js';
import { languageOf, provideTexts, type InterfaceLanguage } from './languages.js';
import {
  OPTION_ATTRIBUTES,
  defineOptionProperties,
  optionOfAttribute,
  upgradeOptionProperties,
} from './option-accessors.js';
import { OptionFollower } from './option-follower.js';
import { defaultOptionValues, type Option, type OptionValues } from './options.js';
import { Overlay, skeletonColors } from './overlay.js';
import { PageSide } from './page-side.js';
import { parseOption } from './parse-option.js';
import { saveByLink } from './save-file.js';
import { SessionHolder } from './session-holder.js';
import { adoptLater } from './styles/adopt-later.js';
import { baseStyles } from './styles/base-styles.js';
import { toRunOptions } from './to-run-options.js';
import { UploadButton } from './upload-button.js';
import { renderView, type LoadedViews } from './view.js';
import { makeViewModel, showsMedia, type ViewEvents, type ViewModel } from './view-model.js';

/**
 * Takes an exercise video or image, finds the body's pose on the visitor's own device, draws the skeleton and reports
 * everything as events. Nothing of the video leaves the device.
 *
 * Each message is sent as a CustomEvent of its type with the payload as `detail`, and once more as a `message` event
 * that carries the whole object. The events do not bubble.
 *
 * @tag pose-upload-tracker
 *
 * @slot upload-button - A button of the page's own in place of the upload button; a click on it opens the file picker.
 * @slot empty - What stands in place of the drop zone before anything is analysed.
 * @slot error - What stands in place of an error; the `error` event tells which.
 * @slot results - What stands in place of results, chart and downloads, with `controls`.
 *
 * @csspart container - The frame around everything.
 * @csspart player - The picture with the playback bar.
 * @csspart stage - The box with the picture, or with the drop zone.
 * @csspart video - The video.
 * @csspart image - The image.
 * @csspart overlay - The canvas with the skeleton.
 * @csspart panel - The drop zone, or what is loading or the error in its place.
 * @csspart retry - The button that tries again what failed.
 * @csspart other-kind - The button that analyses a picture given as a video as one, and the other way round.
 * @csspart status - What is going on while analysing.
 * @csspart count - What has been counted so far, where an exercise is tracked.
 * @csspart notice - What there is to say about the result.
 * @csspart export - The bar where the overlay video is made.
 * @csspart export-start - The button that makes the overlay video once more.
 * @csspart export-cancel - The button that gives it up.
 * @csspart download - The link to the overlay video or image.
 * @csspart cancel - The button that gives the analysis up, with `controls`.
 * @csspart hud - Count, phase and ring over the picture, with `controls`.
 * @csspart ring - The ring that shows how far the repetition has got.
 * @csspart phase - The phase of the movement.
 * @csspart cue - The latest advice, over the picture.
 * @csspart controls - The playback bar.
 * @csspart timeline - The repetitions, and the slider below them.
 * @csspart mark - One repetition or hold of the timeline; also `mark-a` to `mark-f` by its grade.
 * @csspart trim - The handles of the part that counts.
 * @csspart trim-handle - One of them; also `trim-start` and `trim-end`.
 * @csspart trim-offer - What can be done where they have been moved.
 * @csspart apply-part - The button that analyses what is between them.
 * @csspart reset-part - The button that moves them back.
 * @csspart play - The button that plays and pauses.
 * @csspart time - Where the video is, and how long it is.
 * @csspart speed - The choice of the speed.
 * @csspart full - The button for full screen.
 * @csspart results - The panel with the results.
 * @csspart tiles - The figures at its top.
 * @csspart reason - Why nothing was counted.
 * @csspart looks-like - The button that counts the exercise that the movement looks like.
 * @csspart table - The table of repetitions or holds, or of the angles in a picture.
 * @csspart grade - A grade; also `grade-a` to `grade-f`.
 * @csspart near-misses - What was recognised but not counted.
 * @csspart comparison - The panel with two repetitions side by side.
 * @csspart play-comparison - The button that plays and pauses both.
 * @csspart moment - The slider of the moment that both show.
 * @csspart choose-repetition - The choice of the repetition.
 * @csspart use-reference - The button that makes the repetition the reference.
 * @csspart save-reference - The button that saves it as a reference.
 * @csspart chart - The panel with the chart of the joint angles.
 * @csspart downloads - The panel with the downloads.
 * @csspart download-json - The button that saves the results as JSON.
 * @csspart download-csv - The button that saves the table as CSV.
 *
 * @cssproperty --pose-left-color - Colour of the skeleton's left side.
 * @cssproperty --pose-right-color - Colour of the skeleton's right side.
 * @cssproperty --pose-center-color - Colour of the shoulder and hip lines and the nose.
 * @cssproperty --pose-outline-color - Colour of the outline around the skeleton.
 * @cssproperty --pose-ghost-color - Colour of the skeleton of the reference or of the best repetition, with `ghost`.
 * @cssproperty --pose-line-width - Width of the skeleton's lines, in px.
 * @cssproperty --pose-point-radius - Radius of the skeleton's points, in px.
 * @cssproperty --pose-object-fit - How the picture fills its box, as `object-fit`.
 * @cssproperty --pose-object-position - Where the picture lies in its box, as `object-position`.
 * @cssproperty --pose-max-height - Greatest height of the picture where `height` is not set.
 * @cssproperty --pose-letterbox-color - Colour beside a picture that does not fill its box.
 * @cssproperty --pose-veil-color - Background of what lies over the picture: count, ring, advice.
 * @cssproperty --pose-veil-text-color - Colour of text over the picture.
 * @cssproperty --pose-veil-accent-color - Colour of ring and phase over the picture.
 * @cssproperty --pose-veil-info-color - Colour of the edge of a hint over the picture.
 * @cssproperty --pose-veil-warning-color - Colour of the edge of a warning over the picture.
 * @cssproperty --pose-veil-error-color - Colour of the edge of what is wrong, over the picture.
 * @cssproperty --pose-accent-color - Colour of the upload button, links, progress and focus.
 * @cssproperty --pose-accent-text-color - Colour of text on the accent colour.
 * @cssproperty --pose-surface-color - Background of the drop zone and of panels.
 * @cssproperty --pose-raised-color - Background of tiles and of what is pointed at.
 * @cssproperty --pose-text-color - Colour of text.
 * @cssproperty --pose-muted-color - Colour of secondary text.
 * @cssproperty --pose-border-color - Colour of lines between things.
 * @cssproperty --pose-field-color - Colour of the outlines of buttons and of the slider, which must be seen to be used.
 * @cssproperty --pose-error-color - Colour of error marks.
 * @cssproperty --pose-warning-color - Colour of warning marks.
 * @cssproperty --pose-info-color - Colour of information marks.
 * @cssproperty --pose-grade-a-color - Colour of grade A.
 * @cssproperty --pose-grade-b-color - Colour of grade B.
 * @cssproperty --pose-grade-c-color - Colour of grade C.
 * @cssproperty --pose-grade-d-color - Colour of grade D.
 * @cssproperty --pose-grade-f-color - Colour of grade F.
 * @cssproperty --pose-grade-text-color - Colour of text on the grades' colours.
 * @cssproperty --pose-chart-left-color - Colour of the chart's line of the left side.
 * @cssproperty --pose-chart-right-color - Colour of the chart's line of the right side.
 * @cssproperty --pose-radius - Radius of corners.
 * @cssproperty --pose-button-radius - Radius of buttons.
 * @cssproperty --pose-font-size - Size of running text, from which all others follow.
 * @cssproperty --pose-font-family - Font of all texts.
 *
 * @fires {CustomEvent<MessageDetail<'initialization'>>} initialization - Loading steps; `ready: true` once per run, when the analysis starts.
 * @fires {CustomEvent<MessageDetail<'environment'>>} environment - What the browser can do and what was chosen.
 * @fires {CustomEvent<MessageDetail<'progress'>>} progress - How far long work has got.
 * @fires {CustomEvent<MessageDetail<'error'>>} error - Any failure: `code`, `message`, `details`.
 * @fires {CustomEvent<MessageDetail<'keypoints'>>} keypoints - The keypoints of an analysed frame, with `keypoints`.
 * @fires {CustomEvent<MessageDetail<'angles'>>} angles - The joint angles of an analysed frame, with `angles`.
 * @fires {CustomEvent<MessageDetail<'keypoints_batch'>>} keypoints_batch - All keypoints of a video, at its end, with `keypoints`.
 * @fires {CustomEvent<MessageDetail<'posture'>>} posture - Whether the person stands as the exercise needs it, with `exercise`; on change.
 * @fires {CustomEvent<MessageDetail<'counter'>>} counter - The count, with `exercise`; on change, and with `final: true` at the end.
 * @fires {CustomEvent<MessageDetail<'progression'>>} progression - How far the repetition has got, with `exercise` and `progression`.
 * @fires {CustomEvent<MessageDetail<'recommendations'>>} recommendations - Advice on form, with `exercise` and `recommendations`.
 * @fires {CustomEvent<MessageDetail<'exercise_detected'>>} exercise_detected - Which exercise a video shows, with `exercise="auto"`.
 * @fires {CustomEvent<MessageDetail<'exercise_summary'>>} exercise_summary - Everything about the whole video, with `exercise`.
 * @fires {CustomEvent<MessageDetail<'image_overlay'>>} image_overlay - The image with the skeleton drawn in.
 * @fires {CustomEvent<MessageDetail<'export_ready'>>} export_ready - The overlay video is made, with `export` or `exportVideo`.
 * @fires {CustomEvent<TrackerMessage>} message - Every message, whole.
 */
export class PoseUploadTracker extends LitElement {
  static override styles = baseStyles;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OPTION_ATTRIBUTES];
  }

  /** Adds a language of the interface, as `addLanguage` of the package does, for pages that load it by a script tag. */
  static readonly addLanguage = addLanguage;

  /** Adds an exercise, as `addExercise` of the package does, for pages that load it by a script tag. */
  static readonly addExercise = addExercise;

  /**
   * Changes how sessions are set up, for programs that bring their own token verifier or detector worker.
   * Takes effect with the next session, which starts when the element is connected.
   */
  sessionSetup: Partial<SessionSetup> = {};

  /**
   * Says what tokens are worth; see `pose-upload-tracker/access` for verifiers. Undefined: any token gets every feature.
   * Set it before the element is put into a page, or in the same turn: what has begun by then is begun anew, or asks the
   * new one next time. A product gate, not a lock: visitors can change code that runs on their own device.
   */
  get verifyToken(): TokenVerifier | undefined {
    return this.#verifyToken;
  }
  set verifyToken(verify: TokenVerifier | undefined) {
    if (verify === this.#verifyToken) return;
    this.#verifyToken = verify;
    this.#verifierNumber++;
    this.requestUpdate();
  }

  readonly #values: OptionValues = defaultOptionValues();
  readonly #sessions = new SessionHolder(
    () => this.#startSession(),
    (error) => this.#onStartFailure(error),
  );
  readonly #follower = new OptionFollower(
    {
      values: this.#values,
      mediaUrl: () => mediaUrlOf(this.#values),
      runOptions: () => this.#runOptions(),
      verifierNumber: () => this.#verifierNumber,
      analyze: (url) => this.analyze(url),
      forget: () => (this.#lastMedia = undefined),
    },
    this.#sessions,
  );
  readonly #intake = new FileIntake({
    accepting: () => this.#accepting,
    kind: () => this.#values.source,
    isElsewhere: () => {
      const other = this.ownerDocument.activeElement?.closest(this.localName);
      return other !== null && other !== undefined && other !== this;
    },
    take: (file) => void this.analyze(file),
    expect: () => this.#follower.expectFile(),
    changed: () => this.requestUpdate(),
  });
  readonly #uploadButton = new UploadButton(this);
  readonly #pageSide = new PageSide(this);
  readonly #controls: ControlsHolder = new ControlsHolder(
    () => ({
      root: this.renderRoot as ShadowRoot,
      video: this.#shadowElement('video'),
      player: this.#shadowElement('.player'),
      track: () => this.#sessions.ready?.track,
      exportEvents: this.#exportEvents,
      cancel: () => this.cancel(),
      judge: (exercise) => void this.judge({ exercise }).catch(() => undefined),
      choosePart: (part) =>
        void choosePart(part, this.#sessions.ready, (choice) => this.#analyzePart(choice)).catch(() => undefined),
      makeReference: (rep) => this.signatureOf(rep),
      useReference: (signature) => Object.assign(this, { exercise: '', reference: signature }),
      compares: () => this.#values.ghost !== 'none' || this.#snapshot.exercise?.reference !== undefined,
      changed: () => this.requestUpdate(),
    }),
    () => this.requestUpdate(),
  );
  readonly #announcer = new Announcer(() => this.requestUpdate());
  #pendingErrors: TrackerError[] = [];
  #snapshot: SessionSnapshot = IDLE;
  #overlay: Overlay | undefined;
  #runView: LoadedViews['run'];
  /** What was analysed last, to be tried again. */
  #lastMedia: File | Blob | string | undefined;
  #verifyToken: TokenVerifier | undefined;
  #verifierNumber = 0;
  /** Who waits for the element to be in a page. */
  #onConnected: (() => void)[] = [];
  #unplayable = false;

  /** What the element is doing: `idle`, `loading`, `analysing`, `done` or `error`. Also its `data-state` attribute. */
  get state(): SessionSnapshot['state'] {
    return this.#snapshot.state;
  }

  /**
   * Analyses a video or image (as `source` says), in place of the one under way.
   *
   * Waits until the element is in a page.
   *
   * @param file a File or Blob, or the address of one
   * @returns when the last message has been sent. Rejects with a `TrackerError` after the `error` event, or with an
   *   `AbortError` where the run is cancelled or superseded; nobody has to listen to it.
   */
  analyze(file: File | Blob | string): Promise<void> {
    return this.#analyzeAs(undefined, file);
  }

  /** @param source what it is taken for, where that is not what the option says */
  #analyzeAs(source: MediaKind | undefined, file: File | Blob | string): Promise<void> {
    this.#lastMedia = file;
    return this.#sessions.analyze(file, async () => {
      // What starts outside of a page would have nobody to end it.
      if (!this.isConnected) await new Promise<void>((resolve) => this.#onConnected.push(resolve));
      await this.updateComplete;
      return { ...this.#runOptions(), ...(source && { source }) };
    });
  }

  /** Analyses what was analysed last again, only a part of it: the options stay for the next file. */
  async #analyzePart({ startTime = null, endTime = null }: PartChoice): Promise<void> {
    const media = this.#lastMedia;
    if (media === undefined) return;
    await this.#sessions.analyze(media, () => Promise.resolve({ ...this.#runOptions(), startTime, endTime }));
  }

  /** Stops the analysis and goes back to the start. */
  cancel(): void {
    this.#lastMedia = undefined;
    this.#sessions.cancel();
  }

  /**
   * Makes the overlay video of the video that was analysed last. With the option `export` that begins by itself when
   * the analysis is complete, and this returns the same video. Sends `progress` and `export_ready`. Asked for twice with
   * the same options it is made once; asked for with others, the one under way is given up.
   *
   * @returns the video, which can be read until the next source or until the element is removed. Rejects with a
   *   `TrackerError` after the `error` event: `export_failed` where it could not be made,
   *   `developer_features_not_allowed` where the plan does not hold exports, `invalid_token` or `token_check_failed`;
   *   without an event where the call itself is wrong: `invalid_parameter` for other values than there are, `export_failed`
   *   where no video has been analysed; or with an `AbortError` where it was cancelled. The results of the analysis are
   *   not touched by that.
   */
  async exportVideo(options: ExportOptions = {}): Promise<Blob> {
    // Not later than it has to be, so that it can be cancelled at once.
    const ghost = this.#values.ghost;
    return (this.#sessions.ready ?? (await this.#sessions.get())).exportVideo({ ghost, ...options });
  }

  /**
   * Judges the video that was analysed last once more, from the poses that were found, without another analysis: as another
   * exercise, or more strictly. Sends its final `counter` and its `exercise_summary`, and before them `exercise_detected`
   * where `exercise` is `auto`. What is shown, and later overlay videos, follow it.
   *
   * @returns the summary; undefined where no exercise was recognised: then all stays as it was. Rejects, without an `error`
   *   event, with a `TrackerError`: `invalid_exercise`, or `invalid_parameter` for other values than there are and where no
   *   video has been analysed; or with an `AbortError` where an analysis is under way or begins before it is done, or
   *   another call of this takes its place.
   */
  async judge(options: JudgeOptions): Promise<ExerciseSummaryMessage | undefined> {
    return (this.#sessions.ready ?? (await this.#sessions.get())).judge(options);
  }

  /**
   * Makes a signature of a repetition of the video that was analysed last, for the option `reference`: other videos are counted
   * by it and compared with it. Plain JSON, made to be stored.
   *
   * @param rep number of the repetition, from 1, as in the summary
   * @returns the signature. Rejects, without an `error` event, with a `TrackerError`: `invalid_parameter` where there is no such
   *   repetition, `reference_error` where too little was seen in it; or with an `AbortError` where something else begins.
   */
  async signatureOf(rep: number): Promise<StoredSignature> {
    return (this.#sessions.ready ?? (await this.#sessions.get())).signatureOf(rep);
  }

  /** Gives up the overlay video that is being made. One that is ready stays. */
  cancelExport(): void {
    this.#sessions.ready?.cancelExport();
  }

  /** @internal */
  setOption(option: Option, given: unknown): void {
    const { value, error } = parseOption(option, given);
    if (error) this.#pendingErrors.push(error);
    const before = this.#values[option.name];
    (this.#values as Record<string, unknown>)[option.name] = value;
    if (before !== value) this.requestUpdate(option.name, before);
    // By a name, an update is left out where the value has not changed; the error would wait for the next one.
    else if (error) this.requestUpdate();
  }

  /** @internal */
  getOption(option: Option): unknown {
    return this.#values[option.name];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const option = optionOfAttribute(name);
    if (option) this.setOption(option, value);
    else super.attributeChangedCallback(name, old, value);
  }

  override connectedCallback(): void {
    upgradeOptionProperties(this);
    this.#upgradeVerifier();
    super.connectedCallback();
    this.#intake.connect(this);
    if (this.hasUpdated) this.#overlay ??= new Overlay(this.#shadowElement('canvas'));
    this.requestUpdate();
    for (const go of this.#onConnected.splice(0)) go();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#intake.disconnect();
    // Moving an element disconnects and connects it at once: only one that stays away is cleaned up.
    queueMicrotask(() => {
      if (!this.isConnected) this.#dispose();
    });
  }

  override render(): TemplateResult {
    return renderView(this.#viewModel, this.#viewEvents, { run: this.#runView, controls: this.#controls.view });
  }

  protected override firstUpdated(): void {
    this.#overlay = new Overlay(this.#shadowElement('canvas'));
  }

  protected override updated(changed: PropertyValues): void {
    this.dataset['state'] = this.state;
    this.dataset['poseTheme'] = this.#values.theme;
    this.#pageSide.apply(this.#values, this.#shadowElement('.container'), this.#snapshot);
    const { idle, tag, dir } = this.#language;
    this.#uploadButton.update({
      shown: this.#accepting,
      lang: this.#values.uploadLabel ? '' : tag,
      dir: this.#values.uploadLabel ? '' : dir,
      label: this.#values.uploadLabel || (this.#values.source === 'image' ? idle.uploadImage : idle.uploadVideo),
      classes: this.#values.uploadButtonClass,
      style: this.#values.uploadButtonStyle,
    });
    this.#showGhost();
    if (this.#overlay && changed.has('skeleton')) this.#overlay.visible = this.#values.skeleton;
    if (changed.has('objectFit')) this.#overlay?.draw();
    for (const error of this.#pendingErrors.splice(0)) this.#send({ type: 'error', ...error.toPlain() });
    if (this.isConnected) this.#follower.follow();
    this.#controls.update(this.#values.controls && this.isConnected, this.#viewModel);
  }

  get #language(): InterfaceLanguage {
    return languageOf(this.#values.lang);
  }

  get #accepting(): boolean {
    return acceptsFiles(this.#values, this.#snapshot);
  }

  get #viewModel(): ViewModel {
    this.#announcer.follow(this.#snapshot, this.#language, this.#values.loadingMessage);
    return makeViewModel(this.#values, this.#snapshot, {
      dragging: this.#intake.dragging,
      unplayable: this.#unplayable,
      canRetry: this.#lastMedia !== undefined || this.#snapshot.error?.code === 'token_check_failed',
      announcement: this.#announcer.text,
      hasOwnEmpty: this.querySelector(':scope > [slot="empty"]') !== null,
    });
  }

  get #viewEvents(): ViewEvents {
    return {
      ...this.#exportEvents,
      onPick: this.#intake.onPick,
      onDrag: this.#intake.onDrag,
      onDragLeave: this.#intake.onDragLeave,
      onDrop: this.#intake.onDrop,
      onImageLoad: () => this.#overlay?.draw(),
      onUploadPress: () => this.#shadowElement('input').click(),
      onSlotChange: () => this.requestUpdate(),
      onVideoError: () => this.#setUnplayable(this.#shadowElement('video').error !== null),
      onCancel: () => this.cancel(),
      onRetry: () => {
        if (this.#lastMedia !== undefined) void this.analyze(this.#lastMedia);
        else this.#follower.admit();
      },
      onOtherKind: (kind) => {
        if (this.#lastMedia !== undefined) void this.#analyzeAs(kind, this.#lastMedia);
      },
    };
  }

  readonly #exportEvents: ExportViewEvents = {
    onExport: () => void this.exportVideo().catch(() => undefined),
    onExportCancel: () => this.cancelExport(),
    onDownload: (event) => saveByLink(event, this.#snapshot.export),
  };

  #runOptions(): RunOptions {
    return toRunOptions(this.#values, assetsOf(this.#values));
  }

  async #startSession(): Promise<Session> {
    const [{ Session, VideoPlayback }, runView] = await Promise.all([
      import('../session/index.js'),
      import('./run-view.js'),
    ]);
    await this.updateComplete;
    this.#runView = runView;
    provideTexts(runView.INTERFACE_TEXTS);
    adoptLater(this.renderRoot as ShadowRoot, runView.runStyles);
    const session: Session = new Session({
      onMessage: (message) => {
        if (this.#sessions.isCurrent(session)) this.#send(message);
      },
      onChange: (snapshot) => {
        if (this.#sessions.isCurrent(session)) this.#onChange(snapshot);
      },
      playback: new VideoPlayback(this.#shadowElement('video')),
      skeletonColors: () => this.#skeletonColors(),
      ...this.sessionSetup,
      verifyToken: (token, context) => {
        const verify = this.#verifyToken ?? this.sessionSetup.verifyToken ?? acceptAnyToken;
        return verify(token, context);
      },
    });
    return session;
  }

  #onStartFailure(error: TrackerError): void {
    this.#onChange({ ...IDLE, state: 'error', error: error.toPlain() });
    this.#send({ type: 'error', ...error.toPlain() });
  }

  #onChange(snapshot: SessionSnapshot): void {
    const before = this.#snapshot;
    this.#snapshot = snapshot;
    if (snapshot.state === 'loading' && before.state !== 'loading') this.#unplayable = false;
    if (snapshot.mediaUrl !== before.mediaUrl || snapshot.width !== before.width || snapshot.state !== before.state) {
      const track = this.#sessions.ready?.track;
      this.#overlay?.attach(
        showsMedia(snapshot) && track
          ? { media: this.#shadowElement(snapshot.kind === 'image' ? 'img' : 'video'), picture: snapshot, track }
          : undefined,
      );
    }
    this.requestUpdate();
  }

  #send(message: TrackerMessage): void {
    const { type, ...detail } = message;
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.dispatchEvent(new CustomEvent('message', { detail: message }));
    if (type === 'keypoints' || type === 'image_overlay') this.#overlay?.draw();
  }

  #skeletonColors(): SkeletonColors {
    return skeletonColors(this.#shadowElement('canvas'));
  }

  #showGhost(): void {
    const { ghost } = this.#values;
    const ghosts = this.#snapshot.exercise?.ghosts;
    this.#overlay?.useGhost(ghost === 'none' ? undefined : () => ghosts?.of(ghost));
  }

  #setUnplayable(unplayable: boolean): void {
    this.#unplayable = unplayable;
    this.requestUpdate();
  }

  #shadowElement<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
  #shadowElement(selector: string): HTMLElement;
  #shadowElement(selector: string): HTMLElement {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`${selector} is missing from the element's shadow tree`);
    return found;
  }

  /** A verifier that was set before the element was defined lies on the instance, and would be passed over. */
  #upgradeVerifier(): void {
    if (!Object.hasOwn(this, 'verifyToken')) return;
    const { verifyToken: given } = this;
    delete (this as { verifyToken?: unknown }).verifyToken;
    this.verifyToken = given;
  }

  /** Frees everything; what comes back into a page starts afresh. */
  #dispose(): void {
    this.#sessions.release();
    this.#overlay?.dispose();
    this.#overlay = undefined;
    this.#controls.dispose();
    this.#uploadButton.remove();
    this.#announcer.dispose();
    this.#follower.reset();
    this.#lastMedia = undefined;
    this.#snapshot = IDLE;
    this.requestUpdate();
  }
}

defineOptionProperties(PoseUploadTracker.prototype);

/** The options as properties, and events with their types; see `OPTIONS` for what each option does. */
export interface PoseUploadTracker extends Omit<OptionValues, 'lang'> {
  addEventListener: TypedListening<PoseUploadTracker, AddEventListenerOptions>;
  removeEventListener: TypedListening<PoseUploadTracker, EventListenerOptions>;
}

declare global {
  interface HTMLElementTagNameMap {
    'pose-upload-tracker': PoseUploadTracker;
  }
}
