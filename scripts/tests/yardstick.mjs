/**
 * How fast the machine is while the tests run: budgets are of one machine, and another, or the same one on a bad day, may
 * take more than twice as long for the same work. What a run has to keep is then as much longer.
 */

/**
 * Milliseconds that {@link work} takes in the middle, while two suites run, on a machine as the budgets were taken on. Worked
 * out from one that took 2.3 times as long for the suites, and 20 ms for this.
 */
export const USUAL_MS = 9;

/** However slow it is, a run that takes longer than this times its budget is told. */
const MOST = 3;

const EVERY_MS = 2_000;

/** The same work each time: numbers in a row, and some that are sorted. */
function work() {
  const values = new Float64Array(60_000);
  let seed = 1;
  for (let index = 0; index < values.length; index++) {
    seed = (seed * 48_271) % 2_147_483_647;
    values[index] = Math.sqrt(seed);
  }
  values.sort();
  return values[0];
}

/**
 * Times the work now and then, from now on.
 * @returns {() => number} ends it, and tells how many times longer than usual the work took, 1 to {@link MOST}
 */
export function startYardstick() {
  /** @type {number[]} */
  const times = [];
  const timer = setInterval(() => {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    return slownessOf(times);
  };
}

/**
 * @param {readonly number[]} times of the work, in milliseconds
 * @returns {number} 1 where nothing was timed
 */
export function slownessOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? USUAL_MS;
  return Math.max(1, Math.min(MOST, middle / USUAL_MS));
}
