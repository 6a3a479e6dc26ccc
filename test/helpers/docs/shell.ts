/**
 * Commands in samples and in the text: whether what they run, and the options that they give, are there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readArguments } from '../../../cli/lib/arguments.mjs';
import { SPEC as analyze } from '../../../cli/analyze/index.mjs';
import { SPEC as check } from '../../../cli/check.mjs';
import { SPEC as serve } from '../../../cli/serve/index.mjs';
import { SPEC as tune } from '../../../cli/tune.mjs';
import { COMMANDS as tokenCommands } from '../../../cli/token/index.mjs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };

/** Programs that are not ours: there is nothing of the project to check in what they are given. */
const OTHERS = new Set(['adb', 'cloudflared', 'curl', 'git', 'mkcert', 'ssh']);

/** What npm does by itself. */
const NPM_COMMANDS = new Set(['install', 'ci', 'audit', 'pack']);

/** A line of a sample, without its comment, as words. */
export function wordsOf(line: string): string[] {
  const words = line.match(/"[^"]*"|'[^']*'|(?:^|\s)#.*$|[^\s"']+/g) ?? [];
  return words.filter((word) => !/^\s*#/.test(word)).map((word) => word.trim().replace(/^(["'])([^]*)\1$/, '$2'));
}

/**
 * @param words a command; what follows `&&` is one of its own
 * @returns what is wrong with it; undefined where nothing is
 */
export async function commandProblem(words: readonly string[]): Promise<string | undefined> {
  const [program = '', ...args] = words;
  if (OTHERS.has(program)) return undefined;
  if (program === 'node') return nodeProblem(args);
  if (program === 'npm') return npmProblem(args);
  if (program === 'npx') return npxProblem(args);
  if (program === 'cp') return copyProblem(args);
  return `nobody knows the program ${program}`;
}

/** Copies are made of what lies in the package. */
function copyProblem(args: readonly string[]): string | undefined {
  const [from = ''] = args.filter((arg) => !arg.startsWith('-'));
  const path = /^node_modules\/pose-upload-tracker\/(.+)$/.exec(from)?.[1];
  return path !== undefined && existsSync(path) ? undefined : `the package has no ${from}`;
}

function nodeProblem(args: readonly string[]): string | undefined {
  const [file = '', ...options] = args.filter((arg, index) => arg !== '--import' && args[index - 1] !== '--import');
  if (!existsSync(file)) return `there is no file ${file}`;
  return file.startsWith('scripts/') ? optionProblem(file, options) : undefined;
}

async function npmProblem([command = '', ...args]: readonly string[]): Promise<string | undefined> {
  if (NPM_COMMANDS.has(command)) return undefined;
  const [name = '', ...rest] = command === 'run' ? args : [command, ...args];
  const script = scripts[name];
  if (script === undefined) return `package.json has no script ${name}`;
  const given = rest[0] === '--' ? rest.slice(1) : rest;
  const own = /^node bin\/pose-upload-tracker\.mjs (\w+)$/.exec(script)?.[1];
  if (own !== undefined && given.length > 0) return ownProblem([own, ...given]);
  const file = /scripts\/[\w-]+\.(?:mjs|ts)/.exec(script)?.[0];
  return file === undefined || given.length === 0 ? undefined : optionProblem(file, given);
}

/** Whether a script reads the options: their names stand in its call of `parseArgs`. */
function optionProblem(file: string, args: readonly string[]): string | undefined {
  const source = readFileSync(file, 'utf8');
  const names = args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2));
  const unknown = names.find((name) => !new RegExp(`['"]?${name}['"]?: \\{ type: '(string|boolean)'`).test(source));
  return unknown === undefined ? undefined : `${file} takes no option --${unknown}`;
}

async function npxProblem([program = '', ...args]: readonly string[]): Promise<string | undefined> {
  if (program === 'pose-upload-tracker') return ownProblem(args);
  if (!existsSync(`node_modules/.bin/${program}`)) return `there is no program ${program}`;
  // `NAME` stands for one that there is.
  const missing = args.find((arg) => /^test\//.test(arg) && !arg.includes('NAME') && !existsSync(arg));
  return missing === undefined ? undefined : `there is no file ${missing}`;
}

/** The package's own command reads its arguments itself. */
async function ownProblem([command = '', ...args]: readonly string[]): Promise<string | undefined> {
  const name = command === 'token' ? (args[0] ?? '') : '';
  const group: Readonly<Record<string, { load: () => Promise<unknown> }>> = tokenCommands;
  if (command === 'token' && !group[name]) return name === '' ? undefined : `there is no command token ${name}`;
  const single = new Map([
    ['analyze', analyze],
    ['serve', serve],
    ['check', check],
    ['tune', tune],
  ]).get(command);
  if (command !== 'token' && !single) return `there is no command ${command}`;
  const spec = single ?? ((await group[name]?.load()) as { SPEC: typeof serve }).SPEC;
  const given = single ? args : args.slice(1);
  // What comes from a file is read by the shell.
  const end = given.indexOf('<');
  if (given.length === 0) return undefined;
  try {
    readArguments(spec, end === -1 ? given : given.slice(0, end));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Commands in the text itself, between backticks, without the brackets around what may be left out. */
export function commandsInText(text: string): string[][] {
  const code = [...text.matchAll(/`(?:[A-Z_]+=\S+ )?((?:npm|npx|node) [^`\n]+)`/g)].map(([, command = '']) => command);
  return code
    .flatMap((command) => command.replaceAll(/[[\]]|\\?\|\S+/g, ' ').split('&&'))
    .map((command) => wordsOf(command.trim()));
}
