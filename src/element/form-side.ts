/**
 * An element as a part of a form: its value is the result as JSON, and with `required` it is invalid until there is one.
 */
import type { AnalysisResult } from '../session/analysis-result.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import type { IdleTexts } from '../texts/texts.js';
import type { OptionValues } from './options.js';
import { UPLOAD_BUTTON_SLOT } from './upload-button.js';

/** Why a form is not to be sent, and where its browser says so. */
interface Invalid {
  readonly message: string;
  readonly anchor: HTMLElement | undefined;
}

/** Keeps the value and the validity of one element. */
export class FormSide {
  /** Undefined where the browser has none: then forms do not know the element. */
  readonly internals: ElementInternals | undefined;
  #value: AnalysisResult | undefined;
  #invalid: Invalid | undefined;

  constructor(private readonly host: HTMLElement) {
    // Browsers before 2023 have none.
    this.internals = 'attachInternals' in host ? host.attachInternals() : undefined;
  }

  /** Brings name, value and validity in line with options and snapshot. */
  apply(
    { name, required, source }: Pick<OptionValues, 'name' | 'required' | 'source'>,
    { result, state }: SessionSnapshot,
    texts: IdleTexts,
  ): void {
    // A form reads the attribute, whatever set the option.
    if ((this.host.getAttribute('name') ?? '') !== name) this.host.setAttribute('name', name);
    const { internals } = this;
    if (!internals) return;
    this.#submit(internals, name === '' ? undefined : result);
    if (!required || result) return this.#setInvalid(internals, undefined);
    const isUnderWay = state === 'loading' || state === 'analysing';
    const message = source === 'image' ? texts.imageRequired : texts.videoRequired;
    const anchor = this.host.querySelector<HTMLElement>(`:scope > [slot="${UPLOAD_BUTTON_SLOT}"]`) ?? undefined;
    this.#setInvalid(internals, { message: isUnderWay ? texts.resultPending : message, anchor });
  }

  /** Says only what has changed: browsers hide the bubble that they show with every call. */
  #setInvalid(internals: ElementInternals, invalid: Invalid | undefined): void {
    const before = this.#invalid;
    if (before?.message === invalid?.message && before?.anchor === invalid?.anchor) return;
    this.#invalid = invalid;
    if (invalid) internals.setValidity({ valueMissing: true }, invalid.message, invalid.anchor);
    else internals.setValidity({});
  }

  /** The JSON of a long video takes some megabytes: it is made once for each result, and not outside of forms. */
  #submit(internals: ElementInternals, result: AnalysisResult | undefined): void {
    const value = internals.form ? result : undefined;
    if (value === this.#value) return;
    this.#value = value;
    // Nothing for a browser to put back when the visitor returns: the video would not be there with it.
    internals.setFormValue(value ? JSON.stringify(value) : null, null);
  }
}
