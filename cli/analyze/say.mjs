/**
 * What is said of a result, and how far the whole list has got.
 */

/** @typedef {import('../../src/session/analysis-result.js').AnalysisData} AnalysisData */

/** Characters of the bar. */
const BAR = 20;

/**
 * A result in one line.
 * @param {Pick<AnalysisData, 'kind' | 'media' | 'durationMs' | 'summary' | 'warnings'>} result
 */
export function sentenceOf({ kind, media, durationMs, summary, warnings }) {
  return `${media}: ${[...whatOf(kind, durationMs, summary), ...warnings.map(({ message }) => message)].join('. ')}`
    .replace(/\.\. /g, '. ')
    .replace(/\.$/, '');
}

/**
 * @param {AnalysisData['kind']} kind
 * @param {number} durationMs
 * @param {AnalysisData['summary']} summary
 */
function whatOf(kind, durationMs, summary) {
  if (!summary) return [kind === 'image' ? 'image' : `video of ${(durationMs / 1000).toFixed(1)} s`];
  const { counter, unit, grade, avg_rep_score: score, reason, exercise } = summary;
  const counted = `${exercise}, ${counter} ${unit === 'reps' && counter === 1 ? 'rep' : unit}`;
  const graded = grade === null ? '' : `, grade ${grade} (${Math.round(score ?? 0)})`;
  return [counted + graded, ...(reason ? [reason.message] : [])];
}

/**
 * How far the list has got, as a line.
 * @param {object} state
 * @param {number} state.done files that are over
 * @param {number} [state.there] those of them that had a result, which took no time
 * @param {number} state.all files in total
 * @param {readonly { name: string, share: number, what: string }[]} state.current those under way, and how far each has got, 0..1
 * @param {number} state.elapsedMs
 */
export function progressLine({ done, there = 0, all, current, elapsedMs }) {
  const over = done + current.reduce((sum, one) => sum + one.share, 0);
  const share = Math.min(1, over / all);
  const worked = Math.min(1, (over - there) / (all - there));
  const full = Math.floor(share * BAR);
  // What the first seconds say of all the others is mere guessing.
  const left = worked > 0.02 && elapsedMs > 5000 ? `, ${spanOf((elapsedMs * (1 - worked)) / worked)} left` : '';
  const names = current.map(({ name, share: own, what }) => `${name} ${what} ${Math.floor(own * 100)} %`).join(', ');
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done} of ${all}${left}  ${names}`;
}

/** @param {number} ms */
export function spanOf(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
