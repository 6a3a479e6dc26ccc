/**
 * The command table, and who obeys it: takes what the host says, and answers each command.
 */
import { TrackerError } from '../../errors.js';
import type { CommandId } from '../host-messages.js';
import type { Overflow } from '../inbox.js';
import { analysisCommands } from './analysis.js';
import { shown, shownName, type Command, type CommandContext } from './command.js';
import { OutgoingExport } from './export.js';
import { judgeCommands } from './judge.js';
import { Latest, type Delay } from './latest.js';
import { IncomingMedia } from './media.js';
import { optionCommands } from './options.js';

/** Characters of a command's own `id`. */
const ID_CHARACTERS = 100;

/** Obeys the commands of one host. */
export class CommandServer {
  readonly #table: ReadonlyMap<string, Command>;
  readonly #latest: Latest;

  /** @param delay for tests */
  constructor(
    private readonly context: CommandContext,
    delay?: Delay,
  ) {
    this.#latest = new Latest(delay);
    const incoming = new IncomingMedia(context);
    const commands = [
      ...optionCommands(context),
      ...analysisCommands(context, this.#latest, () => incoming.end()),
      ...incoming.commands,
      ...new OutgoingExport(context).commands,
      ...judgeCommands(context),
    ];
    this.#table = new Map(commands.map((command) => [command.name, command]));
  }

  /** The names of all commands. */
  get names(): readonly string[] {
    return [...this.#table.keys()];
  }

  /**
   * Obeys a command, or says what is wrong with it. Never throws.
   *
   * @param given an object with a field `command`
   * @returns when it has been answered
   */
  async obey(given: object): Promise<void> {
    let name: string | undefined;
    let id: CommandId | undefined;
    try {
      const fields = given as Readonly<Record<string, unknown>>;
      id = readId(fields['id']);
      if (typeof fields['command'] !== 'string') throw this.#unknown(shown(fields['command']));
      name = fields['command'];
      const command = this.#table.get(name);
      if (!command) throw this.#unknown(shown(name));
      // Commands are obeyed in their order, but for what something newer takes the place of.
      const turn = name === 'analyze' ? undefined : this.#latest.turn();
      if (name === 'cancel') this.#latest.drop();
      if (turn) await turn;
      await command.obey(given);
      if (command.isConfirmed) this.context.send({ type: 'command_done', name, ...(id !== undefined && { id }) });
    } catch (error) {
      const { code, message, details } = TrackerError.from(error);
      this.context.send({
        type: 'error',
        code,
        message,
        details: {
          ...(name !== undefined && { command: shownName(name) }),
          ...details,
          ...(id !== undefined && { id }),
        },
      });
    }
  }

  /** Says that commands came faster than they could be kept. */
  refuseMany({ name, id, count }: Overflow): void {
    const what = count === 1 ? 'A command' : `${count} commands`;
    const error = new TrackerError(
      'invalid_parameter',
      `${what} came while too many others waited for this page to be ready, and will not be obeyed. Wait for endpoint_ready, and for answers.`,
      {
        reason: 'too_many',
        ...(name !== undefined && { command: shownName(name) }),
        ...(id !== undefined && { id }),
        ...(count > 1 && { count }),
      },
    );
    this.context.send({ type: 'error', ...error.toPlain() });
  }

  /** Says that something looked like a command, but could not be read. */
  refuse(problem: string): void {
    const error = new TrackerError('invalid_parameter', `A command could not be read: ${problem}`, {
      reason: 'malformed',
    });
    this.context.send({ type: 'error', ...error.toPlain() });
  }

  #unknown(name: string): TrackerError {
    return new TrackerError(
      'invalid_parameter',
      `The command ${name} is not known. Known are ${this.names.join(', ')}.`,
      { reason: 'unknown_command' },
    );
  }
}

function readId(id: unknown): CommandId | undefined {
  if (id === undefined || id === null) return undefined;
  if (typeof id === 'number' || (typeof id === 'string' && id.length <= ID_CHARACTERS)) return id;
  throw new TrackerError(
    'invalid_parameter',
    `A command cannot have ${shown(id)} as its id. Give a number, or a text of ${ID_CHARACTERS} characters at most.`,
    { reason: 'malformed', field: 'id' },
  );
}
