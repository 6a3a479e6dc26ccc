/**
 * Several people in one video or picture: an outline over each, and whoever is pressed is analysed. Outlines are shown while
 * the people stand where they were told apart, and whenever the visitor asks for them.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Rectangle } from '../media/frame.js';
import { personAt, type SeenPeople } from '../session/seen-people.js';
import type { PersonChoice } from '../pose/people.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { icon } from './icons.js';
import { moveFocus } from './move-focus.js';
import { shownPicture } from './shown-picture.js';
import { showsMedia, type ViewModel } from './view-model.js';

/** For so long people are taken to stand where they were. */
const LINGER_MS = 1500;

const PEOPLE = svg`<circle cx="8.6" cy="7.6" r="3" /><path d="M2.8 19.4c0-3.4 2.5-5.6 5.8-5.6s5.8 2.2 5.8 5.6M15.4 5a3 3 0 0 1 0 5.4M17 14.2c2.6.6 4.2 2.6 4.2 5.2" />`;

/** What the choice needs of its element. */
export interface PeopleChoiceHost {
  readonly root: ParentNode;
  readonly video: HTMLVideoElement;
  readonly canvas: HTMLCanvasElement;
  /** Has somebody else analysed. */
  choose(person: PersonChoice): void;
  /** Something that is seen has changed. */
  changed(): void;
}

/** The choice of one element. */
export class PeopleChoice {
  readonly #events = new AbortController();
  readonly #resize: ResizeObserver | undefined;
  #people: SeenPeople | undefined;
  /** `by-itself` ends by itself as well. */
  #open: 'by-itself' | 'asked' | undefined;
  /** Index of the outline that has the focus. */
  #focused: number | undefined;
  /** Whether the video was stopped to choose. */
  #stopped = false;

  constructor(private readonly host: PeopleChoiceHost) {
    const { video, canvas } = host;
    const { signal } = this.#events;
    for (const type of ['timeupdate', 'seeked'] as const)
      video.addEventListener(type, () => this.#onTime(), { signal });
    // Test runners imitate a page without one, and lay nothing out.
    this.#resize = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.#onResize());
    this.#resize?.observe(canvas);
  }

  /** What lies over the picture; nothing where nobody could be chosen. */
  render({ snapshot, language: { texts }, format }: ViewModel): TemplateResult | typeof nothing {
    this.#follow(snapshot);
    const people = this.#people;
    if (!people) return nothing;
    const count = people.places.length;
    const words = texts.people(count);
    const isImage = snapshot.kind === 'image';
    return html`${
      isImage
        ? nothing
        : html`<button
            type="button"
            part="people"
            class="people-chip"
            aria-expanded=${this.#open !== undefined}
            aria-label="${words}. ${texts.choosePerson}"
            title="${words}. ${texts.choosePerson}"
            @click=${() => (this.#open ? this.#close() : this.#ask(people))}
          >
            ${icon(PEOPLE)}<span class="count-of-people">${format.whole(count)}</span>
          </button>`
    }
    ${isImage || this.#open ? this.#renderOutlines(snapshot, people, texts) : nothing}`;
  }

  dispose(): void {
    this.#events.abort();
    this.#resize?.disconnect();
  }

  #renderOutlines(
    snapshot: SessionSnapshot,
    { timestampMs, places, followed }: SeenPeople,
    texts: ViewModel['language']['texts'],
  ): TemplateResult {
    const stop = this.#focused ?? followed;
    // Left is left in every language.
    return html`<div
      class="outlines"
      role="toolbar"
      dir="ltr"
      aria-label=${texts.choosePerson}
      .style=${this.#boxOf(snapshot)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      ${places.map((place, index) => {
        const isFollowed = index === followed;
        const name = texts.personNumber(index + 1, places.length);
        const label = isFollowed ? texts.personAnalysed(name) : texts.analysePerson(name);
        return html`<button
          type="button"
          part="person ${isFollowed ? 'person-analysed' : ''}"
          class="person ${isFollowed ? 'analysed' : ''}"
          .style=${inside(place)}
          tabindex=${index === stop ? 0 : -1}
          aria-label=${label}
          aria-pressed=${isFollowed}
          title=${label}
          @focus=${() => this.#onFocus(index)}
          @blur=${() => this.#onFocus(undefined)}
          @click=${() => (isFollowed ? this.#close() : this.#choose(place, timestampMs))}
        >
          <span class="tag" aria-hidden="true">${index + 1}</span>
        </button>`;
      })}
    </div>`;
  }

  /** Where the picture lies in its box. Percentages of that are places in the picture. */
  #boxOf({ kind, width, height }: SessionSnapshot): string {
    const { root, video, canvas } = this.host;
    const image = root.querySelector('img');
    const media = kind === 'image' && image ? image : video;
    const box = { width: canvas.clientWidth, height: canvas.clientHeight };
    const shown = shownPicture(media, { width, height }, box);
    return `left: ${shown.x}px; top: ${shown.y}px; width: ${shown.width}px; height: ${shown.height}px`;
  }

  #follow(snapshot: SessionSnapshot): void {
    const people = showsMedia(snapshot) && snapshot.width > 0 ? snapshot.people : undefined;
    if (people === this.#people) return;
    this.#people = people;
    this.#open = people && this.#isAt(people) ? 'by-itself' : undefined;
    this.#focused = undefined;
    this.#stopped = false;
  }

  /** Whether the picture shows them where they were told apart. */
  #isAt({ timestampMs }: SeenPeople): boolean {
    return Math.abs(this.host.video.currentTime * 1000 - timestampMs) <= LINGER_MS;
  }

  #ask({ timestampMs }: SeenPeople): void {
    const { video } = this.host;
    this.#stopped = !video.paused && !video.ended;
    video.pause();
    video.currentTime = timestampMs / 1000;
    this.#open = 'asked';
    this.host.changed();
  }

  #close(): void {
    if (this.#stopped) this.host.video.play().catch(() => undefined);
    this.#stopped = false;
    this.#open = undefined;
    this.#focused = undefined;
    this.host.changed();
  }

  #choose(place: Rectangle, timestampMs: number): void {
    this.#stopped = false;
    this.host.choose(personAt(place, timestampMs));
  }

  #onKey(event: KeyboardEvent): void {
    moveFocus(event);
    if (event.key !== 'Escape' || !this.#open) return;
    event.preventDefault();
    this.host.root.querySelector<HTMLElement>('.people-chip')?.focus();
    this.#close();
  }

  #onFocus(index: number | undefined): void {
    this.#focused = index;
    // Whoever goes from one to the next by the keyboard is choosing: they do not vanish under them.
    if (index !== undefined && this.#open) this.#open = 'asked';
    this.host.changed();
  }

  #onTime(): void {
    const { video } = this.host;
    if (!this.#people || this.#open !== 'by-itself') return;
    if (video.currentTime * 1000 <= this.#people.timestampMs + LINGER_MS) return;
    this.#open = undefined;
    this.host.changed();
  }

  #onResize(): void {
    if (this.#people) this.host.changed();
  }
}

function inside({ x, y, width, height }: Rectangle): string {
  return `left: ${100 * x}%; top: ${100 * y}%; width: ${100 * width}%; height: ${100 * height}%`;
}
