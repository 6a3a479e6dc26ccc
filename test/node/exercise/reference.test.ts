/**
 * A movement that is shown: found, counted on other people, and known from others.
 */
import { expect } from 'chai';
import { CATALOGUE } from '../../../src/exercise/catalogue/index.js';
import { MORE } from '../../../src/exercise/catalogue/more/index.js';
import type { ExercisePose } from '../../../src/exercise/joints.js';
import { recognise } from '../../../src/exercise/recognise.js';
import {
  parseSignature,
  recordOf,
  rivalsOf,
  signatureOfPoses,
  type Signature,
} from '../../../src/exercise/reference/index.js';
import { Registry } from '../../../src/exercise/registry.js';
import { trackRecord } from '../../../src/exercise/tracker.js';
import { validateRecord } from '../../../src/exercise/validate.js';
import { poseSequence } from '../../athlete/keypoints.js';
import { performance, type MovementName, type PerformanceOptions } from '../../athlete/movements.js';
import { inARow, recording, recordings } from './support.js';

const ALL = [...CATALOGUE, ...MORE];
const WHOLE = new Registry(ALL);

/** A catalogue that does not know an exercise. */
const without = (...names: readonly string[]): Registry =>
  new Registry(ALL.filter(({ name }) => !names.includes(name)));

const athlete = (
  exercise: MovementName,
  yawDeg: number,
  how: Partial<PerformanceOptions> = {},
): readonly ExercisePose[] =>
  poseSequence(performance({ exercise, reps: 4, holdS: 8, ...how }), { yawDeg }, { noise: { share: 0.004, seed: 7 } });

/** The same as in a mirror: the other side does it. */
const inAMirror = (poses: readonly ExercisePose[]): readonly ExercisePose[] =>
  poses.map((pose) => ({
    ...pose,
    keypoints: pose.keypoints.map((point) => ({
      ...point,
      name: point.name.replace(/^(left|right)/, (side) => (side === 'left' ? 'right' : 'left')),
      x: pose.width - point.x,
    })),
  }));

const signed = (poses: readonly ExercisePose[], registry = WHOLE): Signature =>
  signatureOfPoses(poses, undefined, recognise(poses, registry.records), registry);

const countBy = (signature: Signature, poses: readonly ExercisePose[], registry = WHOLE): number => {
  const tracker = trackRecord(recordOf(signature, registry), {}, rivalsOf(signature, registry));
  for (const pose of poses) tracker.update(pose);
  tracker.finish();
  return tracker.counter.count;
};

/** Filmed as the reference from one yaw, and how others do it from other yaws. */
const SHOWN: readonly {
  readonly exercise: MovementName;
  readonly yawDeg: number;
  readonly others: readonly number[];
}[] = [
  { exercise: 'squat', yawDeg: 90, others: [0, 45] },
  { exercise: 'jumping_jack', yawDeg: 0, others: [30, 60] },
  { exercise: 'bicep_curl', yawDeg: 60, others: [20, 90] },
];

const SOMETHING_ELSE: readonly MovementName[] = [
  'squat',
  'jumping_jack',
  'bicep_curl',
  'lunge',
  'pushup',
  'deadlift',
  'shoulder_press',
  'sit_up',
  'walk',
];

