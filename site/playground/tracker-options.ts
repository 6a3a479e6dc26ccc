/**
 * Gives an element its options as attributes, and lets it analyse anew what changed options would have changed.
 */
import { OPTIONS, defaultOptionValues, type OptionValues } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { toRunOptions } from '../../src/element/to-run-options.js';
import type { Given } from './written.js';

/** The options of one element. */
export class TrackerOptions {
  #ownKey: string | undefined;
  #runKey: string | undefined;

  constructor(readonly element: PoseUploadTracker) {}

  /** Sets what is given, and takes away what is not. */
  take(given: Given): void {
    for (const { name, attribute } of OPTIONS) {
      const text = given[name];
      if (text === undefined || text === '') this.element.removeAttribute(attribute);
      else if (this.element.getAttribute(attribute) !== text) this.element.setAttribute(attribute, text);
    }
    this.#analyseAnew(valuesOf(given));
  }

  /** A run has the options that it began with: others are for the next one. An address can be analysed at once. */
  #analyseAnew(values: OptionValues): void {
    const url = values.source === 'image' ? values.imageSrc : values.videoSrc;
    const ownKey = JSON.stringify([values.token, values.source, url]);
    const runKey = runKeyOf(values);
    // To these the element itself answers with another run.
    const isOwn = ownKey !== this.#ownKey;
    const isChanged = runKey !== this.#runKey;
    this.#ownKey = ownKey;
    this.#runKey = runKey;
    if (isChanged && !isOwn && url !== '' && values.token !== '') {
      void this.element.analyze(url).catch(() => undefined);
    }
  }
}

function valuesOf(given: Given): OptionValues {
  const values = defaultOptionValues() as Record<string, unknown>;
  for (const option of OPTIONS) values[option.name] = parseOption(option, given[option.name]).value;
  return values as OptionValues;
}

/** Runs with the same key give the same. The skeleton is drawn over the result. */
function runKeyOf(values: OptionValues): string {
  const { skeleton: _, ...options } = toRunOptions(values, { assetBase: values.assetBase });
  return JSON.stringify(options);
}
