/**
 * Says in words where a repetition is unlike the reference.
 */
import { speak } from '../../texts/exercise-texts.js';
import { DEVIATION_TEXTS } from '../../texts/reference-texts.js';
import type { Deviation } from './compare.js';
import { REFERENCE } from './to-record.js';

/**
 * @param lang tag of a language that comes with the package or was added; what it lacks is said in English
 * @returns such as `left elbow 24° less bent at the bottom`
 */
export function deviationSaid({ part, side, by, unit, at }: Deviation, lang: string): string {
  const say = speak(lang, REFERENCE, DEVIATION_TEXTS);
  const what = part === 'trunk' && unit === '°' ? 'lean' : part;
  return say(`deviation.${what}.${by > 0 ? 'more' : 'less'}`, {
    side: side ? say(`deviation.${side}`) : '',
    by: Math.abs(by),
    at: say(`deviation.at.${at}`),
  });
}
