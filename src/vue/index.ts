/**
 * Vue: registers the element, and tells templates its attributes and events.
 */
import '../define.js';
import type { AllowedComponentProps, ComponentCustomProps, HTMLAttributes, VNodeProps } from 'vue';
import type { TrackerEventMap } from '../element/events.js';
import type { TrackerAttributes, TrackerOptions } from '../element/markup.js';
import type { PoseUploadTracker } from '../element/pose-upload-tracker.js';

/** Properties of the element that are no options. */
type TrackerProperties = Partial<Pick<PoseUploadTracker, 'verifyToken' | 'sessionSetup'>>;

/** Handlers as Vue passes them on, from `@counter`. Vue before 3.5 has no type for all of a component's at once. */
type TrackerHandlers = {
  [T in keyof TrackerEventMap as `on${Capitalize<T>}`]?: (event: TrackerEventMap[T]) => void;
};

type Emit = UnionToIntersection<
  { [T in keyof TrackerEventMap]: (name: T, event: TrackerEventMap[T]) => void }[keyof TrackerEventMap]
>;

type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void
  ? I
  : never;

/** The element as Vue's template checker takes components. */
export type PoseUploadTrackerElement = new () => PoseUploadTracker & {
  $props: Omit<HTMLAttributes, keyof TrackerOptions | keyof TrackerHandlers> &
    TrackerOptions &
    TrackerAttributes &
    TrackerProperties &
    TrackerHandlers &
    VNodeProps &
    AllowedComponentProps &
    ComponentCustomProps;
  $emit: Emit;
};

declare module 'vue' {
  interface GlobalComponents {
    'pose-upload-tracker': PoseUploadTrackerElement;
  }
}
