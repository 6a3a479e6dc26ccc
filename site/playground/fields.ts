/**
 * The playground's form, made from the option table.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Option, OptionName, OptionType } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { exercises } from '../../src/exercise/index.js';
import { GROUPS, optionsOf, type GroupId } from './groups.js';
import { differing, type Given } from './written.js';

/** What a visitor does with the form. */
export interface FormEvents {
  /** @param isDone false while the visitor may go on typing */
  readonly onGive: (name: OptionName, text: string, isDone: boolean) => void;
  readonly onToggle: (group: GroupId, isOpen: boolean) => void;
}

/** One value to choose, and what it is called. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Options that take any text, but mean one of these. */
const KNOWN_VALUES: Partial<Record<OptionName, readonly Choice[]>> = {
  exercise: [
    { value: '', label: 'none' },
    { value: 'auto', label: 'auto (recognised)' },
    ...exercises.map(({ name, label }) => ({ value: name, label: `${name} (${label.en})` })),
  ],
};

/** Which keys a phone shows. */
const INPUT_MODES: Partial<Record<OptionType, string>> = { number: 'numeric', url: 'url', folder: 'url', link: 'url' };

/** All groups with their fields. */
export function renderForm(given: Given, open: ReadonlySet<GroupId>, events: FormEvents): TemplateResult[] {
  const changed = new Set(differing(given).map(({ option }) => option.name));
  return GROUPS.map(({ id, title }) => {
    const options = optionsOf(id);
    const count = options.filter(({ name }) => changed.has(name)).length;
    return html`<details
      class="group"
      data-group=${id}
      ?open=${open.has(id)}
      @toggle=${({ currentTarget }: Event) => events.onToggle(id, (currentTarget as HTMLDetailsElement).open)}
    >
      <summary>${title}${count > 0 ? html` <span class="count">${count} set</span>` : nothing}</summary>
      ${options.map((option) => renderField(option, given[option.name], events))}
    </details>`;
  });
}

function renderField(option: Option, text: string | undefined, events: FormEvents): TemplateResult {
  const { name } = option;
  const id = `option-${name}`;
  const problem = text === undefined ? undefined : parseOption(option, text).error?.message;
  const control = option.type === 'boolean' ? renderCheckbox : choicesOf(option, text) ? renderSelect : renderText;
  return html`<div class="field ${option.type === 'boolean' ? 'check' : ''}">
    <label for=${id}><code>${name}</code>${option.gated ? html` <span class="plan">paid plans</span>` : nothing}</label>
    ${control({ option, id, text, problem, events })}
    <p class="hint" id="${id}-hint">${withCode(option.description)}</p>
    ${problem === undefined ? nothing : html`<p class="problem" id="${id}-problem">${problem}</p>`}
  </div>`;
}

interface Control {
  readonly option: Option;
  readonly id: string;
  readonly text: string | undefined;
  readonly problem: string | undefined;
  readonly events: FormEvents;
}

function renderCheckbox({ option, id, text, events }: Control): TemplateResult {
  const checked = parseOption(option, text).value === true;
  return html`<input
    type="checkbox"
    id=${id}
    name=${option.name}
    aria-describedby="${id}-hint"
    .checked=${live(checked)}
    @change=${({ currentTarget }: Event) =>
      events.onGive(option.name, String((currentTarget as HTMLInputElement).checked), true)}
  />`;
}

function renderSelect({ option, id, text, events }: Control): TemplateResult {
  const choices = choicesOf(option, text) ?? [];
  const selected = text ?? String(option.default ?? '');
  return html`<select
    id=${id}
    name=${option.name}
    aria-describedby="${id}-hint"
    @change=${({ currentTarget }: Event) =>
      events.onGive(option.name, (currentTarget as HTMLSelectElement).value, true)}
  >
    ${choices.map(
      ({ value, label }) =>
        html`<option value=${value} .selected=${live(value === selected)}>
          ${label}${value === option.default && value !== '' ? ' (default)' : ''}
        </option>`,
    )}
  </select>`;
}

function renderText({ option, id, text, problem, events }: Control): TemplateResult {
  const give = (isDone: boolean) => (event: Event) =>
    events.onGive(option.name, (event.currentTarget as HTMLInputElement).value, isDone);
  return html`<input
    type="text"
    id=${id}
    name=${option.name}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    inputmode=${INPUT_MODES[option.type] ?? 'text'}
    placeholder=${option.default ?? ''}
    aria-invalid=${problem === undefined ? 'false' : 'true'}
    aria-describedby="${id}-hint${problem === undefined ? '' : ` ${id}-problem`}"
    .value=${live(text ?? '')}
    @input=${give(false)}
    @change=${give(true)}
  />`;
}

/** What there is to choose from; undefined for what is typed. What is given already is among it, whatever it is. */
function choicesOf({ name, type, allowed = [] }: Option, text: string | undefined): readonly Choice[] | undefined {
  const choices =
    KNOWN_VALUES[name] ??
    (type === 'enum' || type === 'language'
      ? allowed.map((value) => ({ value, label: value === '' ? 'none' : value }))
      : undefined);
  if (!choices || text === undefined || choices.some(({ value }) => value === text)) return choices;
  return [...choices, { value: text, label: text }];
}

/** A description with its code marked. */
function withCode(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
