/**
 * The results of an analysis as files: JSON with everything, CSV with a row for each repetition or hold. Pure.
 */
import type { ExerciseSummaryMessage, Finding } from '../exercise/messages.js';
import { jointAngles } from '../motion/angles.js';
import type { Pose } from '../pose/types.js';

/** What the files are made from. */
export interface Results {
  /** Name of the video or picture. */
  readonly media: string;
  readonly width: number;
  readonly height: number;
  /** ms of media time; 0 for a picture. */
  readonly durationMs: number;
  readonly summary?: ExerciseSummaryMessage;
  /** What the joint angles are taken from; empty where they are not to be given. */
  readonly poses: readonly Pose[];
}

/** A byte order mark: without it some spreadsheets take UTF-8 for something else. */
const BOM = '\uFEFF';

/** @returns the text of a JSON file: the summary as in the message, and the joint angles in degrees by time */
export function resultsJson({ media, width, height, durationMs, summary, poses }: Results): string {
  const { type: _, ...exercise } = summary ?? { type: undefined };
  const angles = poses.map(({ timestampMs, keypoints, keypoints3D }) => ({
    timestampMs,
    angles: rounded(jointAngles(keypoints, keypoints3D)),
  }));
  return JSON.stringify(
    { media, width, height, durationMs, ...(summary && { exercise }), ...(angles.length > 0 && { angles }) },
    undefined,
    2,
  );
}

/** @returns the text of a CSV file (RFC 4180), with one row for each repetition or hold */
export function resultsCsv(summary: ExerciseSummaryMessage): string {
  const rows =
    summary.unit === 'seconds'
      ? [
          ['hold', 'start_ms', 'end_ms', 'seconds', 'score', 'grade', 'findings'],
          ...summary.holds.map(({ startMs, endMs, seconds, score, grade, findings }, index) => [
            index + 1,
            startMs,
            endMs,
            seconds,
            score,
            grade,
            joined(findings),
          ]),
        ]
      : [
          [
            'rep',
            'start_ms',
            'bottom_ms',
            'end_ms',
            'out_ms',
            'hold_ms',
            'back_ms',
            'depth_percent',
            'score',
            'grade',
            'findings',
          ],
          ...summary.reps.map(({ rep, startMs, bottomMs, endMs, tempo, depth, score, grade, findings }) => [
            rep,
            startMs,
            bottomMs,
            endMs,
            tempo.outMs,
            tempo.holdMs,
            tempo.backMs,
            depth ?? '',
            score,
            grade,
            joined(findings),
          ]),
        ];
  return BOM + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function joined(findings: readonly Finding[]): string {
  return findings.map(({ code, message }) => `${code}: ${message}`).join('; ');
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function rounded(angles: Readonly<Record<string, number | null>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(angles).map(([name, degrees]) => [name, degrees === null ? null : Math.round(degrees * 10) / 10]),
  );
}
