/**
 * Finds the command that is asked for and runs it. A command is a module of its own with `SPEC` (see
 * `lib/arguments.mjs`) and `run(args, io)`; a group of commands has `COMMANDS` in place of both.
 */
import { readFile } from 'node:fs/promises';
import { PROGRAM, helpOf, table } from './lib/arguments.mjs';
import { UsageError, isCommandError } from './lib/errors.mjs';

/** @typedef {import('./lib/io.mjs').Io} Io */
/** @typedef {import('./lib/arguments.mjs').CommandSpec} CommandSpec */

/**
 * @typedef {object} Command
 * @property {CommandSpec} SPEC
 * @property {(args: readonly string[], io: Io) => Promise<void | number>} run returns the exit code where it is not 0
 */

/** @typedef {{ summary: string, load: () => Promise<Command | Group> }} Entry */
/** @typedef {{ COMMANDS: Readonly<Record<string, Entry>> }} Group */

/** @type {Group} */
const PROGRAM_COMMANDS = {
  COMMANDS: {
    analyze: {
      summary: 'Analyses videos and images, whole folders of them, in an installed browser',
      load: () => import('./analyze/index.mjs'),
    },
    serve: {
      summary: 'Serves the endpoint page and the package, with all headers that belong to them',
      load: () => import('./serve/index.mjs'),
    },
    check: { summary: 'Checks the configuration of the endpoint page', load: () => import('./check.mjs') },
    tune: { summary: 'Tries the record of an exercise on labelled keypoints', load: () => import('./tune.mjs') },
    token: { summary: 'Makes, lists, inspects and checks tokens', load: () => import('./token/index.mjs') },
  },
};

/**
 * @param {readonly string[]} args without node and the program
 * @param {Io} io
 * @returns {Promise<number>} the exit code: 0, 1 where something could not be done, 2 where it was called wrongly;
 *   `analyze` has others besides
 */
export async function run(args, io) {
  try {
    if (args[0] === '--version') {
      io.out(await version());
      return 0;
    }
    return (await runIn(PROGRAM_COMMANDS, [], args, io)) ?? 0;
  } catch (error) {
    if (!isCommandError(error)) throw error;
    io.note(error.message);
    return error.exitCode;
  }
}

/**
 * @param {Group} group
 * @param {readonly string[]} path the names so far
 * @param {readonly string[]} args
 * @param {Io} io
 * @returns {Promise<void | number>}
 */
async function runIn(group, path, [name, ...rest], io) {
  const asksForHelp = name === '--help' || name === '-h' || name === 'help';
  if (name === undefined || asksForHelp) {
    const help = groupHelp(group, path);
    if (!asksForHelp) throw new UsageError(help);
    return io.out(help);
  }
  const entry = Object.hasOwn(group.COMMANDS, name) ? group.COMMANDS[name] : undefined;
  if (!entry) throw new UsageError(`There is no such command.\n\n${groupHelp(group, path)}`);
  const command = await entry.load();
  if ('COMMANDS' in command) return runIn(command, [...path, name], rest, io);
  if (rest.includes('--help') || rest.includes('-h')) return io.out(helpOf(command.SPEC));
  return command.run(rest, io);
}

/**
 * @param {Group} group
 * @param {readonly string[]} path
 */
function groupHelp({ COMMANDS }, path) {
  const command = [PROGRAM, ...path].join(' ');
  return [
    `Usage: ${command} COMMAND`,
    '',
    ...table(Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary])),
    '',
    `${command} COMMAND --help tells more about one.`,
  ].join('\n');
}

async function version() {
  const { version: own } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  return String(own);
}
