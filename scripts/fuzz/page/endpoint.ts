/**
 * The endpoint page under hostile URLs and commands.
 */
import type { PoseUploadTracker } from '../../../src/element/pose-upload-tracker.js';
import { OPTIONS } from '../../../src/element/options.js';
import { ERROR_CODES, type ErrorCode } from '../../../src/errors.js';
import { checkDom } from '../../../test/fuzz/dom-check.js';
import type { FaultListener } from '../../../test/fuzz/faults.js';
import { commandCases, messageOf, type CommandCase } from '../../../test/fuzz/command-cases.js';
import { expected } from '../../../test/fuzz/parameter-cases.js';
import { CODES_WITH_OPTIONS } from '../../../test/fuzz/parameter-run.js';

/** Scripts, styles and meta elements of the page itself: what is in its file. */
const OWN_FOREIGN = 'head script, head link, head meta';

interface Received {
  readonly type: string;
  readonly code?: ErrorCode;
  readonly message?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What the host has received, kept by a stand-in that is there before the page's own script. */
function received(): readonly Received[] {
  return ((globalThis as { received?: string[] }).received ?? []).map((text) => JSON.parse(text) as Received);
}

/** Looks after the endpoint page. */
export class Endpoint {
  readonly #ownForeign = document.querySelectorAll(OWN_FOREIGN).length;
  #commands: readonly CommandCase[] = [];

  constructor(
    private readonly tracker: PoseUploadTracker,
    private readonly faults: FaultListener,
    private readonly file: () => Promise<File>,
  ) {}

  /** What the URL has come to. @returns what is wrong */
  async checkParameters(isAnalysed: boolean): Promise<string[]> {
    await this.#settled();
    const problems = this.#checkRefusals();
    if (isAnalysed) problems.push(...(await this.#analyze(CODES_WITH_OPTIONS)));
    return [...problems, ...this.#checkPage(), ...(await this.faults.take())];
  }

  beginCommands(seed: number, count: number): void {
    this.#commands = commandCases(seed, count);
  }

  describeCommand(index: number): string {
    return JSON.stringify(this.#commands[index]);
  }

  /** Sends one command. @returns what is wrong */
  async runCommand(index: number): Promise<string[]> {
    const given = this.#commands[index];
    if (!given) throw new Error(`no case ${index}`);
    postMessage(messageOf(given), '*');
    await this.#settled();
    return [...this.#checkPage(), ...(await this.faults.take())];
  }

  /** Whether the page still does its work after commands, which may have changed any option. */
  async checkUsable(): Promise<string[]> {
    for (const { name, attributes } of OPTIONS) {
      for (const attribute of attributes) this.tracker.removeAttribute(attribute);
      if (name !== 'lang') (this.tracker as unknown as Record<string, unknown>)[name] = undefined;
    }
    Object.assign(this.tracker, { token: 'fuzz', pace: 'max' });
    await this.#settled();
    return [...(await this.#analyze([])), ...(await this.faults.take())];
  }

  #checkRefusals(): string[] {
    const problems: string[] = [];
    const refusals = received().filter(({ code }) => code === 'invalid_parameter');
    const parameters = new URLSearchParams(location.search);
    for (const option of OPTIONS) {
      const given = option.parameter === null ? null : parameters.get(option.parameter);
      // A plus sign stands for a space, and for itself where a value has one.
      const plain =
        option.allowed?.find((value) => value.includes('+') && value.replaceAll('+', ' ') === given) ?? given;
      const what = expected(option, plain, document.baseURI);
      const told = refusals.filter(({ details }) => details?.['option'] === option.name).length;
      // A lenient option's value is told on the console only.
      const isTold = what === 'refused' && !option.lenient;
      if (told !== (isTold ? 1 : 0)) problems.push(`${option.name} was told ${told} times to be wrong`);
      const now = (this.tracker as unknown as Record<string, unknown>)[option.name];
      if (what !== 'accepted' && option.name !== 'lang' && now !== option.default) {
        problems.push(`${option.name} is ${String(now)} after a value that is ${what}`);
      }
    }
    return problems;
  }

  #checkPage(): string[] {
    const problems = checkDom(this.tracker, this.#ownForeign);
    for (const { type, code } of received()) {
      if (type === 'error' && !(code && ERROR_CODES.includes(code))) problems.push(`the error code ${code}`);
      if (code === 'internal_error') problems.push('an internal error');
    }
    return [...new Set(problems)];
  }

  async #analyze(codes: readonly ErrorCode[]): Promise<string[]> {
    try {
      await this.tracker.analyze(await this.file());
      return [];
    } catch (error) {
      const { code, name, message } = error as { code?: ErrorCode; name: string; message: string };
      if ((codes.length > 0 && name === 'AbortError') || (code && codes.includes(code))) return [];
      return [`a sound file fails with ${code ?? name}: ${message}`];
    }
  }

  async #settled(): Promise<void> {
    await this.tracker.updateComplete;
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setTimeout(resolve));
  }
}
