/**
 * Runs jobs side by side, each as soon as those that it needs have ended. Imports nothing from npm.
 */

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {(output: 'inherit' | 'keep') => Promise<JobResult>} run `keep` is to hand its output over in the result
 * @property {readonly Job[]} [needs] jobs that have to succeed before; where one does not, this one is not run
 */

/**
 * @typedef {object} JobResult
 * @property {boolean} ok
 * @property {string} [output] what it has printed
 */

/**
 * @typedef {JobResult & { job: Job, seconds: number, missing?: Job }} EndedJob `missing`: it was not run, as that one failed
 */

/**
 * Runs all jobs, the first ones first. Where several may run at a time, the output of each is printed when it has ended.
 * @param {readonly Job[]} jobs
 * @param {number} atOnce how many may run at a time
 * @param {(line: string) => void} [print]
 * @returns {Promise<EndedJob[]>} in the order of `jobs`
 */
export async function runJobs(jobs, atOnce, print = console.log) {
  /** @type {Map<Job, EndedJob>} */
  const ended = new Map();
  const waiting = [...jobs];
  const output = atOnce === 1 || jobs.length === 1 ? 'inherit' : 'keep';

  /** @param {Job} job */
  const isReady = ({ needs = [] }) => needs.every((other) => ended.has(other) || !jobs.includes(other));
  /** @param {Job} job */
  const missingOf = ({ needs = [] }) => needs.find((other) => ended.get(other)?.ok === false);

  /** @param {Job} job @returns {Promise<void>} */
  const runOne = async (job) => {
    const missing = missingOf(job);
    if (missing) {
      ended.set(job, { job, ok: false, seconds: 0, missing });
      return print(`\n== ${job.name}: not run, as this failed: ${missing.name}`);
    }
    print(output === 'inherit' ? `\n== ${job.name}` : `-- ${job.name} has begun`);
    const start = performance.now();
    const result = await job.run(output);
    const seconds = Math.round((performance.now() - start) / 1000);
    ended.set(job, { job, seconds, ...result });
    if (output === 'keep')
      print(`\n== ${job.name}: ${result.ok ? 'ok' : 'FAILED'}, ${seconds} s\n${result.output ?? ''}`);
  };

  /** @type {Set<Promise<void>>} */
  const running = new Set();
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < atOnce ? waiting.findIndex(isReady) : -1;
    if (next === -1) {
      if (running.size === 0)
        throw new Error(`Jobs that need each other: ${waiting.map(({ name }) => name).join(', ')}.`);
      await Promise.race(running);
      continue;
    }
    const [job] = waiting.splice(next, 1);
    if (!job) continue;
    const run = runOne(job).finally(() => running.delete(run));
    running.add(run);
  }
  return jobs.flatMap((job) => ended.get(job) ?? []);
}
