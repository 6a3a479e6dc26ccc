/**
 * The playground: a form for all options, the element that takes them, and the tag and the address that say the same.
 */
import { render } from 'lit';
import type { OptionName } from '../../src/element/options.js';
import { copyOnClick } from '../copy.js';
import { find } from '../find.js';
import { MessageLog } from '../message-log.js';
import { renderForm } from './fields.js';
import { GROUPS, optionsOf, type GroupId } from './groups.js';
import { TrackerOptions } from './tracker-options.js';
import { differing, endpointOf, givenOf, hashOf, leftOutOfUrl, tagOf, type Given } from './written.js';

/** Relative to this program, so that the site may lie anywhere. */
const ENDPOINT = new URL('../pose_tracker/upload_tracking/', import.meta.url).href;
const SAMPLE = new URL('./sample.mp4', import.meta.url).pathname;

/** Where nothing is said. */
const AT_FIRST: Given = { token: 'demo', videoSrc: SAMPLE, exercise: 'squat', controls: 'true' };

/** The element and the page's address follow typing after a pause: each would begin anew with every character. */
const PAUSE_MS = 400;

const form = find('form');
const tag = find('#tag');
const endpoint = find('#endpoint');
const tracker = new TrackerOptions(find('pose-upload-tracker'));
const log = new MessageLog(find('#messages'));
const open = new Set<GroupId>();

/** Where the form stands above the element, open groups would push that out of sight. */
const IS_BESIDE = matchMedia('(min-width: 900px)').matches;

let given: Given = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** Text that says the same as the form, at once. */
function show(): void {
  render(renderForm(given, open, { onGive, onToggle }), form);
  tag.textContent = tagOf(given);
  const address = endpointOf(given, ENDPOINT, location.href);
  endpoint.textContent = address;
  find('#open').setAttribute('href', address);
  const left = leftOutOfUrl(given);
  const note = find('#left-out');
  note.hidden = left.length === 0;
  note.textContent = `Not in the address, as no link may set it: ${left.join(', ')}.`;
}

/** What follows the text. */
function follow(): void {
  clearTimeout(timer);
  // Each step back would be one character.
  history.replaceState(null, '', `#${hashOf(given)}`);
  tracker.take(given);
}

function onGive(name: OptionName, text: string, isDone: boolean): void {
  given = { ...given, [name]: text };
  show();
  clearTimeout(timer);
  if (isDone) follow();
  else timer = setTimeout(follow, PAUSE_MS);
}

function onToggle(group: GroupId, isOpen: boolean): void {
  if (isOpen) open.add(group);
  else open.delete(group);
}

/** Takes over the options of the address, of a link that was shared for example. */
function read(): void {
  clearTimeout(timer);
  given = givenOf(location.hash) ?? AT_FIRST;
  const changed = new Set(differing(given).map(({ option }) => option.name));
  for (const { id } of GROUPS) if (IS_BESIDE && optionsOf(id).some(({ name }) => changed.has(name))) open.add(id);
  show();
  tracker.take(given);
}

function start(next: Given): void {
  given = next;
  show();
  follow();
}

form.addEventListener('submit', (event) => event.preventDefault());
find('#sample').addEventListener('click', () => start({ ...given, source: 'video', videoSrc: SAMPLE }));
find('#reset').addEventListener('click', () => start({ token: given.token ?? '' }));
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  copyOnClick(button, find(`#${button.dataset.copy}`));
}
tracker.element.addEventListener('message', ({ detail }) => log.add(detail));
addEventListener('hashchange', read);

read();
