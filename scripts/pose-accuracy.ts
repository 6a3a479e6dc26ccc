/**
 * How far the product's keypoints and angles are from the truth, on the synthetic clips: `npm run accuracy:poses`.
 * Runs the built package on every clip. Exits with 1 where a mean is beyond its limit.
 *
 *     npm run accuracy:poses -- [CLIP] [--model movenet|lite|…]
 *
 * Angles are compared with what the model gives: with those in space where it has depth, else with those in the picture.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  axisErrors,
  compareWithTruth,
  type AxisError,
  type Comparison,
  type FoundFrame,
} from '../test/athlete/compare.js';
import { modelEntry } from '../src/pose/models.js';
import type { ClipTruth } from '../test/athlete/truth.js';
import { startAnalyser, type Message } from './lib/analyze.mjs';
import { modelNamed } from './lib/model-names.js';

const CLIPS = 'test/fixtures/clips';

/** Mean distance of visible keypoints as a share of the body's length. */
const KEYPOINT_LIMIT = 0.03;

/** Mean difference of visible knee and elbow angles, in degrees. */
const ANGLE_LIMIT_DEG = 10;

function foundFrames(messages: readonly Message[]): FoundFrame[] {
  const angles = new Map<number, FoundFrame['angles']>();
  for (const message of messages) {
    if (message.type === 'angles')
      angles.set(message['timestampMs'] as number, message['angles'] as FoundFrame['angles']);
  }
  return messages
    .filter(({ type }) => type === 'keypoints')
    .map((message) => ({
      ...(message as unknown as FoundFrame),
      angles: angles.get(message['timestampMs'] as number) ?? {},
    }));
}

/** The truth with the angles in space for those in the picture. */
function inSpace(truth: ClipTruth): ClipTruth {
  return { ...truth, frames: truth.frames.map((frame) => ({ ...frame, angles: frame.angles3D })) };
}

/** Where the person of the truth is at the beginning, as the option `person` takes it: a clip may show others, too. */
function personOf({ width, height, frames: [first] }: ClipTruth): string {
  const joints = first?.k ?? [];
  const middle = (axis: 0 | 1) => joints.reduce((sum, joint) => sum + joint[axis], 0) / joints.length;
  return [middle(0) / width, middle(1) / height].map((share) => share.toFixed(3)).join();
}

/** Mean of an angle over both sides. */
function angleError({ angleErrors }: Comparison, joint: string): number {
  const values = ['left', 'right']
    .map((side) => angleErrors[`${side}_${joint}`])
    .filter((value) => value !== undefined);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Root mean squares of the errors along one axis, by what a keypoint is of and by its score. */
function showSpread(errors: readonly AxisError[]): void {
  const rms = (of: readonly AxisError[]) =>
    Math.sqrt(of.reduce((sum, { error }) => sum + error * error, 0) / of.length);
  const cell = (of: readonly AxisError[]) => (of.length < 20 ? '–' : (100 * rms(of)).toFixed(2)).padStart(6);
  const bins = [
    [0.6, 1.01],
    [0.4, 0.6],
    [0.2, 0.4],
  ] as const;
  console.log('\nError along one axis in % of the body (root mean square), by score\njoint       .6–1   .4–.6  .2–.4');
  const kinds = new Set(errors.map(({ joint }) => joint.replace(/^(left|right)_/, '')));
  for (const kind of kinds) {
    const own = errors.filter(({ joint }) => joint.endsWith(kind));
    const cells = bins.map(([from, to]) => cell(own.filter(({ score }) => score >= from && score < to)));
    console.log(`${kind.padEnd(9)} ${cells.join(' ')}`);
  }
}

const show = (value: number, digits: number) => (Number.isNaN(value) ? '–' : value.toFixed(digits));

const {
  positionals: [only],
  values: { model },
} = parseArgs({ allowPositionals: true, options: { model: { type: 'string', default: 'movenet' } } });
const { chosenBy, hasDepth } = modelEntry(modelNamed(model));
const truths = readdirSync(CLIPS)
  .filter((name) => name.endsWith('.json') && (!only || name.startsWith(only)))
  .map((name) => JSON.parse(readFileSync(`${CLIPS}/${name}`, 'utf8')) as ClipTruth)
  .filter(({ frames }) => frames.length > 0);

const analyser = await startAnalyser();
/** Of clips in which the person was found, not somebody beside them. */
const spread: AxisError[] = [];
const SOMEBODY_ELSE = 0.1;
const totals = { keypoints: 0, knee: 0, elbow: 0, clips: 0, knees: 0, elbows: 0 };
console.log('clip                  frames missed score keypoints  knee  elbow  worst joint');
try {
  for (const truth of truths) {
    const { messages } = await analyser.analyse(`${CLIPS}/${truth.file}`, {
      keypoints: true,
      angles: true,
      person: personOf(truth),
      ...chosenBy,
    });
    const comparison = compareWithTruth(foundFrames(messages), hasDepth ? inSpace(truth) : truth);
    if (comparison.keypointError < SOMEBODY_ELSE) spread.push(...axisErrors(foundFrames(messages), truth));
    const [knee, elbow] = [angleError(comparison, 'knee'), angleError(comparison, 'elbow')];
    const [joint, worst] = Object.entries(comparison.byJoint).sort(([, a], [, b]) => b - a)[0] ?? ['–', NaN];
    console.log(
      `${truth.name.padEnd(21)} ${String(comparison.frames).padStart(6)} ${String(comparison.missed).padStart(6)} ` +
        `${show(comparison.score, 2)}  ${show(comparison.keypointError * 100, 2).padStart(6)} % ` +
        `${show(knee, 1).padStart(5)}° ${show(elbow, 1).padStart(5)}°  ${joint} ${show(worst * 100, 1)} %`,
    );
    totals.keypoints += comparison.keypointError;
    totals.clips++;
    if (!Number.isNaN(knee)) {
      totals.knee += knee;
      totals.knees++;
    }
    if (!Number.isNaN(elbow)) {
      totals.elbow += elbow;
      totals.elbows++;
    }
  }
} finally {
  await analyser.close();
}
showSpread(spread);
const keypoints = totals.keypoints / totals.clips;
const knee = totals.knee / totals.knees;
const elbow = totals.elbow / totals.elbows;
console.log(
  `mean: keypoints ${show(keypoints * 100, 2)} % (limit ${KEYPOINT_LIMIT * 100} %), knee ${show(knee, 1)}°, ` +
    `elbow ${show(elbow, 1)}° (limit ${ANGLE_LIMIT_DEG}°)`,
);
if (!(keypoints <= KEYPOINT_LIMIT && knee <= ANGLE_LIMIT_DEG && elbow <= ANGLE_LIMIT_DEG)) process.exitCode = 1;
