/**
 * The playground: a form for all options, the element that takes them, and the tag and the URL that say the same.
 */
import { render } from 'lit';
import type { OptionName } from '../../src/element/options.js';
import { copyOnClick } from '../copy.js';
import { find } from '../find.js';
import { MessageLog } from '../message-log.js';
import { registerElement, siteUrl } from '../page-program.js';
import { renderForm } from './fields.js';
import { GROUPS, optionsOf, type GroupId } from './groups.js';
import { TrackerOptions } from './tracker-options.js';
import { differing, endpointOf, givenOf, hashOf, leftOutOfUrl, tagOf, type Given } from './written.js';

/** The element and the page's URL follow typing after a pause: each would begin anew with every character. */
const PAUSE_MS = 400;

/** Begins with the page. */
export function start(): () => void {
  const playground = new Playground();
  void registerElement();
  return () => playground.end();
}

class Playground {
  readonly #endpoint = siteUrl('../pose_tracker/upload_tracking/');
  readonly #sample = new URL(siteUrl('sample.mp4')).pathname;
  readonly #form = find('.options form');
  readonly #tracker = new TrackerOptions(find('pose-upload-tracker'));
  readonly #open = new Set<GroupId>();
  /** Where the form stands above the element, open groups would push that out of sight. */
  readonly #isBeside = matchMedia('(min-width: 900px)').matches;
  #given: Given = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const log = new MessageLog(find('#messages'));
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    find('#sample').addEventListener('click', () =>
      this.#begin({ ...this.#given, source: 'video', videoSrc: this.#sample }),
    );
    find('#reset').addEventListener('click', () => this.#begin({ token: this.#given.token ?? '' }));
    for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
      copyOnClick(button, find(`#${button.dataset.copy}`));
    }
    this.#tracker.element.addEventListener('message', ({ detail }) => log.add(detail));
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  end(): void {
    clearTimeout(this.#timer);
    removeEventListener('hashchange', this.#read);
  }

  /** Takes over the options of the page's URL, of a link that was shared for example. */
  readonly #read = (): void => {
    clearTimeout(this.#timer);
    this.#given = givenOf(location.hash) ?? this.#atFirst();
    const changed = new Set(differing(this.#given).map(({ option }) => option.name));
    for (const { id } of GROUPS) {
      if (this.#isBeside && optionsOf(id).some(({ name }) => changed.has(name))) this.#open.add(id);
    }
    this.#show();
    this.#tracker.take(this.#given);
  };

  /** Where the URL says nothing. */
  #atFirst(): Given {
    return { token: 'demo', videoSrc: this.#sample, exercise: 'squat', controls: 'true' };
  }

  /** Text that says the same as the form, at once. */
  #show(): void {
    const { onGive, onToggle } = this;
    render(renderForm(this.#given, this.#open, { onGive, onToggle }), this.#form);
    find('#tag').textContent = tagOf(this.#given);
    const url = endpointOf(this.#given, this.#endpoint, location.href);
    find('#endpoint').textContent = url;
    find('#open').setAttribute('href', url);
    const left = leftOutOfUrl(this.#given);
    const note = find('#left-out');
    note.hidden = left.length === 0;
    note.textContent = `Not in the URL, as no link may set it: ${left.join(', ')}.`;
  }

  /** What follows the text. */
  #follow(): void {
    clearTimeout(this.#timer);
    // Each step back would be one character.
    history.replaceState(null, '', `#${hashOf(this.#given)}`);
    this.#tracker.take(this.#given);
  }

  #begin(next: Given): void {
    this.#given = next;
    this.#show();
    this.#follow();
  }

  readonly onGive = (name: OptionName, text: string, isDone: boolean): void => {
    this.#given = { ...this.#given, [name]: text };
    this.#show();
    clearTimeout(this.#timer);
    if (isDone) this.#follow();
    else this.#timer = setTimeout(() => this.#follow(), PAUSE_MS);
  };

  readonly onToggle = (group: GroupId, isOpen: boolean): void => {
    if (isOpen) this.#open.add(group);
    else this.#open.delete(group);
  };
}
