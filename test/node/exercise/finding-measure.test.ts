import { expect } from 'chai';
import { exercises, type ExercisePose, type Finding } from '../../../src/exercise/index.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance, type PerformanceOptions } from '../../athlete/movements.js';
import { summaryOf } from './support.js';

type Asked = Partial<PerformanceOptions> & Pick<PerformanceOptions, 'exercise'>;

/** The athlete, filmed from a side. */
function filmed(asked: Asked, yawDeg = 90): ExercisePose[] {
  const lying = asked.exercise === 'pushup' || asked.exercise === 'plank';
  const place = lying ? { heightM: 0.7, target: [0, 0.35, 0.7] as [number, number, number], distanceM: 3.2 } : {};
  return poseSequence(performance(asked), { yawDeg, ...place }, { noise: { share: 0.004, seed: 3 } });
}

function findings(asked: Asked, code: string, yawDeg?: number): readonly Finding[] {
  const { reps, holds } = summaryOf(filmed(asked, yawDeg), { exercise: asked.exercise });
  return [...reps, ...holds].flatMap((one) => one.findings.filter((finding) => finding.code === code));
}

describe('exercise: what a finding rests on', () => {
  it('is told in degrees, beyond its limit', () => {
    const leaning = findings({ exercise: 'squat', faults: ['squat.trunk.lean'] }, 'squat.trunk.lean');
    expect(leaning).not.to.have.length(0);
    for (const { measured } of leaning) {
      expect(measured).to.include({ quantity: 'trunk', limit: 50, bound: 'at_most', unit: '°' });
      expect(measured?.value).to.be.within(51, 90);
    }
  });

  it('is told as a share of a full repetition where it is how far that went', () => {
    const shallow = findings({ exercise: 'squat', faults: ['squat.depth.shallow'] }, 'squat.depth.shallow');
    expect(shallow).not.to.have.length(0);
    for (const { measured } of shallow) {
      expect(measured).to.include({ quantity: 'range', limit: 59, bound: 'at_least', unit: '%' });
      expect(measured?.value).to.be.below(59);
    }
  });

  it('is told without a sign', () => {
    const [high] = findings({ exercise: 'plank', faults: ['plank.hips.pike'] }, 'plank.hips.pike');
    expect(high?.measured).to.include({ quantity: 'hips_above', limit: 16, bound: 'at_most', unit: '%' });
    expect(high?.measured?.value).to.be.above(16);
  });

  it('is left out where there are no plain words for it', () => {
    const lifted = findings({ exercise: 'squat', faults: ['squat.heels.lifted'] }, 'squat.heels.lifted');
    expect(lifted).not.to.have.length(0);
    for (const one of lifted) expect(one).not.to.have.property('measured');
  });

  it('is dated to when it shows: at the end where the arms are not straight again', () => {
    const asked: Asked = { exercise: 'pushup', faults: ['pushup.lockout.incomplete'] };
    const { reps } = summaryOf(filmed(asked), { exercise: 'pushup', difficulty: 'easy' });
    const late = reps.flatMap(({ endMs, findings: found }) =>
      found.filter(({ code }) => code === 'pushup.lockout.incomplete').map(({ timestampMs }) => timestampMs - endMs),
    );
    expect(late).not.to.have.length(0);
    for (const difference of late) expect(difference).to.equal(0);
  });
});

describe('exercise: its traits', () => {
  const traits = (name: string) => exercises.find((exercise) => exercise.name === name)?.traits;

  it('say which joints it is about, and how far it has to go', () => {
    expect(traits('squat')).to.deep.include({
      joint: 'knee',
      range: { code: 'squat.depth.shallow', word: 'deep' },
      phases: { out: 'down', far: 'bottom', back: 'up' },
    });
    expect(traits('pushup')?.joint).to.equal('elbow');
    expect(traits('jumping_jack')).to.deep.include({
      joint: 'shoulder',
      range: { code: 'jack.arms.incomplete', word: 'full' },
    });
    expect(traits('sit_up')).to.deep.include({ joint: 'hip', range: { code: 'sit_up.height.low', word: 'high' } });
    expect(traits('plank')).to.include({ joint: 'hip' }).and.not.to.have.property('range');
    expect(traits('wall_sit')?.joint).to.equal('knee');
  });

  it('say from where a finding can be judged', () => {
    expect(traits('squat')?.views).to.deep.include({ 'squat.knees.inward': ['front'] });
    expect(traits('squat')?.views).not.to.have.property('squat.depth.shallow');
  });

  it('are there of every exercise', () => {
    for (const { name, unit, traits: told } of exercises) {
      expect(told?.views, name).to.be.an('object');
      if (unit === 'reps') expect(told?.range, name).to.have.property('code');
    }
  });
});
