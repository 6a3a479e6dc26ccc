/**
 * The examples of what is said of jumps: the engine's messages of the synthetic athlete, who jumps and hops on one leg. No clip
 * shows that.
 */
import { exampleOf } from './message-examples.mjs';
import { importSource } from './source.mjs';

/** @typedef {import('./message-examples.mjs').Example} Example */
/** @typedef {import('./message-examples.mjs').Message} Message */

const ATHLETE_CM = 175;
const CAMERA = { width: 720, height: 1280, fovDeg: 62, distanceM: 3.2, target: [0, 1, 0], yawDeg: 30 };
const TYPES = ['jump_calibration', 'jump_started', 'jump_height', 'jump_result', 'jump_discarded', 'jump_summary'];

/**
 * Records one of each type, the last of each.
 * @returns {Promise<Example[]>}
 * @throws Error naming a type that did not come
 */
export async function recordJumps() {
  const { performance } = await importSource('test/athlete/movements.ts');
  const { poseSequence } = await importSource('test/athlete/keypoints.ts');
  const { createExerciseTracker } = await importSource('src/exercise/index.ts');
  /** @type {Message[]} */
  const said = [];
  for (const exercise of ['one_leg_hop', 'countermovement_jump']) {
    const tracker = createExerciseTracker({ exercise: 'jump_analysis', userHeightCm: ATHLETE_CM });
    for (const pose of poseSequence(performance({ exercise, reps: 1 }), CAMERA, { fps: 30 })) {
      said.push(...tracker.update(pose));
    }
    said.push(...tracker.finish());
  }
  return TYPES.map((type) => {
    const message = said.findLast((one) => one.type === type);
    if (!message) throw new Error(`The athlete's jumps gave no message ${type}.`);
    return exampleOf(type, message);
  });
}
