/**
 * Messages in the form in which they go out of the endpoint page: with the names beside them that clients of the hosted
 * endpoint read.
 */
import type { ExerciseSummaryMessage, ReferenceScore } from '../exercise/messages.js';
import type { TrackerMessage } from '../output/messages.js';
import type { HostMessage } from './host-messages.js';

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
  counter: namedScore,
  exercise_summary: (summary) => ({
    ...namedScore(summary),
    ...(summary.reference_score && { avg_similarity: summary.reference_score.overall }),
    reps: summary.reps.map((rep) => ({ ...rep, ...namedScore(rep) })),
    history: historyOf(summary),
  }),
};

/** A message with what clients in the field read beside its own fields. */
export function toWire(message: Outgoing): object {
  // By its type; which one that is the compiler does not see.
  const beside = BESIDE[message.type] as ((message: Outgoing) => object) | undefined;
  return beside ? { ...message, ...beside(message) } : message;
}

/**
 * The hosted endpoint has named the scores of a reference in two ways, and clients read either. What it calls `nccScore` and
 * `dtwScore` are two measures of the pose, `movementScore` is our range.
 */
function namedScore({ reference_score: score }: { readonly reference_score?: ReferenceScore }): object {
  if (!score) return {};
  const { overall, pose, timing, range } = score;
  const named = { overallScore: overall, poseScore: pose, timingScore: timing, movementScore: range };
  return { reference_score: { ...score, ...named, nccScore: pose, dtwScore: pose } };
}

function historyOf({ reps, holds }: ExerciseSummaryMessage): HistoryEntry[] {
  const counted: readonly { startMs: number; endMs: number; score: number; reference_score?: ReferenceScore }[] =
    reps.length > 0 ? reps : holds;
  return counted.map(({ startMs, endMs, score, reference_score: like }, index) => {
    return {
      index: index + 1,
      formScore: score,
      durationMs: endMs - startMs,
      ...(like && { referenceScore: like.overall }),
    };
  });
}
