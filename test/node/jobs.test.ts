import { expect } from 'chai';
import { runJobs, type Job } from '../../scripts/lib/jobs.mjs';

/** A job that ends when it is told to. */
function job(name: string, needs: readonly Job[] = []) {
  let end: (ok: boolean) => void = () => undefined;
  const ending = new Promise<boolean>((resolve) => (end = resolve));
  const outputs: string[] = [];
  const made = {
    name,
    needs,
    async run(output: string) {
      outputs.push(output);
      return { ok: await ending, output: `${name} has printed this` };
    },
    outputs,
    end,
    hasBegun: () => outputs.length > 0,
  };
  return made;
}

/** Lets everything happen that waits for nothing. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('jobs of the test command', () => {
  it('run side by side, no more than may, each after those that it needs', async () => {
    const build = job('build');
    const lint = job('lint');
    const types = job('types');
    const unit = job('unit', [build]);
    const lines: string[] = [];
    const all = runJobs([build, unit, lint, types], 2, (line) => lines.push(line));
    await settle();
    expect([build, unit, lint, types].map(({ hasBegun }) => hasBegun())).to.deep.equal([true, false, true, false]);
    lint.end(true);
    await settle();
    expect(types.hasBegun()).to.equal(true);
    expect(unit.hasBegun()).to.equal(false);
    build.end(true);
    await settle();
    expect(unit.hasBegun()).to.equal(true);
    unit.end(false);
    types.end(true);
    const ended = await all;
    expect(ended.map(({ job: { name }, ok }) => [name, ok])).to.deep.equal([
      ['build', true],
      ['unit', false],
      ['lint', true],
      ['types', true],
    ]);
    // Nothing of one stands in the midst of another.
    expect(lines.filter((line) => line.includes('has printed this'))).to.have.length(4);
    expect(lint.outputs).to.deep.equal(['keep']);
  });

  it('are not run where one that they need has failed, and neither are those that need these', async () => {
    const build = job('build');
    const unit = job('unit', [build]);
    const report = job('report', [unit]);
    build.end(false);
    const ended = await runJobs([build, unit, report], 2, () => undefined);
    expect(ended.map(({ ok, missing }) => [ok, missing?.name])).to.deep.equal([
      [false, undefined],
      [false, 'build'],
      [false, 'unit'],
    ]);
    expect(unit.hasBegun() || report.hasBegun()).to.equal(false);
  });

  it('need not wait for a job that was not asked for', async () => {
    const build = job('build');
    const unit = job('unit', [build]);
    unit.end(true);
    const [ended] = await runJobs([unit], 2, () => undefined);
    expect(ended?.ok).to.equal(true);
    // Alone it prints by itself.
    expect(unit.outputs).to.deep.equal(['inherit']);
  });

  it('that need each other are an error, not an endless wait', async () => {
    const needs: Job[] = [];
    const one = job('one', needs);
    needs.push(job('two', [one]));
    const error = await runJobs([one, ...needs], 2, () => undefined).catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.equal('Jobs that need each other: one, two.');
  });
});
