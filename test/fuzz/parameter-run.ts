/**
 * Gives hostile values to an element and looks at what comes of them.
 */
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { ERROR_CODES, type ErrorCode } from '../../src/errors.js';
import { OPTIONS } from '../../src/element/options.js';
import type { ErrorMessage, TrackerMessage } from '../../src/output/messages.js';
import { checkDom } from './dom-check.js';
import { HOSTILE_VALUES } from './hostile.js';
import { expected, type ParameterCase, type Setting } from './parameter-cases.js';

/** How a run may fail with these options on a sound file. Not by what nobody expected, and not as the file's fault. */
export const CODES_WITH_OPTIONS: readonly ErrorCode[] = [
  'missing_token',
  'invalid_token',
  'token_check_failed',
  'developer_features_not_allowed',
  'invalid_exercise',
  'jump_analysis_missing_height',
  // A reference that is none, or beside an exercise.
  'invalid_parameter',
  'reference_error',
  'model_load_error',
  'backend_unavailable',
];

/** Sets options on an element, and takes them back. */
export class ParameterLab {
  readonly #messages: TrackerMessage[] = [];

  constructor(
    private readonly tracker: PoseUploadTracker,
    private readonly ownForeign: number,
    /** A sound file. */
    private readonly file: () => Promise<File>,
  ) {
    tracker.addEventListener('message', ({ detail }) => this.#messages.push(detail));
  }

  /** Runs one case. @returns what is wrong */
  async run({ through, settings, analysed }: ParameterCase): Promise<string[]> {
    const { tracker } = this;
    const problems: string[] = [];
    this.#messages.length = 0;
    const given = settings.map(({ value }) => (typeof value === 'number' ? HOSTILE_VALUES[value]?.make() : value));
    settings.forEach(({ option }, index) => {
      try {
        if (through === 'attribute') tracker.setAttribute(option.attribute, String(given[index]));
        else (tracker as unknown as Record<string, unknown>)[option.name] = given[index];
      } catch (error) {
        problems.push(`setting ${option.name} throws: ${String(error)}`);
      }
    });
    await settled(tracker, problems);
    problems.push(...this.#checkErrors(settings, given), ...checkDom(tracker, this.ownForeign));
    if (analysed) problems.push(...(await this.#analyze()), ...checkDom(tracker, this.ownForeign));
    this.#reset();
    await settled(tracker, problems);
    return problems;
  }

  /** Every wrong value is told once, by its option, and leaves the default. */
  #checkErrors(settings: readonly Setting[], given: readonly unknown[]): string[] {
    const problems: string[] = [];
    const told = this.#messages.filter((message): message is ErrorMessage => message.type === 'error');
    const refusals = told.filter(({ code }) => code === 'invalid_parameter');
    for (const { code } of told) if (!ERROR_CODES.includes(code)) problems.push(`the error code ${code}`);
    const last = new Map(settings.map(({ option }, index) => [option, given[index]]));
    for (const [option, value] of last) {
      const what = expected(option, value, document.baseURI);
      const isTold = refusals.some(({ details }) => details?.['option'] === option.name);
      const isRefusedOnce = settings.some(
        (setting, index) => setting.option === option && expected(option, given[index], document.baseURI) === 'refused',
      );
      if (isTold !== isRefusedOnce) problems.push(`${option.name} was ${isTold ? '' : 'not '}told to be wrong`);
      const now = (this.tracker as unknown as Record<string, unknown>)[option.name];
      if (what !== 'accepted' && option.name !== 'lang' && now !== option.default) {
        problems.push(`${option.name} is ${String(now)} after a value that is ${what}`);
      }
    }
    for (const { message } of refusals) if (message.length > 600) problems.push('an error that repeats a long value');
    return problems;
  }

  async #analyze(): Promise<string[]> {
    try {
      await this.tracker.analyze(await this.file());
      return [];
    } catch (error) {
      const { code, name, message } = error as { code?: ErrorCode; name: string; message: string };
      // Options that begin a run of their own, as `videoSrc` does, may take the place of this one.
      if (name === 'AbortError' || (code && CODES_WITH_OPTIONS.includes(code))) return [];
      return [`with these options a sound file fails with ${code ?? name}: ${message}`];
    }
  }

  #reset(): void {
    for (const { attributes } of OPTIONS) for (const attribute of attributes) this.tracker.removeAttribute(attribute);
    for (const { name } of OPTIONS) {
      if (name !== 'lang') (this.tracker as unknown as Record<string, unknown>)[name] = undefined;
    }
    Object.assign(this.tracker, { token: 'fuzz', pace: 'max', keypoints: true });
  }
}

async function settled(tracker: PoseUploadTracker, problems: string[]): Promise<void> {
  try {
    await tracker.updateComplete;
  } catch (error) {
    problems.push(`the update throws: ${String(error)}`);
  }
  await new Promise((resolve) => setTimeout(resolve));
}
