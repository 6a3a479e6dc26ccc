/**
 * What an interface has to know of an exercise to show its results: read from its record.
 */
import type { JointPair, RangeWord } from '../texts/texts.js';
import { signalOf } from './reading.js';
import type { SignalName } from './signals/names.js';
import type { ExerciseRecord, HoldRecord, RepetitionRecord, View } from './types.js';

/** What is particular to an exercise, for whoever shows its results. */
export interface ExerciseTraits {
  /** The joints that it is about: their angles tell most. */
  readonly joint?: JointPair;
  /** How far a repetition has to go: the code of the finding that says it did not, and the word for it. */
  readonly range?: { readonly code: string; readonly word: RangeWord };
  /** Names of the way out, the stay at the turning point and the way back. */
  readonly phases?: { readonly out: string; readonly far: string; readonly back: string };
  /** The views from which findings can be judged, by their code; of one that is not there all. */
  readonly views: Readonly<Record<string, readonly View[]>>;
}

/** Which joints a signal is about. */
const JOINTS: Readonly<Partial<Record<SignalName, JointPair>>> = {
  kneeAngle: 'knee',
  straighterKnee: 'knee',
  moreBentKnee: 'knee',
  crouch: 'knee',
  lunge: 'knee',
  thighDrop: 'knee',
  hipHeight: 'knee',
  elbowAngle: 'elbow',
  moreBentElbow: 'elbow',
  press: 'elbow',
  pressHeight: 'elbow',
  hipAngle: 'hip',
  moreBentHip: 'hip',
  hipSag: 'hip',
  pelvisDrop: 'hip',
  proneDrop: 'hip',
  frontThighDrop: 'hip',
  kneeGap: 'hip',
  legRaise: 'hip',
  armRaise: 'shoulder',
  armOpen: 'shoulder',
  shoulderAngle: 'shoulder',
  higherArmRaise: 'shoulder',
  lowerArmRaise: 'shoulder',
  upperArmRaise: 'shoulder',
  higherUpperArm: 'shoulder',
};

/** Signals that are a joint's angle tell more of it than its place does. */
const IS_ANGLE = /Angle$|^(?:straighter|moreBent)/;

/** How codes of findings say that a repetition did not go far enough: the first that fits. */
const RANGE_WORDS: readonly (readonly [RegExp, RangeWord])[] = [
  [/\.depth\./, 'deep'],
  [/\.(?:height|hips)\.low$/, 'high'],
  [/./, 'full'],
];

/** @returns the traits of an exercise */
export function traitsOf(record: ExerciseRecord): ExerciseTraits {
  const joint = 'cycle' in record ? jointOf(signalsOf(record), IS_ANGLE) : jointOf(judgedSignals(record), /./);
  return { ...(joint && { joint }), ...('cycle' in record && ofRepetitions(record)), views: viewsOf(record) };
}

function ofRepetitions({ criteria, rules, cycle: { phases } }: RepetitionRecord): Partial<ExerciseTraits> {
  const code = criteria.map((criterion) => criterion.code).find((code) => rules.some((rule) => rule.code === code));
  const word = code && RANGE_WORDS.find(([form]) => form.test(code))?.[1];
  const { out, far, back } = phases;
  return { phases: { out, far, back }, ...(code && word && { range: { code, word } }) };
}

function signalsOf({ cycle: { signals, depth } }: RepetitionRecord): readonly SignalName[] {
  return [...signals.map(({ signal }) => signal), signalOf(depth)];
}

/** What a hold is judged by, as it goes nowhere. */
function judgedSignals({ rules, hold }: HoldRecord): readonly SignalName[] {
  const checked = rules
    .flatMap(({ when }) => when)
    .flatMap(({ measure }) => ('take' in measure ? measure.of : [measure]))
    .flatMap((measure) => ('signal' in measure ? [signalOf(measure.signal)] : []));
  return [...checked, ...hold.enter.map(({ signal }) => signal)];
}

/** @param telling signals of this form come first */
function jointOf(signals: readonly SignalName[], telling: RegExp): JointPair | undefined {
  const known = signals.filter((signal) => JOINTS[signal] !== undefined);
  const told = known.find((signal) => telling.test(signal)) ?? known[0];
  return told && JOINTS[told];
}

function viewsOf({ rules }: ExerciseRecord): ExerciseTraits['views'] {
  return Object.fromEntries(rules.flatMap(({ code, views }) => (views ? [[code, views]] : [])));
}
