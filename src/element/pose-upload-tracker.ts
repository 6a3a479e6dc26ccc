import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { packageAssets } from '../package-assets.js';
import type { AssetLocation } from '../pose/asset-url.js';
import { MISSING_TOKEN_TEXT } from '../access/access.js';
import { TrackerError } from '../errors.js';
import type { TrackerMessage } from '../output/messages.js';
import type { ExportOptions, SkeletonColors } from '../session/exporter.js';
import type { RunOptions } from '../session/run-options.js';
import type { Session, SessionSetup } from '../session/session.js';
import { SessionHolder } from './session-holder.js';
import { IDLE, type SessionSnapshot } from '../session/snapshot.js';
import type { TypedListening } from './events.js';
import {
  OPTION_ATTRIBUTES,
  defineOptionProperties,
  optionOfAttribute,
  upgradeOptionProperties,
} from './option-accessors.js';
import { defaultOptionValues, gatedOptionsInUse, type Option, type OptionValues } from './options.js';
import { Overlay, skeletonColors } from './overlay.js';
import { parseOption } from './parse-option.js';
import { canSave, saveFile } from './save-file.js';
import { styles } from './styles.js';
import { TEXTS, type Texts } from './texts.js';
import { UploadButton } from './upload-button.js';
import { renderView, showsMedia, type ViewEvents } from './view.js';

/** The endpoint's documentation, as a path from the asset base. */
const DOCUMENTATION_PATH = '../pose_tracker/documentation/index.html';

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
 *
 * @csspart container - The frame around everything.
 * @csspart stage - The box with the picture, or with the drop zone.
 * @csspart video - The video.
 * @csspart image - The image.
 * @csspart overlay - The canvas with the skeleton.
 * @csspart panel - The drop zone, or the error in its place.
 * @csspart status - What is going on while loading and analysing.
 * @csspart count - What has been counted so far, where an exercise is tracked.
 * @csspart notice - What there is to say about the result.
 * @csspart export - The bar where the overlay video is made.
 * @csspart export-start - The button that makes the overlay video once more.
 * @csspart export-cancel - The button that gives it up.
 * @csspart download - The link to the overlay video or image.
 *
 * @cssproperty --pose-left-color - Colour of the skeleton's left side.
 * @cssproperty --pose-right-color - Colour of the skeleton's right side.
 * @cssproperty --pose-center-color - Colour of the shoulder and hip lines and the nose.
 * @cssproperty --pose-outline-color - Colour of the outline around the skeleton.
 * @cssproperty --pose-line-width - Width of the skeleton's lines, in px.
 * @cssproperty --pose-point-radius - Radius of the skeleton's points, in px.
 * @cssproperty --pose-object-fit - How the picture fills its box, as `object-fit`.
 * @cssproperty --pose-object-position - Where the picture lies in its box, as `object-position`.
 * @cssproperty --pose-max-height - Greatest height of the picture where `height` is not set.
 * @cssproperty --pose-letterbox-color - Colour beside a picture that does not fill its box.
 * @cssproperty --pose-accent-color - Colour of the upload button, links and marks.
 * @cssproperty --pose-accent-text-color - Colour of text on the accent colour.
 * @cssproperty --pose-surface-color - Background of the drop zone and of notices.
 * @cssproperty --pose-text-color - Colour of text.
 * @cssproperty --pose-muted-color - Colour of secondary text.
 * @cssproperty --pose-border-color - Colour of borders.
 * @cssproperty --pose-error-color - Colour of the error mark.
 * @cssproperty --pose-radius - Radius of corners.
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
 * @fires {CustomEvent<MessageDetail<'exercise_summary'>>} exercise_summary - Everything about the whole video, with `exercise`.
 * @fires {CustomEvent<MessageDetail<'image_overlay'>>} image_overlay - The image with the skeleton drawn in.
 * @fires {CustomEvent<MessageDetail<'export_ready'>>} export_ready - The overlay video is made, with `export` or `exportVideo`.
 * @fires {CustomEvent<TrackerMessage>} message - Every message, whole.
 */
