/**
 * What the command fuzzer sends to the endpoint page: commands that exist and that do not, with fields of any kind.
 */
import fc, { type Arbitrary } from 'fast-check';
import { OPTIONS } from '../../src/element/options.js';
import { HOSTILE_VALUES, hostileText } from './hostile.js';

/** A value of a message: a text, the number of a value of `HOSTILE_VALUES`, or what is made of them. */
export type Field =
  | string
  | { readonly special: number }
  | { readonly fields: readonly (readonly [string, Field])[] }
  | { readonly json: unknown };

/** One message. */
export interface CommandCase {
  readonly message: Field;
  /** Whether it goes as a text, as hosts send that have no objects. */
  readonly asText: boolean;
}

const CLONABLE = HOSTILE_VALUES.map((_, index) => index).filter((index) => HOSTILE_VALUES[index]?.isClonable);

const json = (value: unknown): Field => ({ json: value });

const hostile: Arbitrary<Field> = fc.oneof(
  hostileText,
  fc.constantFrom(...CLONABLE).map((special) => ({ special })),
  fc.oneof(fc.integer(), fc.double()).map(json),
);

const optionFields: Arbitrary<Field> = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...OPTIONS.map(({ name }) => name)), hostileText), hostile), {
    maxLength: 4,
  })
  .map((fields) => ({ fields }));

/** What the fields of commands take; anything hostile comes in their place now and then. */
const FIELDS: Readonly<Record<string, Arbitrary<Field>>> = {
  options: optionFields,
  url: fc.constantFrom('/clips/empty-room.mp4', '/clips/nothing.mp4'),
  blob: fc.constant({ special: HOSTILE_VALUES.findIndex(({ name }) => name === 'a blob of nonsense') }),
  fileName: fc.constantFrom('squat.mp4', '../squat.mp4'),
  mimeType: fc.constantFrom('video/mp4', 'image/png'),
  source: fc.constantFrom('video', 'image'),
  size: fc.constantFrom(3, 1000, 2 ** 32, 0).map(json),
  sha256: fc.constant('0'.repeat(64)),
  data: fc.base64String({ maxLength: 64 }),
  index: fc.nat(3).map(json),
  chunkBytes: fc.constantFrom(1, 1024, 1e9).map(json),
  exercise: fc.constantFrom('squat', 'auto', ''),
  difficulty: fc.constantFrom('easy', 'hard'),
  minGrade: fc.constantFrom('A', 'F', ''),
};

/** Commands that hosts send, with their fields. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  set_options: ['options'],
  analyze: ['url', 'blob', 'fileName', 'source'],
  cancel: [],
  put_media: ['size', 'fileName', 'mimeType', 'source', 'sha256'],
  media_chunk: ['index', 'data', 'sha256'],
  cancel_media: [],
  get_export: ['chunkBytes', 'index'],
  export_ack: ['index'],
  cancel_export: [],
  judge: ['exercise', 'difficulty', 'minGrade'],
};

const known: Arbitrary<Field> = fc.constantFrom(...Object.entries(COMMANDS)).chain(([name, fields]) =>
  fc
    .tuple(
      ...fields.map((field) =>
        fc.oneof(
          { arbitrary: FIELDS[field] ?? hostile, weight: 5 },
          { arbitrary: hostile, weight: 2 },
          { arbitrary: fc.constant(undefined), weight: 2 },
        ),
      ),
    )
    .map((values): Field => {
      const given = fields.flatMap((field, index) => {
        const value = values[index];
        return value === undefined ? [] : [[field, value] as const];
      });
      return { fields: [['command', name], ...given] };
    }),
);

const unknown: Arbitrary<Field> = fc
  .tuple(
    hostile,
    fc.array(fc.tuple(fc.oneof(fc.constantFrom('id', '__proto__', 'toString', 'then'), hostileText), hostile), {
      maxLength: 3,
    }),
  )
  .map(([command, rest]) => ({ fields: [['command', command], ...rest] }));

const withId = fc.tuple(known, hostile).map(([command, id]): Field => {
  const fields = typeof command === 'object' && 'fields' in command ? command.fields : [];
  return { fields: [...fields, ['id', id]] };
});

const commandCase: Arbitrary<CommandCase> = fc.record({
  message: fc.oneof(
    { arbitrary: known, weight: 6 },
    { arbitrary: withId, weight: 2 },
    { arbitrary: unknown, weight: 2 },
    { arbitrary: hostile, weight: 1 },
  ),
  asText: fc.nat(2).map((value) => value === 0),
});

/** The first cases of a seed. */
export function commandCases(seed: number, count: number): readonly CommandCase[] {
  return fc.sample(commandCase, { seed, numRuns: count });
}

/** What is sent. */
export function messageOf({ message, asText }: CommandCase): unknown {
  const value = make(message);
  if (!asText) return value;
  try {
    return JSON.stringify(value);
  } catch {
    return '{"command":"get_export"';
  }
}

function make(field: Field): unknown {
  if (typeof field === 'string') return field;
  if ('special' in field) return HOSTILE_VALUES[field.special]?.make();
  if ('json' in field) return field.json;
  const object: Record<string, unknown> = {};
  // As own fields: `__proto__` would set the prototype.
  for (const [name, value] of field.fields) {
    Object.defineProperty(object, name, { value: make(value), enumerable: true, configurable: true, writable: true });
  }
  return object;
}
