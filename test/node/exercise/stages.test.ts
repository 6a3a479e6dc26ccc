import { expect } from 'chai';
import type { ExerciseMessage, ExercisePose, ExerciseSummaryMessage } from '../../../src/exercise/index.js';
import { squat } from '../../../src/exercise/catalogue/squat.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import type { RepetitionRecord } from '../../../src/exercise/types.js';
import { validateRecord } from '../../../src/exercise/validate.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance } from '../../athlete/movements.js';
import type { PerformanceOptions } from '../../athlete/movements.js';

/** Told by its stages alone. */
const burpee: RepetitionRecord = {
  name: 'staged_burpee',
  aliases: [],
  unit: 'reps',
  needs: { joints: ['shoulder', 'hip', 'knee'], both: false, ready: [] },
  cycle: {
    depth: { from: 'hipHeight', scale: -0.6, offset: 1.2 },
    signals: [{ signal: 'hipHeight', swing: -0.3 }],
    phases: { rest: 'top', out: 'down', far: 'bottom', back: 'up' },
    stages: [
      { phase: 'crouch', when: [{ signal: 'trunkLean', min: 60 }] },
      {
        phase: 'plank',
        when: [
          { signal: 'bodyTilt', max: 40 },
          { signal: 'kneeAngle', min: 150 },
        ],
      },
      { phase: 'low', when: [{ signal: 'elbowAngle', max: 110 }] },
      { phase: 'stand', when: [{ signal: 'trunkLean', max: 40 }] },
    ],
    smoothingMs: 200,
    minDurationMs: 1000,
    maxDurationMs: 10_000,
    full: 0.9,
    needed: { easy: 0.5, normal: 0.6, pro: 0.7 },
  },
  identity: {
    prior: -1,
    evidence: [
      { name: 'passes_all', measure: { statistic: 'stages' }, against: 0.8, pro: 1, weights: { pro: 2, against: 4 } },
    ],
  },
  criteria: [],
  rules: [],
  score: {
    depth: { measure: { signal: 'trunkLean', part: 'far', statistic: 'high' }, full: 80, none: 20 },
    tempo: { fastMs: 1500, slowMs: 6000 },
  },
};

const filmed = (exercise: PerformanceOptions['exercise'], yawDeg: number): ExercisePose[] =>
  poseSequence(performance({ exercise, reps: 3 }), { yawDeg, distanceM: 4.5 }, { noise: { share: 0.004, seed: 7 } });

function run(record: RepetitionRecord, poses: readonly ExercisePose[]): ExerciseMessage[] {
  const tracker = trackRecord(record);
  return [...poses.flatMap((pose) => tracker.update(pose)), ...tracker.finish()];
}

const summaryOf = (messages: readonly ExerciseMessage[]): ExerciseSummaryMessage =>
  messages.at(-1) as ExerciseSummaryMessage;

describe('exercise: stages', () => {
  it('are passed in their order, and are the phases', () => {
    validateRecord(burpee);
    for (const yawDeg of [60, 90]) {
      const messages = run(burpee, filmed('burpee', yawDeg));
      expect(summaryOf(messages).counter, `${yawDeg}°`).to.equal(3);
      const phases = messages.flatMap((one) => (one.type === 'progression' ? [one.phase] : []));
      const changes = phases.filter((phase, index) => phase !== phases[index - 1]);
      const one = ['down', 'crouch', 'plank', 'low', 'stand'];
      expect(changes, `${yawDeg}°`).to.deep.equal(['top', ...one, 'top', ...one, 'top', ...one, 'top']);
    }
  });

  it('that are not passed, or not in their order, are evidence against it', () => {
    const squats = summaryOf(run(burpee, filmed('squat', 90)));
    expect([squats.counter, squats.reason?.code]).to.deep.equal([0, 'other_movement']);
    const [crouch, prone, low, upright] = burpee.cycle.stages ?? [];
    const stages = [crouch!, prone!, upright!, low!];
    const { counter, reason } = summaryOf(run({ ...burpee, cycle: { ...burpee.cycle, stages } }, filmed('burpee', 90)));
    expect([counter, reason?.code, reason?.checks]).to.deep.equal([0, 'other_movement', ['passes_all']]);
  });

  it('are asked for only in the views that they name', () => {
    const [crouch, ...others] = burpee.cycle.stages ?? [];
    const fromFront = { phase: 'never', when: [{ signal: 'trunkLean', min: 170, views: ['front'] }] } as const;
    const record = { ...burpee, cycle: { ...burpee.cycle, stages: [crouch!, fromFront, ...others] } };
    expect(summaryOf(run(record, filmed('burpee', 90))).counter).to.equal(3);
  });

  it('make no phases where a record names none', () => {
    const phases = run(squat, filmed('squat', 90)).flatMap((one) => (one.type === 'progression' ? [one.phase] : []));
    expect([...new Set(phases)]).to.deep.equal(['top', 'down', 'bottom', 'up']);
  });
});