describe('a reference movement', () => {
  for (const [knowledge, registryOf] of [
    ['known to the catalogue', () => WHOLE],
    [
      'that the catalogue does not know',
      (name: string) => without(name, ...(/curl/.test(name) ? ['hammer_curl'] : [])),
    ],
  ] as const) {
    for (const { exercise, yawDeg, others } of SHOWN) {
      describe(`${exercise}, ${knowledge}`, () => {
        const registry = registryOf(exercise);
        let signature: Signature;

        before(() => {
          signature = signed(athlete(exercise, yawDeg), registry);
        });

        it('is what it is recognised as', () => {
          expect(signature.exercise?.name ?? null).to.equal(registry === WHOLE ? exercise : null);
        });

        it('makes a valid record', () => {
          expect(() => validateRecord(recordOf(signature, registry))).not.to.throw();
        });

        for (const other of others) {
          it(`is counted from ${other}° where it is shown from ${yawDeg}°`, () => {
            expect(countBy(signature, athlete(exercise, other), registry)).to.equal(4);
          });
        }

        it('is counted slower, faster and not as far', () => {
          const usual = performance({ exercise }).options.secondsPerRep;
          for (const how of [{ secondsPerRep: 1.8 * usual }, { secondsPerRep: 0.7 * usual }, { depth: 0.8 }]) {
            expect(countBy(signature, athlete(exercise, yawDeg, how), registry), JSON.stringify(how)).to.equal(4);
          }
        });

        it('is counted in a mirror', () => {
          expect(countBy(signature, inAMirror(athlete(exercise, yawDeg)), registry)).to.equal(4);
        });

        it('is none of the other movements', () => {
          for (const another of SOMETHING_ELSE.filter((name) => name !== exercise)) {
            expect(countBy(signature, athlete(another, yawDeg), registry), another).to.equal(0);
          }
        });
      });
    }
  }

  for (const movement of ['squat', 'jumping_jack']) {
    const people = recordings.filter((one) => one.movement === movement);
    for (const reference of people) {
      it(`of ${reference.name} counts the ${movement}s of other people`, () => {
        const signature = signed(reference.poses);
        for (const { name, poses, reps_min, reps_max } of people.filter((one) => one !== reference)) {
          expect(countBy(signature, poses), name).to.be.within(reps_min ?? 0, reps_max ?? 0);
        }
      });
    }
  }

  it('counts no squat by a curl of real people, nor a curl by a squat', () => {
    const [curl, squat] = [recording('curl_01').poses, recording('squat_06').poses];
    expect(countBy(signed(curl), squat)).to.equal(0);
    expect(countBy(signed(squat), curl)).to.equal(0);
  });

  it('is no other movement where its legs work and only the arms are raised', () => {
    const registry = without('jumping_jack', 'low_impact_jack');
    const jacks = signed(athlete('jumping_jack', 0), registry);
    expect(countBy(jacks, athlete('lateral_raise', 0), registry)).to.equal(0);
    const names = recordOf(jacks, registry).identity.evidence.map(({ name }) => name);
    expect(names).to.include.members(['direction', 'arms_direction', 'legs_direction']);
    const curl = recordOf(signed(athlete('bicep_curl', 0), without('bicep_curl', 'hammer_curl')), registry);
    expect(curl.identity.evidence.map(({ name }) => name)).not.to.include('legs_direction');
  });

  it('is not what joints do that lie at the edge of the picture, whose limbs go on outside of it', () => {
    const cut = athlete('bicep_curl', 0).map((pose, at) => ({
      ...pose,
      keypoints: pose.keypoints.map((point) => {
        if (/ankle/.test(point.name)) return { ...point, score: 0 };
        // It comes and goes with the camera.
        return /knee/.test(point.name) ? { ...point, y: pose.height * (0.99 - 0.04 * Math.sin(at / 4)) } : point;
      }),
    }));
    const registry = without('bicep_curl', 'hammer_curl');
    const signature = signed(cut, registry);
    expect(signature.traits.frontThighDrop).to.equal(null);
    expect(signature.traits.higherArmRaise).not.to.equal(null);
  });

  it('is as deep as its legs go, though its arms reach farther', () => {
    const registry = without('squat', 'sit_to_stand');
    const reaching = athlete('squat', 0).map((pose) => {
      const { y: hipY = 0 } = pose.keypoints.find(({ name }) => name === 'left_hip') ?? {};
      const { y: kneeY = 0 } = pose.keypoints.find(({ name }) => name === 'left_knee') ?? {};
      return { pose, thigh: kneeY - hipY };
    });
    const standing = Math.max(...reaching.map(({ thigh }) => thigh));
    const poses = reaching.map(({ pose, thigh }) => ({
      ...pose,
      keypoints: pose.keypoints.map((point) => {
        if (!/wrist|elbow/.test(point.name)) return point;
        return { ...point, y: point.y - (/wrist/.test(point.name) ? 0.6 : 0.3) * (standing - thigh) };
      }),
    }));
    const signature = signed(poses, registry);
    expect(countBy(signature, poses, registry)).to.equal(4);
    expect(countBy(signature, athlete('squat', 0), registry), 'arms at rest').to.equal(4);
  });

  it('is one of both arms, and of one arm at a time', () => {
    const registry = without('bicep_curl', 'hammer_curl');
    const both = athlete('bicep_curl', 0);
    const [first] = both;
    const one = both.map((pose) => ({
      ...pose,
      keypoints: pose.keypoints.map((point) => {
        const atRest = first?.keypoints.find(({ name }) => name === point.name) ?? point;
        return /right_(wrist|elbow)/.test(point.name) ? atRest : point;
      }),
    }));
    expect(countBy(signed(both, registry), one, registry)).to.equal(4);
  });

  it('is counted of who takes a fifth of its time', () => {
    const registry = without('squat', 'sit_to_stand');
    const slow = signed(athlete('squat', 0, { secondsPerRep: 6 }), registry);
    expect(countBy(slow, athlete('squat', 0, { secondsPerRep: 1.2 }), registry)).to.equal(4);
  });

  it('is counted by what moves in it where its exercise is not known here', () => {
    const signature = signed(athlete('squat', 90));
    expect(countBy(signature, athlete('squat', 45), without('squat'))).to.equal(4);
  });

  it('is the part that is marked', () => {
    const poses = inARow(athlete('bicep_curl', 0, { reps: 1 }), athlete('squat', 0, { reps: 2 }));
    const { durationS, truth } = performance({ exercise: 'bicep_curl', reps: 1 });
    const [curl] = truth.reps;
    const marks = { startMs: 1000 * (curl?.start ?? 0), endMs: 1000 * (curl?.end ?? durationS) };
    const signature = signatureOfPoses(poses, marks, recognise(poses, ALL), WHOLE);
    expect(signature.durationMs).to.equal(Math.round(marks.endMs - marks.startMs));
    expect(signature.exercise?.name).to.equal('bicep_curl');
    expect(countBy(signature, athlete('bicep_curl', 20))).to.equal(4);
    expect(countBy(signature, athlete('squat', 0))).to.equal(0);
  });

  it('is marked in media time, wherever that begins', () => {
    const late = athlete('squat', 0).map((pose) => ({ ...pose, timestampMs: pose.timestampMs + 60_000 }));
    const [, second] = performance({ exercise: 'squat', reps: 4 }).truth.reps;
    const marks = { startMs: 60_000 + 1000 * (second?.start ?? 0), endMs: 60_000 + 1000 * (second?.end ?? 0) };
    const signature = signatureOfPoses(late, marks, recognise(late, ALL), WHOLE);
    expect(signature.exercise?.name).to.equal('squat');
    expect(signature.durationMs).to.equal(Math.round(marks.endMs - marks.startMs));
  });
});

