/**
 * Messages in the form in which they go out of the endpoint page: with the names beside them that clients of the hosted
 * endpoint read.
 */
import type { ExerciseSummaryMessage } from '../exercise/messages.js';
import type { TrackerMessage } from '../output/messages.js';
import type { HostMessage } from './host-messages.js';

/** How like a reference movement something is, 0..1 each; the exercise engine says it where there is one. */
export interface LikeReference {
  readonly overall: number;
  readonly pose: number;
  readonly timing: number;
  readonly range: number;
  readonly grade: string;
}

/** What was counted, as clients of the hosted endpoint read it. */
interface HistoryEntry {
  /** Number of the repetition or hold, from 1. */
  readonly index: number;
  /** 0..100. */
  readonly formScore: number;
  readonly durationMs: number;
  /** How like the reference it is, 0..1, where there is one. */
  readonly referenceScore?: number;
}

type Outgoing = TrackerMessage | HostMessage;

/** What is put beside a message's own fields, by its type. */
const BESIDE: { readonly [T in Outgoing['type']]?: (message: Extract<Outgoing, { type: T }>) => object } = {
  keypoints: ({ keypoints }) => ({ data: keypoints }),
  angles: ({ angles }) => ({ data: angles }),
  recommendations: ({ recommendations }) => ({ data: recommendations }),
  image_overlay: ({ image }) => ({ data: image }),
  error: ({ code }) => ({ error: code }),
  posture: ({ missingKeypoints }) => ({ requirements: { missingKeypoints } }),
  exercise_summary: (summary) => {
    const like = likeReference(summary);
    return { history: historyOf(summary), ...(like && { avg_similarity: like.overall }) };
  },
};

/** A message with what clients in the field read beside its own fields. */
export function toWire(message: Outgoing): object {
  // By its type; which one that is the compiler does not see.
  const beside = BESIDE[message.type] as ((message: Outgoing) => object) | undefined;
  return beside ? { ...message, ...beside(message) } : message;
}

/** How like a reference movement what a message tells of is; undefined where there is none. */
export function likeReference(message: object): LikeReference | undefined {
  return (message as { readonly reference_score?: LikeReference }).reference_score;
}

function historyOf({ reps, holds }: ExerciseSummaryMessage): HistoryEntry[] {
  const counted = reps.length > 0 ? reps : holds;
  return counted.map((one, index) => {
    const like = likeReference(one);
    return {
      index: index + 1,
      formScore: one.score,
      durationMs: one.endMs - one.startMs,
      ...(like && { referenceScore: like.overall }),
    };
  });
}
