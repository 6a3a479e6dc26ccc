/**
 * The element as templates know it: the types of its tag's attributes and events, for JSX and its relatives. Made from
 * the option table and the message types, so that there is nothing to keep in step.
 */
import type { TrackerEventMap } from './events.js';
import type { OptionName, OptionValues } from './options.js';

/** `videoSrc` → `video-src` */
type KebabCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${KebabCase<Rest>}`
    : `-${Lowercase<First>}${KebabCase<Rest>}`
  : '';

/** What an attribute takes: values are text in markup, whatever they are as properties. */
type AttributeValue<V> = V extends boolean ? boolean | 'true' | 'false' | '' : V extends number ? V | `${number}` : V;

/** The options as properties, `videoSrc`; what is left out or undefined is the default. */
export type TrackerOptions = { [N in OptionName]?: OptionValues[N] | undefined };

/** The options as a template gives them by their names: as a value, or as the text of an attribute. */
export type TrackerInputs = {
  [N in OptionName]: AttributeValue<NonNullable<OptionValues[N]>> | null | undefined;
};

/** The options as attributes, `video-src`. */
export type TrackerAttributes = {
  [N in OptionName as KebabCase<N>]?: AttributeValue<NonNullable<OptionValues[N]>> | undefined;
};

/** Event handlers as JSX writes them: `onkeypoints` (React 19, Preact) and `on:keypoints` (Solid). */
export type TrackerJsxEvents = {
  [T in keyof TrackerEventMap as `on${T}` | `on:${T}`]?: ((event: TrackerEventMap[T]) => void) | undefined;
};

/**
 * What `<pose-upload-tracker>` takes in JSX, beside what every element takes there. React's own types know it once
 * `pose-upload-tracker/react` is imported; elsewhere:
 *
 * ```ts
 * declare module 'preact' {
 *   namespace JSX {
 *     interface IntrinsicElements {
 *       'pose-upload-tracker': HTMLAttributes<HTMLElement> & TrackerJsx;
 *     }
 *   }
 * }
 * ```
 */
export type TrackerJsx = TrackerAttributes & TrackerJsxEvents;
