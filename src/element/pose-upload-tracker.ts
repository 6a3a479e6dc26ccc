import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { TokenVerifier } from '../access/access.js';
import { TrackerError, type PlainError } from '../errors.js';
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import { onExerciseAdded } from '../exercise/names.js';
import type { TrackerMessage } from '../output/messages.js';
import type { ExportOptions } from '../session/export-options.js';
import type { JudgeOptions } from '../session/judge-options.js';
import { addExercise } from '../session/own-exercises.js';
import type { StoredSignature } from '../session/reference/stored-signature.js';
import type { AnalysisResult } from '../session/analysis-result.js';
import type { RunOptions } from '../session/run-options.js';
import type { SessionSetup } from '../session/session-setup.js';
import { IDLE, type SessionSnapshot } from '../session/snapshot.js';
import { addLanguage, isMoreLanguage, onLanguageAdded } from '../texts/languages.js';
import { provideLanguage } from '../texts/more-languages.js';
import type { ControlsHost, ControlsView } from './controls/controls-view.js';
import { choosePart } from './choose-part.js';
import { acceptsFiles, assetsOf, mediaUrlOf, uploadLabelOf } from './derived-options.js';
import type { TypedListening } from './events.js';
import type { ExportViewEvents } from './export-view.js';
import { FileIntake } from './intake.js';
import { FormSide } from './form-side.js';
import { numberFormatOf } from '../texts/number-format.js';
import { languageOf, spokenTagOf, type InterfaceLanguage } from '../texts/interface-language.js';
import { LastMedia, type MediaChoice } from './last-media.js';
import { LoadedLater } from './loaded-later.js';
import {
  OPTION_ATTRIBUTES,
  defineOptionProperties,
  optionOfAttribute,
  upgradeOptionProperties,
} from './option-accessors.js';
import { Preload } from './preload.js';
import { OptionFollower } from './option-follower.js';
import { OptionStore } from './option-store.js';
import type { Option, OptionValues } from './options.js';
import { PageSide } from './page-side.js';
import type { RunSide } from './run-side.js';
import { saveByLink } from './save-file.js';
import { SessionHolder } from './session-holder.js';
import { StateSide } from './state-side.js';
import { baseStyles } from './styles/base-styles.js';
import { toRunOptions } from './to-run-options.js';
import { warnOfUnknownLanguage } from './unknown-language.js';
import { UploadButton } from './upload-button.js';
import { renderView } from './view.js';
import { makeViewModel, type ViewEvents, type ViewModel } from './view-model.js';

