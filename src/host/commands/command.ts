/**
 * What a command is: its name, the shape of what comes with it, and what it does.
 */
import * as v from 'valibot';
import type { PoseUploadTracker } from '../../element/pose-upload-tracker.js';
import { TrackerError } from '../../errors.js';
import { withoutSecrets } from '../../url.js';
import type { HostMessage } from '../host-messages.js';

/** What commands act on. */
export interface CommandContext {
  readonly tracker: PoseUploadTracker;
  /** Sends a message to the host. */
  readonly send: (message: HostMessage) => void;
}

/** One row of the command table. */
export interface Command {
  readonly name: string;
  /** Whether `command_done` says that it was obeyed; else it has answers of its own. */
  readonly isConfirmed: boolean;
  /**
   * Obeys. What it does first is done when it returns, so that commands are obeyed in their order.
   *
   * @param given what came with the command
   * @throws TrackerError `invalid_parameter` where that has not the right shape
   */
  readonly obey: (given: object) => Promise<void>;
}

/**
 * A command whose fields a schema describes. Other fields are left alone.
 *
 * @param act what it does
 */
export function command<const S extends v.GenericSchema>(
  name: string,
  schema: S,
  act: (fields: v.InferOutput<S>) => void | Promise<void>,
): Command {
  return {
    name,
    isConfirmed: false,
    obey: async (given) => {
      const result = v.safeParse(schema, given, { abortEarly: true });
      if (!result.success) throw malformed(name, result.issues[0]);
      await act(result.output);
    },
  };
}

/** The same, with `command_done` as its answer. */
export function confirmedCommand<const S extends v.GenericSchema>(
  name: string,
  schema: S,
  act: (fields: v.InferOutput<S>) => void | Promise<void>,
): Command {
  return { ...command(name, schema, act), isConfirmed: true };
}

/** A whole number of a range, with the words that ask for it. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const text =
    most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number, ${least} to ${most}`;
  const remedy = `Give ${text}.`;
  return v.pipe(v.number(remedy), v.integer(remedy), v.minValue(least, remedy), v.maxValue(most, remedy));
}

/** Characters of a wrong value that messages show. */
const SHOWN_CHARACTERS = 80;

/** A name that a host gave, as the details of messages have it. */
export function shownName(name: string): string {
  return withoutSecrets(name).slice(0, SHOWN_CHARACTERS);
}

/** A value that a host gave, as messages show it. */
export function shown(value: unknown): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text =
    isPlain || value === null
      ? JSON.stringify(typeof value === 'string' ? withoutSecrets(value) : value)
      : `a value of type ${typeof value}`;
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** What is wrong with a command, and what to do; `field` is the part of it that is wrong. */
export function commandError(name: string, problem: string, reason: string, field?: string): TrackerError {
  return new TrackerError('invalid_parameter', `The command ${name} ${problem}`, {
    command: name,
    reason,
    ...(field !== undefined && { field }),
  });
}

function malformed(name: string, issue: v.BaseIssue<unknown>): TrackerError {
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  const remedy = issue.message.startsWith('Invalid ') ? `Give ${issue.expected ?? 'another value'}.` : issue.message;
  const problem = issue.received === 'undefined' ? `lacks ${field}.` : `cannot take ${shown(issue.input)} as ${field}.`;
  return commandError(name, `${field === '' ? 'is not right.' : problem} ${remedy}`, 'malformed', field || undefined);
}
