/**
 * The results of an analysis as data and as files: JSON with everything, CSV with a row for each repetition, hold or
 * analysed frame. Pure.
 */
import type { ExerciseSummaryMessage, Finding } from '../exercise/messages.js';
import { JOINT_ANGLES, jointAngles } from '../motion/angles.js';
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

/** The joint angles of one analysed frame. */
export interface AnglesAtTime {
  /** Media time in ms; 0 for a picture. */
  readonly timestampMs: number;
  /** Degrees 0..180 by joint, to a tenth; null where the joint is not visible. */
  readonly angles: Readonly<Record<string, number | null>>;
}

/** The results as plain data. */
export interface ResultsData extends Omit<Results, 'summary' | 'poses'> {
  /** The summary as in the message; left out where no exercise was tracked. */
  readonly summary?: Omit<ExerciseSummaryMessage, 'type'>;
  /** Left out where they are not to be given. */
  readonly angles?: readonly AnglesAtTime[];
}

/** @returns the summary as in the message, and the joint angles in degrees by time */
export function resultsData({ media, width, height, durationMs, summary, poses }: Results): ResultsData {
  const angles = anglesByTime(poses);
  return {
    media,
    width,
    height,
    durationMs,
    ...(summary && { summary: withoutType(summary) }),
    ...(angles.length > 0 && { angles }),
  };
}

/** @returns the message as what it tells alone */
export function withoutType<T extends { readonly type: string }>({ type: _, ...told }: T): Omit<T, 'type'> {
  return told;
}

/** @returns the joint angles of each pose */
export function anglesByTime(poses: readonly Pose[]): readonly AnglesAtTime[] {
  return poses.map(({ timestampMs, keypoints, keypoints3D }) => ({
    timestampMs,
    angles: rounded(jointAngles(keypoints, keypoints3D)),
  }));
}

/** @returns the text of a CSV file (RFC 4180), with one row for each analysed frame; empty cells where a joint is not visible */
export function anglesCsv(poses: readonly Pose[]): string {
  const joints = JOINT_ANGLES.map(({ name }) => name);
  return csv([
    ['timestamp_ms', ...joints],
    ...anglesByTime(poses).map(({ timestampMs, angles }) => [timestampMs, ...joints.map((name) => angles[name] ?? '')]),
  ]);
}

const REP_COLUMNS = [
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
];

const HOLD_COLUMNS = ['hold', 'start_ms', 'end_ms', 'seconds', 'score', 'grade', 'findings'];

/**
 * @param summary undefined where no exercise was tracked: then there is no row
 * @returns the text of a CSV file (RFC 4180), with one row for each repetition or hold
 */
export function resultsCsv(summary: Omit<ExerciseSummaryMessage, 'type'> | undefined): string {
  if (summary?.unit === 'seconds') {
    return csv([
      HOLD_COLUMNS,
      ...summary.holds.map(({ startMs, endMs, seconds, score, grade, findings }, index) => [
        index + 1,
        startMs,
        endMs,
        seconds,
        score,
        grade,
        joined(findings),
      ]),
    ]);
  }
  return csv([
    REP_COLUMNS,
    ...(summary?.reps ?? []).map(({ rep, startMs, bottomMs, endMs, tempo, depth, score, grade, findings }) => [
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
  ]);
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
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
