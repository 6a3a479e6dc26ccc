/**
 * `set_options`: changes options without a reload. Everything that the page's own address can say can be said here too,
 * by the same names and with the same rules.
 */
import * as v from 'valibot';
import { OPTIONS, type Option } from '../../element/options.js';
import { TrackerError } from '../../errors.js';
import type { CommandId } from '../host-messages.js';
import { commandError, confirmedCommand, shown, shownName, type Command, type CommandContext } from './command.js';

const schema = v.object({
  options: v.custom<Readonly<Record<string, unknown>>>(
    (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
    'Give an object with options by name, such as { "exercise": "lunge" }.',
  ),
  id: v.nullish(v.union([v.string(), v.number()])),
});

export function optionCommands({ tracker, send }: CommandContext): Command[] {
  return [
    confirmedCommand('set_options', schema, async ({ options, id }) => {
      for (const [name, value] of Object.entries(options)) {
        const option = findOption(name);
        // A value that is not allowed gives an error message and the default, as in the page's address.
        if (option) tracker.setOption(option, value);
        else send({ type: 'error', ...unknownOption(name, id ?? undefined).toPlain() });
      }
      await tracker.updateComplete;
    }),
  ];
}

/** What no address may set, no host may. */
function findOption(name: string): Option | undefined {
  return OPTIONS.find(
    (option) => option.parameter !== null && (option.parameters.includes(name) || option.name === name),
  );
}

function unknownOption(name: string, id: CommandId | undefined): TrackerError {
  const known = OPTIONS.flatMap(({ parameter }) => parameter ?? []).join(', ');
  const { code, message, details } = commandError(
    'set_options',
    `knows no option ${shown(name)}; the others were set. Known are ${known}.`,
    'unknown_option',
    shownName(name),
  );
  return TrackerError.fromPlain({ code, message, details: { ...details, ...(id !== undefined && { id }) } });
}
