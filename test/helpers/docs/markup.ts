/**
 * The element's tag in samples of HTML, Vue and Angular: its attributes and handlers as TypeScript, so that the published
 * types say whether they are right.
 */

/** One tag. */
interface Tag {
  /** Lines before it. */
  readonly line: number;
  /** Values as they are written; undefined where there is none. */
  readonly attributes: readonly (readonly [name: string, value: string | undefined])[];
}

const ATTRIBUTE = /\s+([^\s=>"'/]+)(?:=("[^"]*"|'[^']*'|\{[^}]*\}|[^\s"'>]+))?/g;
const TAG = new RegExp(`<pose-upload-tracker((?:${ATTRIBUTE.source})*)\\s*/?>`, 'g');

/** Attributes that every element has. */
const GLOBAL = new Set(['class', 'id', 'style', 'slot', 'hidden']);

/** Imports that the code of a tag stands on. */
const HEAD =
  "import type { TrackerAttributes, TrackerEventMap, TrackerInputs, TrackerJsx } from 'pose-upload-tracker';";

/** Every tag in a text. */
export function tagsIn(text: string): Tag[] {
  return [...text.matchAll(TAG)].map(({ index, 1: attributes = '' }) => ({
    line: text.slice(0, index).split('\n').length - 1,
    attributes: [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value]) => [
      name,
      value?.replace(/^(["'])([^]*)\1$/, '$2'),
    ]),
  }));
}

/** A tag as a module that is right by its types where the tag is. On one line: its place is the tag's. */
export function typescriptOf({ attributes }: Tag): string {
  const statements = attributes.filter(([name]) => !GLOBAL.has(name) && !name.startsWith('#')).map(statementOf);
  return [HEAD, ...statements].join(' ');
}

function statementOf([name, value = '']: Tag['attributes'][number]): string {
  // Vue: a function; or Angular: what is done with $event.
  const [, vueEvent] = /^(?:@|v-on:)(\w+)$/.exec(name) ?? [];
  if (vueEvent !== undefined) return `((${value}) satisfies (event: TrackerEventMap['${vueEvent}']) => unknown);`;
  const [, angularEvent] = /^\((\w+)\)$/.exec(name) ?? [];
  if (angularEvent !== undefined) return `(($event: TrackerEventMap['${angularEvent}']) => { ${value}; });`;
  const [, bound] = /^(?:\[|:|v-bind:)([\w-]+)\]?$/.exec(name) ?? [];
  if (bound !== undefined) return `({ '${bound}': ${value} }) satisfies TrackerAttributes & Partial<TrackerInputs>;`;
  // JSX: what is between braces is the document's to leave out.
  if (value.startsWith('{')) return `('${name}' satisfies keyof TrackerJsx);`;
  return `({ '${name}': ${JSON.stringify(value)} }) satisfies TrackerAttributes & Partial<TrackerInputs>;`;
}

/** The scripts of a page. */
export function scriptsIn(html: string): { readonly line: number; readonly code: string }[] {
  return [...html.matchAll(/<script(?: type="module")?>([^]*?)<\/script>/g)].map(({ index, 1: code = '' }) => ({
    line: html.slice(0, index).split('\n').length - 1,
    code,
  }));
}
