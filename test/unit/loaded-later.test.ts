import { expect } from 'chai';
import { LoadedLater } from '../../src/element/loaded-later.js';

const { warn } = console;

function setUp() {
  let loads = 0;
  let disposed = 0;
  let changes = 0;
  let settle: { resolve: (make: () => { dispose(): void }) => void; reject: (error: Error) => void } | undefined;
  const later = new LoadedLater(
    'the part',
    () => {
      loads++;
      return new Promise<() => { dispose(): void }>((resolve, reject) => (settle = { resolve, reject }));
    },
    () => changes++,
  );
  const turn = async () => {
    for (let step = 0; step < 5; step++) await Promise.resolve();
  };
  return {
    later,
    counts: () => ({ loads, disposed, changes }),
    async arrive() {
      settle?.resolve(() => ({ dispose: () => disposed++ }));
      await turn();
    },
    async fail() {
      settle?.reject(new Error('status 404'));
      await turn();
    },
  };
}

describe('what is loaded later', () => {
  const warnings: string[] = [];

  beforeEach(() => (warnings.length = 0));

  before(() => (console.warn = (text: string) => void warnings.push(text)));

  after(() => (console.warn = warn));

  it('is loaded once, when it is wanted, and gone when it is not', async () => {
    const { later, counts, arrive } = setUp();
    expect(later.update(false)).to.equal(undefined);
    later.update(true);
    later.update(true);
    expect(counts()).to.deep.equal({ loads: 1, disposed: 0, changes: 0 });
    await arrive();
    expect(later.part).to.not.equal(undefined);
    expect(later.update(true)).to.equal(later.part);
    later.update(false);
    expect(later.part).to.equal(undefined);
    expect(counts()).to.deep.equal({ loads: 1, disposed: 1, changes: 1 });
  });

  it('is not made where it is not wanted any more', async () => {
    const { later, counts, arrive } = setUp();
    later.update(true);
    later.update(false);
    await arrive();
    expect(later.part).to.equal(undefined);
    expect(counts().disposed).to.equal(0);
  });

  it('is tried again once something new has begun', async () => {
    const { later, counts, arrive, fail } = setUp();
    later.update(true);
    await fail();
    later.retry();
    expect(later.hasFailed).to.equal(false);
    later.update(true);
    later.retry();
    later.update(true);
    expect(counts().loads).to.equal(2);
    await arrive();
    expect(later.part).to.not.equal(undefined);
  });

  it('says once that it did not load, and is done without', async () => {
    const { later, counts, fail } = setUp();
    later.update(true);
    expect(later.hasFailed).to.equal(false);
    await fail();
    later.update(true);
    expect(later.hasFailed).to.equal(true);
    expect(counts()).to.deep.equal({ loads: 1, disposed: 0, changes: 1 });
    expect(warnings).to.deep.equal([
      'pose-upload-tracker: the part did not load. Check that all of its files are served.',
    ]);
  });
});