/**
 * Takes an exercise video or image, finds the body's pose on the visitor's own device, draws the skeleton and reports
 * everything as events. The video never leaves the device.
 *
 * Each message is dispatched as a CustomEvent of its type with the payload as `detail`, and again as a `message` event
 * with the whole object. The events do not bubble.
 *
 * @tag pose-upload-tracker
 *
 * @slot upload-button - Your own button instead of the upload button; clicking it opens the file picker.
 * @slot empty - Shown instead of the drop zone before anything is analysed.
 * @slot error - Shown instead of an error; the `error` event says which.
 * @slot results - Shown instead of results, chart and downloads, with `controls`.
 *
 * @fires {CustomEvent<MessageDetail<'initialization'>>} initialization - A loading step; `ready: true` once per run, when the analysis starts.
 * @fires {CustomEvent<MessageDetail<'environment'>>} environment - What the browser can do and what was chosen.
 * @fires {CustomEvent<MessageDetail<'progress'>>} progress - Progress of a long operation.
 * @fires {CustomEvent<MessageDetail<'error'>>} error - Any failure: `code`, `message`, `details`.
 * @fires {CustomEvent<MessageDetail<'keypoints'>>} keypoints - The keypoints of an analysed frame, with `keypoints`.
 * @fires {CustomEvent<MessageDetail<'angles'>>} angles - The joint angles of an analysed frame, with `angles`.
 * @fires {CustomEvent<MessageDetail<'keypoints_batch'>>} keypoints_batch - All keypoints of a video, at its end, with `keypoints`.
 * @fires {CustomEvent<MessageDetail<'posture'>>} posture - Whether the person is positioned as the exercise requires, with `exercise`; on change.
 * @fires {CustomEvent<MessageDetail<'counter'>>} counter - The count, with `exercise`; on change, and with `final: true` at the end.
 * @fires {CustomEvent<MessageDetail<'progression'>>} progression - Progress within the repetition, with `exercise` and `progression`.
 * @fires {CustomEvent<MessageDetail<'recommendations'>>} recommendations - Advice on form, with `exercise` and `recommendations`.
 * @fires {CustomEvent<MessageDetail<'exercise_detected'>>} exercise_detected - Which exercise a video shows, with `exercise="auto"`.
 * @fires {CustomEvent<MessageDetail<'jump_calibration'>>} jump_calibration - The scale of the image is known, with a jump exercise and `user-height-cm`.
 * @fires {CustomEvent<MessageDetail<'jump_started'>>} jump_started - The feet have left the floor, with a jump exercise.
 * @fires {CustomEvent<MessageDetail<'jump_height'>>} jump_height - How high the body has risen, with a jump exercise: at the highest point, and at the landing with `final: true`.
 * @fires {CustomEvent<MessageDetail<'jump_discarded'>>} jump_discarded - Something that looked like a jump was not measured, and why.
 * @fires {CustomEvent<MessageDetail<'jump_result'>>} jump_result - One jump is complete: its height and uncertainty.
 * @fires {CustomEvent<MessageDetail<'jump_summary'>>} jump_summary - All jumps, at the end, with a jump exercise.
 * @fires {CustomEvent<MessageDetail<'exercise_summary'>>} exercise_summary - Everything about the whole video, with `exercise`.
 * @fires {CustomEvent<MessageDetail<'posture_analysis'>>} posture_analysis - How somebody stands in an image, with `posture`.
 * @fires {CustomEvent<MessageDetail<'image_overlay'>>} image_overlay - The image with the skeleton drawn in.
 * @fires {CustomEvent<MessageDetail<'export_ready'>>} export_ready - The overlay video is ready, with `export` or `exportVideo`.
 * @fires {CustomEvent<TrackerMessage>} message - Every message, as a whole object.
 * @fires {CustomEvent<StateChange>} statechange - The element's state has changed: `state` and `before`.
 * @fires {CustomEvent<AnalysisResult>} result - There is a result: at the end of an analysis, and whenever the video is judged again.
 *
 * @cssState idle - Nothing has been analysed yet.
 * @cssState loading - The video or image and the model are loading.
 * @cssState analysing - The analysis is running, or the playback that keeps step with it.
 * @cssState done - Everything has been analysed and shown.
 * @cssState error - Something failed; the property `error` says what.
 */
export class PoseUploadTracker extends LitElement {
  static override styles = baseStyles;

