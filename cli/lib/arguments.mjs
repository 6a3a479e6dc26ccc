/**
 * Options of commands as data: read, and written down as help, from the same table.
 */
import { parseArgs } from 'node:util';
import { UsageError, messageOf } from './errors.mjs';
import { printable } from './printable.mjs';

/**
 * One option of a command.
 * @typedef {object} OptionSpec
 * @property {'string' | 'boolean'} type
 * @property {string} [value] what stands for its value in the help
 * @property {string} [default]
 * @property {boolean} [required]
 * @property {readonly string[]} [allowed]
 * @property {string} description
 */

/**
 * What a command takes.
 * @typedef {object} CommandSpec
 * @property {string} usage as `token mint --plan PLAN`, without the program's name
 * @property {string} summary one line
 * @property {string} [details] more about it, for its help
 * @property {Readonly<Record<string, OptionSpec>>} options
 * @property {string} [positional] the name of the one argument without a dash, where there is one
 * @property {true} [many] whether there may be several of those
 */

export const PROGRAM = 'pose-upload-tracker';

/**
 * Reads a command's arguments.
 * @param {CommandSpec} spec
 * @param {readonly string[]} args
 * @returns {{ values: Record<string, string>, flags: Record<string, boolean>, positional: string | undefined, positionals:
 *   readonly string[] }} `values` holds the options with a value that were given or have a default, `flags` the others
 */
export function readArguments(spec, args) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(spec.options).map(([name, { type }]) => [name, { type }])),
    });
  } catch (error) {
    // What node says after its first sentence is about arguments that begin with a dash.
    throw wrongUsage(spec, messageOf(error).split(/\.\s/)[0] ?? '');
  }
  const [positional, ...more] = parsed.positionals;
  const extra = spec.positional === undefined ? positional : spec.many ? undefined : more[0];
  // An argument may be a token in the wrong place: it is not repeated.
  if (extra !== undefined) throw wrongUsage(spec, 'There is one argument too many');
  /** @type {Record<string, string>} */
  const values = {};
  /** @type {Record<string, boolean>} */
  const flags = {};
  for (const [name, option] of Object.entries(spec.options)) {
    const given = parsed.values[name];
    if (option.type === 'boolean') {
      flags[name] = given === true;
      continue;
    }
    const value = typeof given === 'string' ? given : option.default;
    if (value === undefined || value === '') {
      if (option.required) throw wrongUsage(spec, `--${name} is missing: ${option.description}`);
      if (value === '') throw wrongUsage(spec, `--${name} needs a value`);
      continue;
    }
    if (option.allowed && !option.allowed.includes(value)) {
      throw wrongUsage(spec, `--${name} cannot be ${JSON.stringify(value)}: allowed is ${option.allowed.join(', ')}`);
    }
    values[name] = value;
  }
  return { values, flags, positional, positionals: parsed.positionals };
}

/**
 * @param {CommandSpec} spec
 * @param {string} problem
 */
export function wrongUsage(spec, problem) {
  const command = spec.usage.split(/ (?=[-[A-Z])/)[0] ?? '';
  return new UsageError(
    `${problem.replace(/\.$/, '')}.\nUsage: ${PROGRAM} ${spec.usage}\nMore: ${PROGRAM} ${command} --help`,
  );
}

/**
 * The help of a command.
 * @param {CommandSpec} spec
 */
export function helpOf(spec) {
  const rows = Object.entries(spec.options).map(([name, { type, value = 'TEXT', description, default: byDefault }]) => [
    type === 'boolean' ? `--${name}` : `--${name} ${value}`,
    byDefault === undefined ? description : `${description} (${byDefault})`,
  ]);
  return [
    `Usage: ${PROGRAM} ${spec.usage}`,
    '',
    spec.summary,
    ...(spec.details ? ['', spec.details] : []),
    ...(rows.length > 0 ? ['', ...table(rows)] : []),
  ].join('\n');
}

/**
 * Lines in columns: a cell may hold what a stranger wrote into a token.
 * @param {readonly (readonly string[])[]} given
 */
export function table(given) {
  const rows = given.map((row) => row.map(printable));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