export class PoseUploadTracker extends LitElement {
  static override styles = styles;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OPTION_ATTRIBUTES];
  }

  /**
   * Changes how sessions are set up, for programs that bring their own token verifier or detector worker.
   * Takes effect with the next session, which starts when the element is connected.
   */
  sessionSetup: Partial<SessionSetup> = {};

  readonly #values: OptionValues = defaultOptionValues();
  readonly #sessions = new SessionHolder(
    () => this.#startSession(),
    (error) => this.#onStartFailure(error),
  );
  readonly #uploadButton = new UploadButton(this);
  #pendingErrors: TrackerError[] = [];
  #snapshot: SessionSnapshot = IDLE;
  #overlay: Overlay | undefined;
  /** Who waits for the element to be in a page. */
  #onConnected: (() => void)[] = [];
  #dragDepth = 0;
  #unplayable = false;
  #appliedContainerClass = '';
  #appliedWidth = false;
  #autoKey = '';
  #warmKey = '';

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
    return this.#sessions.analyze(file, async () => {
      // What starts outside of a page would have nobody to end it.
      if (!this.isConnected) await new Promise<void>((resolve) => this.#onConnected.push(resolve));
      await this.updateComplete;
      return this.#runOptions();
    });
  }

  /** Stops the analysis and goes back to the start. */
  cancel(): void {
    this.#sessions.cancel();
  }

  /**
   * Makes the overlay video of the video that was analysed last. With the option `export` that begins by itself when
   * the analysis is complete, and this returns the same video. Sends `progress` and `export_ready`.
   *
   * @returns the video, which can be read until the next source or until the element is removed. Rejects with a
   *   `TrackerError` `export_failed` after the `error` event where it could not be made, with
   *   `developer_features_not_allowed` where the plan does not hold exports, or with an `AbortError` where it was
   *   cancelled. The results of the analysis are not touched by that.
   */
  async exportVideo(options: ExportOptions = {}): Promise<Blob> {
    return (await this.#sessions.get()).exportVideo(options);
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
    if (before !== value || error) this.requestUpdate(option.name, before);
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
    super.connectedCallback();
    if (this.hasUpdated) this.#overlay ??= new Overlay(this.#shadowElement('canvas'));
    this.requestUpdate();
    for (const go of this.#onConnected.splice(0)) go();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects and connects it at once: only one that stays away is cleaned up.
    queueMicrotask(() => {
      if (!this.isConnected) this.#dispose();
    });
  }

  override render(): TemplateResult {
    const { source, uploadButtonPosition, height, loadingMessage } = this.#values;
    return renderView(
      {
        snapshot: this.#snapshot,
        texts: this.#texts,
        source,
        dragging: this.#dragDepth > 0,
        unplayable: this.#unplayable,
        accepting: this.#accepting,
        buttonPosition: uploadButtonPosition,
        hasFixedHeight: height !== null,
        offersImage: this.#values.export || this.#values.controls,
        loadingMessage,
        documentationUrl: this.#documentationUrl,
      },
      this.#viewEvents,
    );
  }

  protected override firstUpdated(): void {
    this.#overlay = new Overlay(this.#shadowElement('canvas'));
  }

  protected override updated(changed: PropertyValues): void {
    this.dataset['state'] = this.state;
    this.#applyContainerClass();
    this.#applySize();
    this.#uploadButton.update({
      shown: this.#accepting,
      label: this.#values.uploadLabel || (this.#isImage ? this.#texts.uploadImage : this.#texts.uploadVideo),
      classes: this.#values.uploadButtonClass,
      style: this.#values.uploadButtonStyle,
    });
    if (this.#overlay && changed.has('skeleton')) this.#overlay.visible = this.#values.skeleton;
    for (const error of this.#pendingErrors.splice(0)) this.#send({ type: 'error', ...error.toPlain() });
    if (this.isConnected) this.#followOptions();
  }

  get #isImage(): boolean {
    return this.#values.source === 'image';
  }

  get #texts(): Texts {
    return TEXTS[this.#values.lang];
  }

  /** The address to analyse without being asked, if any. */
  get #mediaUrl(): string {
    return this.#isImage ? this.#values.imageSrc : this.#values.videoSrc;
  }

  /** Whether visitors may choose a file. */
  get #accepting(): boolean {
    return this.#values.showUpload && this.#mediaUrl === '' && this.#values.token.trim() !== '';
  }

  get #assets(): AssetLocation {
    const { assetBase } = this.#values;
    if (!assetBase) return packageAssets();
    return { assetBase: new URL(assetBase.endsWith('/') ? assetBase : `${assetBase}/`, document.baseURI).href };
  }

  /** The documentation lies in the package; a bundler leaves it behind. */
  get #documentationUrl(): string | undefined {
    if (!this.#values.assetBase && !packageAssets().isPackage) return undefined;
    return new URL(DOCUMENTATION_PATH, this.#assets.assetBase).href;
  }

  readonly #viewEvents: ViewEvents = {
    onPick: (event) => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      // The same file can be chosen again.
      input.value = '';
      if (file) void this.analyze(file);
    },
    onDrag: (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Also where nothing may be dropped: the browser would leave the page for the file.
      event.preventDefault();
      if (!this.#accepting) event.dataTransfer.dropEffect = 'none';
      else if (event.type === 'dragenter') this.#setDragDepth(this.#dragDepth + 1);
    },
    onDragLeave: () => this.#setDragDepth(Math.max(0, this.#dragDepth - 1)),
    onDrop: (event) => {
      this.#setDragDepth(0);
      event.preventDefault();
      if (!this.#accepting) return;
      const file = event.dataTransfer?.files[0];
      if (file) void this.analyze(file);
    },
    onImageLoad: () => this.#overlay?.draw(),
    onUploadPress: () => this.#openPicker(),
    onSlotChange: () => this.requestUpdate(),
    onExport: () => void this.exportVideo().catch(() => undefined),
    onExportCancel: () => this.cancelExport(),
    onDownload: (event) => this.#download(event),
    onVideoError: () => this.#setUnplayable(this.#shadowElement('video').error !== null),
  };

  /** Starts, restarts or stops what the options ask for by themselves. */
  #followOptions(): void {
    const { token, source } = this.#values;
    const hasToken = token.trim() !== '';
    const url = this.#mediaUrl;
    // Another token matters only to what is analysed without being asked: an upload under way goes on.
    const key = JSON.stringify([hasToken, url && token, source, url]);
    if (key === this.#autoKey) {
      if (hasToken && !url) this.#warmUp();
      return;
    }
    this.#autoKey = key;
    if (!hasToken) {
      this.#withSession((session) => session.fail(new TrackerError('missing_token', MISSING_TOKEN_TEXT)));
    } else if (url) {
      void this.analyze(url);
    } else {
      // Loads the session while the visitor is still choosing.
      this.#withSession((session) => {
        if (session.snapshot.state !== 'idle') session.cancel();
      });
      this.#warmUp();
    }
  }

  /** Loads the detector while the visitor is still choosing, and again where the options ask for another one. */
  #warmUp(): void {
    const options = this.#runOptions();
    const { model, poseBackend, assetBase } = options;
    const key = JSON.stringify([model, poseBackend, assetBase]);
    const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
    if (key === this.#warmKey || saveData) return;
    this.#warmKey = key;
    this.#withSession((session) => {
      if (key === this.#warmKey && session.snapshot.state === 'idle') session.prepare(options);
    });
  }

  #runOptions(): RunOptions {
    const values = this.#values;
    return {
      token: values.token,
      source: values.source,
      keypoints: values.keypoints,
      angles: values.angles,
      skeleton: values.skeleton,
      export: values.export,
      exportOverlay: values.exportOverlay,
      pace: values.pace,
      analysisFps: values.analysisFps,
      model: values.blazepose ? `blazepose-${values.blazeposeModel}` : 'movenet-lightning',
      poseBackend: values.poseBackend,
      exercise: values.exercise,
      difficulty: values.difficulty,
      minGrade: values.minGrade,
      recommendations: values.recommendations,
      progression: values.progression,
      lang: values.lang,
      ...this.#assets,
      gatedOptions: gatedOptionsInUse(values),
    };
  }

  async #startSession(): Promise<Session> {
    const { Session, VideoPlayback } = await import('../session/index.js');
    await this.updateComplete;
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
    });
    return session;
  }

  #onStartFailure(error: TrackerError): void {
    this.#onChange({ ...IDLE, state: 'error', error: error.toPlain() });
    this.#send({ type: 'error', ...error.toPlain() });
  }

  /** Does something with the session, unless the options have changed until it is there. */
  #withSession(use: (session: Session) => void): void {
    const key = this.#autoKey;
    this.#sessions.get().then(
      (session) => {
        if (key === this.#autoKey && this.#sessions.isCurrent(session)) use(session);
      },
      () => undefined,
    );
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

  /** The link itself saves where the browser has no better way, or will not have it. */
  #download(event: Event): void {
    const { blob, fileName = '' } = this.#snapshot.export ?? {};
    const link = event.currentTarget as HTMLAnchorElement;
    if (!blob || !event.isTrusted || !canSave({ blob, name: fileName })) return;
    event.preventDefault();
    void saveFile({ blob, name: fileName }).then((outcome) => {
      // A click of our own is not trusted, and so left to the link.
      if (outcome === 'link') link.click();
    });
  }

  #skeletonColors(): SkeletonColors {
    return skeletonColors(this.#shadowElement('canvas'));
  }

  #openPicker(): void {
    this.#shadowElement('input').click();
  }

  #setUnplayable(unplayable: boolean): void {
    this.#unplayable = unplayable;
    this.requestUpdate();
  }

  #setDragDepth(depth: number): void {
    this.#dragDepth = depth;
    this.requestUpdate();
  }

  /** The element itself is the main container: classes on it are in reach of the page's stylesheet. */
  #applyContainerClass(): void {
    const { containerClass } = this.#values;
    if (containerClass === this.#appliedContainerClass) return;
    this.classList.remove(...classNames(this.#appliedContainerClass));
    this.classList.add(...classNames(containerClass));
    this.#appliedContainerClass = containerClass;
  }

  #applySize(): void {
    const { width, height } = this.#values;
    const picture = this.#snapshot;
    // Only what the option itself has set is taken back: the page may have a width of its own.
    if (width !== null) this.style.width = `${width}px`;
    else if (this.#appliedWidth) this.style.width = '';
    this.#appliedWidth = width !== null;
    const stage = this.#shadowElement('.stage');
    stage.style.height = height === null ? '' : `${height}px`;
    if (picture.width > 0) stage.style.setProperty('--_ratio', String(picture.width / picture.height));
    else stage.style.removeProperty('--_ratio');
  }

  #shadowElement<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K];
  #shadowElement(selector: string): HTMLElement;
  #shadowElement(selector: string): HTMLElement {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`${selector} is missing from the element's shadow tree`);
    return found;
  }

  /** Frees everything; what comes back into a page starts afresh. */
  #dispose(): void {
    this.#sessions.release();
    this.#overlay?.dispose();
    this.#overlay = undefined;
    this.#uploadButton.remove();
    this.#autoKey = '';
    this.#warmKey = '';
    this.#snapshot = IDLE;
    this.requestUpdate();
  }
}

function classNames(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
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
