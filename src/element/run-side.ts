/**
 * What an element has from when its session is loaded: the view of a run, the skeleton over the picture, what is said of it,
 * and the choice among several people.
 */
import type { TemplateResult } from 'lit';
import type { PoseTrack } from '../motion/pose-track.js';
import type { PersonChoice } from '../pose/people.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { Announcer } from './announcer.js';
import type { ControlsView } from './controls/controls-view.js';
import type { OptionValues } from './options.js';
import { Overlay } from './overlay.js';
import { PeopleChoice } from './people-choice.js';
import { LoadedLater } from './loaded-later.js';
import { renderBelow, renderOverlay, renderPanel } from './run-view.js';
import { shareFile } from './share-file.js';
import { wordsOf } from './verdict-words.js';
import { verdictOf } from '../output/verdict.js';
import { showsMedia, type ViewEvents, type ViewModel } from './view-model.js';
import type { Voice } from './voice/voice.js';

/** What it needs of its element. */
export interface RunSideHost {
  readonly root: ShadowRoot;
  readonly video: HTMLVideoElement;
  readonly canvas: HTMLCanvasElement;
  /** Has the same media analysed again, for somebody else. */
  choosePerson(person: PersonChoice): void;
  /** Something that is seen or said has changed. */
  changed(): void;
}

/** That of one element. */
export class RunSide {
  readonly #overlay: Overlay;
  readonly #announcer: Announcer;
  readonly #people: PeopleChoice;
  readonly #voice: LoadedLater<Voice>;
  #objectFit: OptionValues['objectFit'] = '';

  constructor(private readonly host: RunSideHost) {
    const { root, video, canvas } = host;
    this.#overlay = new Overlay(canvas);
    this.#announcer = new Announcer(() => host.changed());
    this.#people = new PeopleChoice({
      root,
      video,
      canvas,
      choose: (person) => host.choosePerson(person),
      changed: () => host.changed(),
    });
    this.#voice = new LoadedLater(
      'the voice',
      async () => {
        const { Voice } = await import('./voice/voice.js');
        return () => new Voice({ video, changed: () => host.changed() });
      },
      () => host.changed(),
    );
  }

  /** What stands in place of the picture. */
  renderPanel(model: ViewModel, events: ViewEvents): TemplateResult {
    return renderPanel(model, events);
  }

  /**
   * What lies over the picture.
   *
   * @param controls with the option `controls`, once they are loaded
   */
  renderOverlay(model: ViewModel, controls: ControlsView | undefined): readonly unknown[] {
    return [renderOverlay(model, controls), this.#people.render(model)];
  }

  /** What stands below the picture. */
  renderBelow(model: ViewModel, events: ViewEvents): TemplateResult {
    return renderBelow(model, events);
  }

  /** @returns what a screen reader says */
  announce(told: Pick<ViewModel, 'snapshot' | 'language' | 'format' | 'loadingMessage'>): string {
    this.#announcer.follow({ ...told, isCountSpoken: this.#voice.part?.isSpeaking ?? false });
    return this.#announcer.text;
  }

  /** Hands the overlay video or picture on, with the result in words. */
  shareOverlay(told: Pick<ViewModel, 'snapshot' | 'language' | 'format'>): void {
    const { exercise, export: exported } = told.snapshot;
    const { blob, fileName = '' } = exported ?? {};
    const said = exercise?.summary ? verdictOf(exercise.summary, exercise.traits, wordsOf(told)) : [];
    if (blob) void shareFile({ blob, name: fileName }, said.join(' '));
  }

  /** To be called with each new snapshot. */
  follow(snapshot: SessionSnapshot, before: SessionSnapshot, track: PoseTrack | undefined): void {
    const { mediaUrl, width, state } = before;
    if (snapshot.mediaUrl === mediaUrl && snapshot.width === width && snapshot.state === state) return;
    if (snapshot.state === 'loading' && state !== 'loading') this.#voice.retry();
    const image = this.host.root.querySelector('img');
    const media = snapshot.kind === 'image' && image ? image : this.host.video;
    this.#overlay.attach(showsMedia(snapshot) && track ? { media, picture: snapshot, track } : undefined);
  }

  /** To be called after each render. */
  updated({ skeleton, objectFit, ghost, voice }: OptionValues, model: Pick<ViewModel, 'snapshot' | 'language'>): void {
    const { exercise } = model.snapshot;
    this.#overlay.visible = skeleton;
    this.#overlay.useGhost(ghost === 'none' ? undefined : () => exercise?.ghosts?.of(ghost));
    if (objectFit !== this.#objectFit) this.#overlay.draw();
    this.#objectFit = objectFit;
    this.#voice.update(voice)?.update(model);
  }

  /** Draws the skeleton anew. */
  draw(): void {
    this.#overlay.draw();
  }

  dispose(): void {
    this.#overlay.dispose();
    this.#announcer.dispose();
    this.#people.dispose();
    this.#voice.dispose();
  }
}
