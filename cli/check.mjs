/**
 * `check`: what `serve` checks at its start, without serving.
 */
import { readArguments } from './lib/arguments.mjs';
import { checkConfig } from './lib/check-config.mjs';
import { warningsOf } from './lib/config-warnings.mjs';
import { describeConfig } from './lib/describe-config.mjs';

/** @type {import('./lib/arguments.mjs').CommandSpec} */
export const SPEC = {
  usage: 'check [--config FILE]',
  summary: "Checks the endpoint page's configuration; the exit code is 1 where something is wrong.",
  details: 'What is wrong is told with file, line and field. Servers that it names are asked whether they answer.',
  options: {
    config: {
      type: 'string',
      value: 'FILE',
      default: 'pose-tracker.config.json',
      description: 'The configuration file',
    },
  },
};

/** @type {import('./run.mjs').Command['run']} */
export async function run(args, io) {
  const { values } = readArguments(SPEC, args);
  const file = io.path(values['config'] ?? '');
  const checked = await checkConfig(file);
  io.out(`${file} is valid.`);
  for (const line of describeConfig(checked.config)) io.note(line);
  for (const warning of await warningsOf(checked)) io.note(`Warning: ${warning}`);
}
