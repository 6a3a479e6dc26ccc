import { expect } from 'chai';
import { isAbort } from '../../src/errors.js';
import { UnderWay } from '../../src/session/under-way.js';

/** How waiting ends. */
const outcome = (waiting: Promise<void>): Promise<string> =>
  waiting.then(
    () => 'over',
    (error: unknown) => (isAbort(error) ? (error as Error).message : 'failed'),
  );

describe('waiting for a run', () => {
  it('ends with the run, also with one that failed', async () => {
    for (const failed of [false, true]) {
      const run = new UnderWay();
      const waiting = outcome(run.over());
      if (failed) run.fail(new Error('no video'));
      expect(run.signal.aborted).to.equal(failed);
      run.end();
      expect(await waiting).to.equal('over');
      expect(await outcome(run.over()), 'asked afterwards').to.equal('over');
    }
  });

  it('is in vain where something else takes its place, however long the run takes to stop', async () => {
    const run = new UnderWay();
    const waiting = outcome(run.over());
    run.supersede('Another video took its place.');
    expect(await waiting).to.equal('Another video took its place.');
    expect(run.signal.reason).to.be.an.instanceOf(DOMException);
    run.end();
    expect(await outcome(run.over())).to.equal('Another video took its place.');
  });

  it('can be given up, and the run goes on', async () => {
    const run = new UnderWay();
    const asking = new AbortController();
    const [waiting, other] = [outcome(run.over(asking.signal)), outcome(run.over())];
    asking.abort(new DOMException('Enough.', 'AbortError'));
    expect(await waiting).to.equal('Enough.');
    expect(run.signal.aborted).to.equal(false);
    run.end();
    expect(await other).to.equal('over');
  });
});