  /** @internal Forms know the element. */
  static readonly formAssociated = true;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OPTION_ATTRIBUTES];
  }

  /** Adds a language, like the package's `addLanguage`, for pages that use a script tag. */
  static readonly addLanguage = addLanguage;

  /** Adds an exercise, like the package's `addExercise`, for pages that use a script tag. */
  static readonly addExercise = addExercise;

  /**
   * Changes how sessions are set up, for programs with their own token verifier or detector worker.
   * Takes effect with the next session, which starts when the element is connected.
   */
  sessionSetup: Partial<SessionSetup> = {};

  /**
   * Decides what each token allows; `pose-upload-tracker/access` has verifiers. If undefined, any token unlocks every feature.
   * Set it before you add the element to a page, or in the same turn: anything that has started by then starts again, or uses
   * the new verifier next time. This is a product gate, not a lock: visitors can change code that runs on their own device.
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

  readonly #options = new OptionStore((name, before) => this.requestUpdate(name, before));
  readonly #values: OptionValues = this.#options.values;
  readonly #form = new FormSide(this);
  readonly #stateSide = new StateSide(this, this.#form.internals);
  readonly #sessions: SessionHolder = new SessionHolder(
    async () => {
      this.#follower.sessionStarts();
      const { startSession } = await import('./start-session.js');
      return startSession({
        rendered: () => this.updateComplete,
        root: () => this.renderRoot as ShadowRoot,
        video: () => this.#shadowElement('video'),
        canvas: () => this.#shadowElement('canvas'),
        setup: () => this.sessionSetup,
        verifyToken: () => this.#verifyToken,
        takeSide: (make) => (this.#side ??= make()),
        choosePerson: (person) => void this.#analyzeAgain({ person }),
        showsMoments: () => this.#values.controls,
        changed: () => this.requestUpdate(),
        onMessage: (session, message) => {
          if (this.#sessions.isCurrent(session)) this.#send(message);
        },
        onChange: (session, snapshot) => {
          if (this.#sessions.isCurrent(session)) this.#onChange(snapshot);
        },
      });
    },
    (error) => this.#onStartFailure(error),
  );
  readonly #follower: OptionFollower = new OptionFollower(
    {
      values: this.#values,
      mediaUrl: () => mediaUrlOf(this.#values),
      runOptions: () => this.#runOptions(),
      verifierNumber: () => this.#verifierNumber,
      verifier: () => {
        const verify = this.#verifyToken ?? this.sessionSetup.verifyToken;
        return verify && { verify, clock: this.sessionSetup.accessClock };
      },
      analyze: (url) => this.analyze(url),
      changed: () => this.requestUpdate(),
      forget: () => this.#last.forget(),
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
    expect: () => this.#preload.onIntent(),
    changed: () => this.requestUpdate(),
  });
  readonly #preload = new Preload({
    preload: () => this.#values.preload,
    accepting: () => this.#accepting,
    load: () => this.#follower.expectFile(),
  });
  /** While the element is in a page. */
  #connected = new AbortController();
  readonly #uploadButton = new UploadButton(this);
  readonly #pageSide = new PageSide(this);
  readonly #controls: LoadedLater<ControlsView> = new LoadedLater(
    'the controls',
    async () => {
      const { ControlsView } = await import('./controls/controls-view.js');
      return () => new ControlsView(this.#controlsHost);
    },
    () => this.requestUpdate(),
  );
  #snapshot: SessionSnapshot = IDLE;
  #side: RunSide | undefined;
  readonly #last = new LastMedia();
  #verifyToken: TokenVerifier | undefined;
  #verifierNumber = 0;
  /** Who waits for the element to be in a page. */
  #onConnected: (() => void)[] = [];
  #unplayable = false;
  /** Whether a form around it, or a part of one, is disabled. */
  #disabled = false;
  #error: { readonly plain: PlainError; readonly error: TrackerError } | undefined;

  /** What the element is doing: `idle`, `loading`, `analysing`, `done` or `error`. Also available as the `data-state` attribute, and in stylesheets as `:state(done)` and so on. */
  get state(): SessionSnapshot['state'] {
    return this.#snapshot.state;
  }

  /** The latest result: what `analyze()` resolved to, or the result of `judge()` after that. Undefined if there is none. */
  get result(): AnalysisResult | undefined {
    return this.#snapshot.result;
  }

  /** What ended the last analysis, or prevents one from starting; set in the state `error`. */
  get error(): TrackerError | undefined {
    const { error: plain, state } = this.#snapshot;
    if (!plain || state !== 'error') return undefined;
    if (this.#error?.plain !== plain) this.#error = { plain, error: TrackerError.fromPlain(plain) };
    return this.#error.error;
  }

  /** The form that the element belongs to. Its value there is the result as JSON, under its `name`. */
  get form(): HTMLFormElement | null {
    return this.#form.internals?.form ?? null;
  }

  /** The element's validity in a form: `valueMissing` if a result is `required` and there is none. */
  get validity(): ValidityState | undefined {
    return this.#form.internals?.validity;
  }

  /** The message that a form shows if the element is invalid, in its language; otherwise empty. */
  get validationMessage(): string {
    return this.#form.internals?.validationMessage ?? '';
  }

  /** Whether a form validates the element. */
  get willValidate(): boolean {
    return this.#form.internals?.willValidate ?? false;
  }

  /**
   * Analyses a video or image (depending on `source`), instead of the current one.
   *
   * Waits until the element is in a page.
   *
   * @param file a File or Blob, or a URL
   * @returns the result, as soon as the analysis is complete. With `pace="realtime"`, playback and messages may continue. Rejects
   *   with a `TrackerError` after the `error` event, or with an `AbortError` if the analysis is cancelled or superseded. You do not
   *   have to handle the rejection.
   */
  analyze(file: File | Blob | string): Promise<AnalysisResult> {
    this.#last.take(file);
    return this.#analyze(file);
  }

  #analyze(media: File | Blob | string): Promise<AnalysisResult> {
    return this.#sessions.analyze(media, async () => {
      // What starts outside of a page would have nobody to end it.
      if (!this.isConnected) await new Promise<void>((resolve) => this.#onConnected.push(resolve));
      await this.updateComplete;
      return this.#last.optionsOf(this.#runOptions());
    });
  }

  /**
   * Analyses what was analysed last again.
   *
   * @param choice what the visitor has chosen for it alone
   */
  async #analyzeAgain(choice: MediaChoice = {}): Promise<void> {
    const { media } = this.#last;
    if (media === undefined) return;
    this.#last.choose(choice);
    // Its error is shown, and sent as an event.
    await this.#analyze(media).catch(() => undefined);
  }

  /** Stops the analysis and goes back to the start. */
  cancel(): void {
    this.#last.forget();
    this.#sessions.cancel();
  }

  /**
   * Creates the overlay video of the last analysed video. With the option `export`, this starts automatically when
   * the analysis is complete, and the method returns the same video. Sends `progress` and `export_ready`. Calling it again with
   * the same options does not create the video twice; calling it with other options abandons the one in progress.
   *
   * @returns the video, which can be read until the next source or until the element is removed. Rejects with a
   *   `TrackerError` after the `error` event: `export_failed` if the video could not be created,
   *   `developer_features_not_allowed` if the plan does not include exports, `invalid_token` or `token_check_failed`. Rejects
   *   without an event if the call itself is wrong: `invalid_parameter` for invalid options, `export_failed`
   *   if no video has been analysed. Rejects with an `AbortError` if it was cancelled. The results of the analysis are
   *   never affected.
   */
  async exportVideo(options: ExportOptions = {}): Promise<Blob> {
    // Not later than it has to be, so that it can be cancelled at once.
    const ghost = this.#values.ghost;
    return (this.#sessions.ready ?? (await this.#sessions.get())).exportVideo({ ghost, ...options });
  }

  /**
   * Judges the last analysed video again from the poses already found, without another analysis: as another
   * exercise, by a reference, or more strictly. Sends a final `counter` and an `exercise_summary`, preceded by `exercise_detected`
   * if `exercise` is `auto`. If the reference is a video that has not been analysed yet, it is analysed first, and `progress`
   * (stage `reference`) reports that. The interface and later overlay videos use the new result. During an analysis, this waits
   * until it is complete, so you can call it in a handler of `exercise_summary`.
   *
   * @returns the summary, or undefined if no exercise was recognised and nothing changes. Rejects, without an `error`
   *   event, with a `TrackerError`: `invalid_exercise`, `reference_error`, or `invalid_parameter` for invalid options, for an
   *   exercise together with a reference, and if no video has been analysed. Rejects with an `AbortError` if another analysis or
   *   another call begins first, or if `signal` aborts.
   */
  async judge(options: JudgeOptions): Promise<ExerciseSummaryMessage | undefined> {
    return (this.#sessions.ready ?? (await this.#sessions.get())).judge(options);
  }

  /**
   * Makes a signature of a repetition of the last analysed video. As the option `reference`, it lets you count other videos
   * by this repetition and compare them with it. It is plain JSON that you can store.
   *
   * @param rep number of the repetition, from 1, as in the summary
   * @returns the signature. Rejects, without an `error` event, with a `TrackerError`: `invalid_parameter` if there is no such
   *   repetition, `reference_error` if too little of it was visible. Rejects with an `AbortError` if something else begins.
   */
  async signatureOf(rep: number): Promise<StoredSignature> {
    return (this.#sessions.ready ?? (await this.#sessions.get())).signatureOf(rep);
  }

  /** Cancels the overlay video in progress. A finished one stays. */
  cancelExport(): void {
    this.#sessions.ready?.cancelExport();
  }

  /** Whether the element is valid in a form. If it is not, an `invalid` event is dispatched. */
  checkValidity(): boolean {
    return this.#form.internals?.checkValidity() ?? true;
  }

  /** The same, and also tells the visitor what is missing. */
  reportValidity(): boolean {
    return this.#form.internals?.reportValidity() ?? true;
  }

  /** @internal */
  setOption(option: Option, given: unknown): void {
    this.#options.set(option, given);
  }

  /** @internal */
  getOption(option: Option): unknown {
    return this.#options.get(option);
  }

  /** @internal Called by the browser. */
  formAssociatedCallback(): void {
    this.requestUpdate();
  }

  /** @internal Called by the browser. */
  formDisabledCallback(disabled: boolean): void {
    this.#disabled = disabled;
    this.requestUpdate();
  }

  /** @internal Called by the browser: what the visitor has chosen goes, what the page has given stays. */
  formResetCallback(): void {
    if (mediaUrlOf(this.#values) === '') this.cancel();
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
    this.#preload.connect(this);
    this.#connected = new AbortController();
    onLanguageAdded(() => this.requestUpdate(), this.#connected.signal);
    onExerciseAdded(() => this.#follower.exerciseAdded(), this.#connected.signal);
    this.requestUpdate();
    for (const go of this.#onConnected.splice(0)) go();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#intake.disconnect();
    this.#preload.disconnect();
    this.#connected.abort();
    // Moving an element disconnects and connects it at once: only one that stays away is cleaned up.
    queueMicrotask(() => {
      if (!this.isConnected) this.#dispose();
    });
  }

  override render(): TemplateResult {
    return renderView(this.#viewModel, this.#viewEvents, { run: this.#side, controls: this.#controls.part });
  }

  protected override updated(changed: PropertyValues): void {
    this.#stateSide.reflect();
    this.dataset['poseTheme'] = this.#values.theme;
    this.#pageSide.apply(this.#values, this.#shadowElement('.container'), this.#snapshot);
    const { idle, tag, dir } = this.#language;
    this.#uploadButton.update({
      shown: this.#accepting,
      lang: this.#values.uploadLabel ? '' : tag,
      dir: this.#values.uploadLabel ? '' : dir,
      label: uploadLabelOf(this.#values, idle, this.#snapshot),
      classes: this.#values.uploadButtonClass,
      style: this.#values.uploadButtonStyle,
    });
    this.#side?.updated(this.#values, this.#told);
    this.#form.apply(this.#values, this.#snapshot, idle);
    for (const error of this.#options.takeErrors()) this.#send({ type: 'error', ...error.toPlain() });
    this.#preload.follow();
    if (changed.has('lang')) this.#speak();
    if (this.isConnected) this.#follower.follow();
    this.#controls.update(this.#values.controls && this.isConnected)?.updated(this.#viewModel);
  }

  #speak(): void {
    const tag = spokenTagOf(this.#values.lang);
    // Of French, the interface is there; its advice comes with an analysis, and is wanted of one that was made in another language.
    if (isMoreLanguage(tag) || this.#sessions.isStarted) void provideLanguage(tag);
    warnOfUnknownLanguage(this.#values.lang);
  }

  get #language(): InterfaceLanguage {
    return languageOf(this.#values.lang);
  }

  /** What is said and shared of the state is made from it. */
  get #told(): Pick<ViewModel, 'snapshot' | 'language' | 'format'> {
    const language = this.#language;
    return { snapshot: this.#snapshot, language, format: numberFormatOf(language.tag) };
  }

  get #accepting(): boolean {
    return !this.#disabled && acceptsFiles(this.#values, this.#snapshot);
  }

  get #viewModel(): ViewModel {
    const { loadingMessage } = this.#values;
    // Without them the browser's own playback bar, the count and the notices are there.
    const controls = this.#values.controls && !this.#controls.hasFailed;
    return makeViewModel({ ...this.#values, controls }, this.#snapshot, {
      accepting: this.#accepting,
      dragging: this.#intake.dragging,
      unplayable: this.#unplayable,
      canRetry: this.#last.media !== undefined || this.#snapshot.error?.code === 'token_check_failed',
      announcement: this.#side?.announce({ ...this.#told, loadingMessage }) ?? '',
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
      onImageLoad: () => this.#side?.draw(),
      // Not the one that opens the camera.
      onUploadPress: () => this.#shadowElement('input[hidden]').click(),
      onSlotChange: () => this.requestUpdate(),
      onVideoError: () => this.#setUnplayable(this.#shadowElement('video').error !== null),
      onCancel: () => this.cancel(),
      onRetry: () => {
        if (this.#last.media !== undefined) void this.#analyzeAgain();
        else this.#follower.admit();
      },
      onOtherKind: (source) => void this.#analyzeAgain({ source }),
    };
  }

  readonly #exportEvents: ExportViewEvents = {
    onExport: () => void this.exportVideo().catch(() => undefined),
    onExportCancel: () => this.cancelExport(),
    onDownload: (event) => saveByLink(event, this.#snapshot.export),
    onShare: () => this.#side?.shareOverlay(this.#told),
  };

  get #controlsHost(): ControlsHost {
    return {
      root: this.renderRoot as ShadowRoot,
      video: this.#shadowElement('video'),
      player: this.#shadowElement('.player'),
      track: () => this.#sessions.ready?.track,
      exportEvents: this.#exportEvents,
      cancel: () => this.cancel(),
      judge: (exercise) => void this.judge({ exercise }).catch(() => undefined),
      choosePart: (part) => {
        this.#last.choosePart(part);
        void choosePart(part, this.#sessions.ready, () => this.#analyzeAgain()).catch(() => undefined);
      },
      makeReference: (rep) => this.signatureOf(rep),
      useReference: (signature) => Object.assign(this, { exercise: '', reference: signature }),
      compares: () => this.#values.ghost !== 'none' || this.#snapshot.exercise?.reference !== undefined,
      changed: () => this.requestUpdate(),
    };
  }

  #runOptions(): RunOptions {
    return toRunOptions(this.#values, assetsOf(this.#values));
  }

  #onStartFailure(error: TrackerError): void {
    this.#onChange({ ...IDLE, state: 'error', error: error.toPlain() });
    this.#send({ type: 'error', ...error.toPlain() });
  }

  #onChange(snapshot: SessionSnapshot): void {
    const before = this.#snapshot;
    this.#snapshot = snapshot;
    if (snapshot.state === 'loading' && before.state !== 'loading') {
      this.#unplayable = false;
      this.#controls.retry();
    }
    this.#side?.follow(snapshot, before, this.#sessions.ready?.track);
    this.requestUpdate();
    this.#stateSide.follow(snapshot);
  }

  #send(message: TrackerMessage): void {
    const { type, ...detail } = message;
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.dispatchEvent(new CustomEvent('message', { detail: message }));
    if (type === 'keypoints' || type === 'image_overlay') this.#side?.draw();
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
    this.#side?.dispose();
    this.#side = undefined;
    this.#controls.dispose();
    this.#uploadButton.remove();
    this.#follower.reset();
    this.#last.forget();
    this.#snapshot = IDLE;
    this.requestUpdate();
    this.#stateSide.follow(IDLE);
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
