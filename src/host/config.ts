/**
 * The endpoint page's configuration, which the deployer puts beside the page as `pose-tracker.config.json`. The one place
 * that says what may stand in it.
 */
import * as v from 'valibot';
import { accessConfigSchema, webAddress } from '../access/config.js';
import type { ExerciseRecord } from '../exercise/types.js';
import { loadToAdd } from '../session/load-exercises.js';
import { parseUrl, withoutPassword } from '../url.js';
import { TrackerError } from '../errors.js';
import { DIALECT_NAMES } from './dialects/names.js';
import { faultOf } from './json-fault.js';
import { BRIDGE_NAMES } from './native-channels.js';

const bridgeName = v.pipe(
  v.string('Give the name as text.'),
  v.regex(/^[A-Za-z_$][\w$]{0,63}$/, 'Give a name of letters, digits, _ and $ that begins with no digit.'),
);

/** What can be said in a header, too: the names of hosts that URL takes are more. */
const WEB_HOST = /^https?:\/\/([a-z\d_-]+(\.[a-z\d_-]+)*|\[[\da-f:]+\])(:\d+)?$/;
const APP_ORIGIN = /^(?!(blob|data|file|javascript|about):)[a-z][a-z\d+.-]*:\/\/[a-z\d_-]+(\.[a-z\d_-]+)*(:\d+)?$/;

/** What browsers call an origin: scheme and host, with the port where it is not the scheme's own. */
function isOrigin(text: string): boolean {
  if (/^https?:/.test(text)) return WEB_HOST.test(text) && parseUrl(text)?.origin === text;
  // Programs of other schemes, such as capacitor://localhost, have origins that URL does not know.
  return APP_ORIGIN.test(text);
}

const origin = v.pipe(
  v.string('Give the origin as text.'),
  v.check(isOrigin, 'Give an exact origin such as "https://app.example": no path, no slash at its end, no *.'),
);

const configSchema = v.strictObject({
  /** For editors. */
  $schema: v.optional(v.string('Give the address of a schema as text.')),
  /** How tokens are checked: nobody is let in because it was forgotten. */
  access: accessConfigSchema,
  /** Where error pages link to; by default the documentation page of the package. */
  documentationUrl: v.optional(webAddress),
  bridge: v.optional(
    v.strictObject(
      {
        /** Names of native handlers, interface objects and channels, tried in this order. */
        names: v.optional(v.pipe(v.array(bridgeName, 'Give a list of names.'), v.nonEmpty('Give at least one name.')), [
          ...BRIDGE_NAMES,
        ]),
        /**
         * The form of messages to other pages: objects, or in a dialect text, where it is left out. The hosted endpoint's are
         * JSON text, and some clients read nothing else.
         */
        pageFormat: v.optional(v.picklist(['object', 'text'], 'Give "object" or "text".')),
        /** Whose messages the page speaks, in place of its own. */
        dialect: v.optional(
          v.picklist(DIALECT_NAMES, `Give ${DIALECT_NAMES.map((name) => `"${name}"`).join(' or ')}.`),
        ),
        /**
         * Who is the host where the page is in a frame and a program's channel reaches into it, as those of Android and
         * WebView2 do: the program, where it is left out, or the page around it.
         */
        prefer: v.optional(v.picklist(['native', 'page'], 'Give "native" or "page".')),
      },
      'Give an object, such as { "names": ["PoseTrackerBridge"] }.',
    ),
    {},
  ),
  /** The origins of the pages that may hear and command this one, besides its own. */
  allowedOrigins: v.optional(
    v.pipe(v.array(origin, 'Give a list of origins.'), v.nonEmpty('Give at least one origin, or leave the field out.')),
  ),
  media: v.optional(
    v.strictObject(
      {
        /** Whether the visitor's cookies go with requests for media of the page's own origin; they do not where it is left out. */
        credentials: v.optional(v.picklist(['omit', 'same-origin'], 'Give "omit" or "same-origin".')),
      },
      'Give an object, such as { "credentials": "same-origin" }.',
    ),
  ),
  /** Exercises besides those of the package: records with their texts. The exercise engine says what may stand in them. */
  exercises: v.optional(
    v.array(v.looseObject({}, 'Give an object: the record of an exercise.'), 'Give a list of exercise records.'),
  ),
  /** `serve` sends it as Cross-Origin-Opener-Policy: no window that opens the page has a say then. */
  openerPolicy: v.optional(v.literal('same-origin', 'Give "same-origin", or leave the field out.')),
});

/** What the file says, with the defaults of what it leaves out. */
export type EndpointConfig = v.InferOutput<typeof configSchema>;