describe('what cannot be a reference', () => {
  const problemOf = (poses: readonly ExercisePose[]): unknown => {
    try {
      signed(poses);
    } catch (error) {
      return (error as { problem?: unknown }).problem;
    }
    return undefined;
  };

  it('is one without a person', () => {
    expect(problemOf(athlete('squat', 0).map((pose) => ({ ...pose, keypoints: [] })))).to.equal('nobody');
  });

  it('is one without a repetition', () => {
    expect(problemOf(athlete('stand', 0))).to.equal('no_repetition');
    const poses = athlete('squat', 0, { restBeforeS: 4 });
    expect(() => signatureOfPoses(poses, { startMs: 500, endMs: 3000 })).to.throw(/No repetition was found/);
  });

  it('is a posture that is held', () => {
    expect(problemOf(athlete('plank', 90))).to.equal('held');
  });

  it('is a picture', () => {
    expect(problemOf(athlete('squat', 0).slice(0, 1))).to.equal('picture');
  });
});

describe('a stored signature', () => {
  let signature: Signature;

  before(() => {
    signature = signed(athlete('squat', 45));
  });

  it('is the same after it was JSON', () => {
    expect(parseSignature(JSON.parse(JSON.stringify(signature)))).to.deep.equal(signature);
  });

  for (const [what, change, message] of [
    ['nothing', () => null, /^signature: must be an object; got null/],
    ['another file', () => ({ tracks: [] }), /^signature\.format: is missing/],
    ['another format', (one: Signature) => ({ ...one, format: 'x' }), /^signature\.format: must be/],
    ['a later version', (one: Signature) => ({ ...one, version: 2 }), /^signature\.version: must be 1/],
    ['no time', (one: Signature) => ({ ...one, durationMs: 0 }), /^signature\.durationMs: must be above 0/],
    ['a view that is none', (one: Signature) => ({ ...one, view: 'top' }), /^signature\.view: must be/],
    [
      'an exercise without a way',
      (one: Signature) => ({ ...one, exercise: { name: 'squat', confidence: 1, shift: 0 } }),
      /^signature\.exercise\.shift: must be above 0/,
    ],
    [
      'a trait that is no number',
      (one: Signature) => ({ ...one, traits: { ...one.traits, hipY: { rest: 'x', far: 0, range: 0 } } }),
      /^signature\.traits\.hipY\.rest: must be a number/,
    ],
    [
      'too few values',
      (one: Signature) => ({ ...one, features: { ...one.features, hipHeight: { weight: 0.1, values: [1] } } }),
      /^signature\.features\.hipHeight\.values: must have 49 values/,
    ],
  ] as const) {
    it(`is refused where it is ${what}`, () => {
      expect(() => parseSignature(change(signature))).to.throw(TypeError, message);
    });
  }
});
