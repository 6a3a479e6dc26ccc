/**
 * Reads all signals of one frame.
 */
import type { Body } from '../joints.js';
import type { LimbLengths } from '../body-size.js';
import { readArms } from './arms.js';
import { figureOf } from './figure.js';
import type { SetSignal } from './figure.js';
import { readLegs } from './legs.js';
import { readLying } from './lying.js';
import { SIGNAL_INDEX } from './names.js';
import { readTrunk } from './trunk.js';

/**
 * @param body the joints of one frame
 * @param limbs the person's limb lengths in pixels
 * @param out receives one number per signal, NaN where it cannot be told
 */
export function readSignals(body: Body, limbs: LimbLengths, out: Float64Array): void {
  out.fill(NaN);
  const set: SetSignal = (name, value) => {
    out[SIGNAL_INDEX[name]] = value;
  };
  const figure = figureOf(body, limbs);
  readTrunk(figure, set);
  readLegs(figure, set);
  readArms(figure, set);
  readLying(figure, set);
}
