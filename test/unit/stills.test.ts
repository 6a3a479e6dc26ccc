import { expect } from 'chai';
import type { ExerciseSummaryMessage } from '../../src/exercise/messages.js';
import type { PooledVideo } from '../../src/pose/video-analysis.js';
import type { SessionSnapshot } from '../../src/session/snapshot.js';
import { takeStills } from '../../src/session/stills.js';

const SUMMARY = {} as ExerciseSummaryMessage;
const VIDEO = {} as PooledVideo;

function setUp(stillAt: (timeMs: number) => Promise<object | undefined>) {
  const updates: Partial<SessionSnapshot>[] = [];
  const ended = new AbortController();
  const run = {
    pool: { stillAt: (_: PooledVideo, timeMs: number) => stillAt(timeMs) },
    kept: ended.signal,
    update: (change: Partial<SessionSnapshot>) => updates.push(change),
    momentsOf: () => [1000, 2000, 3000],
  } as unknown as Parameters<typeof takeStills>[0];
  const times = () => updates.map(({ stills }) => [...(stills?.keys() ?? [])]);
  return { run, times, ended };
}

describe('stills of a result', () => {
  it('are told all at once', async () => {
    const { run, times } = setUp((timeMs) => Promise.resolve({ timeMs }));
    await takeStills(run, VIDEO, SUMMARY);
    expect(times()).to.deep.equal([[1000, 2000, 3000]]);
  });

  it('are none where nothing was tracked, or no worker decodes', async () => {
    const decoding = setUp((timeMs) => Promise.resolve({ timeMs }));
    await takeStills(decoding.run, VIDEO, undefined);
    expect(decoding.times()).to.deep.equal([[]]);
    const { run, times } = setUp(() => Promise.resolve(undefined));
    await takeStills(run, VIDEO, SUMMARY);
    expect(times()).to.deep.equal([[]]);
  });

  it('are without a moment that has no frame', async () => {
    const { run, times } = setUp((timeMs) => Promise.resolve(timeMs === 1000 ? undefined : {}));
    await takeStills(run, VIDEO, SUMMARY);
    expect(times()).to.deep.equal([[2000, 3000]]);
  });

  it('are those before the one that fails', async () => {
    const { run, times } = setUp((timeMs) =>
      timeMs < 2000 ? Promise.resolve({}) : Promise.reject(new Error('the data is damaged')),
    );
    await takeStills(run, VIDEO, SUMMARY);
    expect(times()).to.deep.equal([[1000]]);
  });

  it('are closed where something else is shown meanwhile', async () => {
    let closed = 0;
    const { run, times, ended } = setUp((timeMs) => {
      if (timeMs === 3000) ended.abort();
      return Promise.resolve({ close: () => closed++ });
    });
    await takeStills(run, VIDEO, SUMMARY);
    expect(closed).to.equal(3);
    expect(times()).to.deep.equal([]);
  });
});
