/**
 * Vue: registers the element, and tells templates its attributes and events.
 */
import '../define.js';
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { TrackerAttributes, TrackerOptions } from '../element/markup.js';
import type { PoseUploadTracker } from '../element/pose-upload-tracker.js';
import type { TrackerEventMap } from '../output/messages.js';

/** The element as Vue's template checker takes components. */
export type PoseUploadTrackerElement = new () => PoseUploadTracker & {
  $props: Omit<HTMLAttributes, keyof TrackerOptions> & TrackerOptions & TrackerAttributes & PublicProps;
  $emit: EmitFn<{ [T in keyof TrackerEventMap]: (event: TrackerEventMap[T]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'pose-upload-tracker': PoseUploadTrackerElement;
  }
}