/**
 * Reads the content of a configuration file.
 *
 * @param text the file's content
 * @param file how messages name the file
 * @throws TrackerError `token_check_failed`, naming the field, its value and what to do: who may do what is not known then
 */
export function parseConfig(text: string, file: string): EndpointConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw configError(file, `is no JSON (${faultOf(error)}). Mend it.`);
  }
  const result = readConfig(value);
  if ('config' in result) return result.config;
  const [{ path, problem }] = result.problems;
  throw configError(file, problem, fieldOf(path));
}

/** Something that is wrong with a configuration. */
export interface ConfigProblem {
  /** Names of fields and indices of lists, from the outside; empty where the whole is wrong. */
  readonly path: readonly (string | number)[];
  /** What is wrong, and what to do: sentences that begin after the name of the file. */
  readonly problem: string;
}

/**
 * Reads a configuration that has been parsed.
 *
 * @returns the configuration, or everything that is wrong with it
 */
export function readConfig(
  value: unknown,
): { readonly config: EndpointConfig } | { readonly problems: readonly [ConfigProblem, ...ConfigProblem[]] } {
  // To the schema a list is an object too.
  if (Array.isArray(value))
    return { problems: [{ path: [], problem: 'holds a list. Put the fields into an object.' }] };
  const result = v.safeParse(configSchema, value);
  if (result.success) return { config: result.output };
  const [first, ...others] = result.issues;
  return { problems: [toProblem(first), ...others.map(toProblem)] };
}

/**
 * Adds the exercises of a configuration, which is what says whether they are right. The exercise engine is loaded only where
 * there are any.
 *
 * @returns what is wrong with each that was not added
 */
export async function addExercises({ exercises = [] }: EndpointConfig): Promise<readonly ConfigProblem[]> {
  if (exercises.length === 0) return [];
  const { addExercise, RecordError } = await loadToAdd(exercises);
  const names = new Set<unknown>();
  return exercises.flatMap((record, index) => {
    const path = ['exercises', index];
    const wrong = (inside: ConfigProblem['path'], problem: string): ConfigProblem[] => [
      { path: [...path, ...inside], problem: `has a wrong exercise in the field ${fieldOf(path)}. ${problem}.` },
    ];
    const { name } = record as { readonly name?: unknown };
    if (names.has(name)) return wrong(['name'], `The name ${shown(name)} is there twice`);
    names.add(name);
    try {
      // What is none is refused.
      addExercise(record as unknown as ExerciseRecord);
      return [];
    } catch (error) {
      if (error instanceof RecordError) return wrong(error.path, error.message);
      throw error;
    }
  });
}

function toProblem(issue: v.BaseIssue<unknown>): ConfigProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  if (path.length === 0) return { path, problem: `holds ${shown(issue.input)}. Put the fields into an object.` };
  return { path, problem: problemOf(issue, fieldOf(path)) };
}

/** `access.tokens[2].plan` */
export function fieldOf(path: ConfigProblem['path']): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${withoutPassword(key).slice(0, SHOWN_CHARACTERS)}`))
    .join('')
    .slice(1);
}

function problemOf(issue: v.BaseIssue<unknown>, field: string): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `has the field ${field}, which is not known. Check its spelling, or take it out.`;
  }
  if (issue.received === 'undefined')
    return `lacks the field ${field}. ${field === 'access' ? NEEDS_ACCESS : remedyOf(issue)}`;
  return `has ${shown(issue.input)} in the field ${field}. ${remedyOf(issue)}`;
}

const NEEDS_ACCESS = 'Give "open" where any token is to have every feature, or how tokens are checked.';

/** The schema's own message where there is one; valibot's is for what needs none. */
function remedyOf({ message, expected }: v.BaseIssue<unknown>): string {
  return message.startsWith('Invalid ')
    ? `Give ${expected?.replaceAll('Object', 'an object') ?? 'another value'}.`
    : message;
}

/** Characters of a wrong value that messages show. */
const SHOWN_CHARACTERS = 80;

function shown(value: unknown): string {
  const text =
    JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? shownText(item) : shownFields(item))) ??
    'nothing';
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** Whoever gives an object in place of an address may have put that into the name of a field. */
function shownFields(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).map(([name, field]) => [withoutPassword(name), field as unknown]));
}

/** A name alone is no secret in what everybody can read, and shows what is wrong with an origin. */
function shownText(text: string): string {
  const url = parseUrl(text);
  return url?.password === '' && url.username !== '' ? text : withoutPassword(text);
}

/** @param problem what is wrong with the file, and what to do */
export function configError(file: string, problem: string, field?: string): TrackerError {
  return new TrackerError(
    'token_check_failed',
    `The configuration file ${file} ${problem} Until then nobody can be let in.`,
    { reason: 'config', ...(field && { field }) },
  );
}
