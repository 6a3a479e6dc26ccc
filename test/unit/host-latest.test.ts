import { expect } from 'chai';
import { Latest } from '../../src/host/commands/latest.js';

/** Something to begin things with, whose moments end when the test says so. */
function moments() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const latest = new Latest((_ms, onEnd) => void ends.push(onEnd));
  return {
    latest,
    begun,
    begin: (name: string) => latest.begin(() => void begun.push(name)),
    end: () => ends.shift()?.(),
    running: () => ends.length,
  };
}

describe('what is begun again and again', () => {
  it('begins at once where nothing was begun just before', async () => {
    const { begin, begun, end } = moments();
    const first = begin('a');
    expect(begun).to.deep.equal(['a']);
    expect(await first).to.equal(true);
    end();
    const second = begin('b');
    expect(begun).to.deep.equal(['a', 'b']);
    expect(await second).to.equal(true);
  });

  it('begins twice in a flood: with the first, and with the newest', async () => {
    const { begin, begun, end, running } = moments();
    const flood = Array.from({ length: 500 }, (_, number) => begin(String(number)));
    expect(begun).to.deep.equal(['0']);
    expect(running()).to.equal(1);
    end();
    expect(begun).to.deep.equal(['0', '499']);
    const answers = await Promise.all(flood);
    expect(answers.map((isBegun, number) => (isBegun ? number : -1)).filter((number) => number >= 0)).to.deep.equal([
      0, 499,
    ]);
  });

  it('goes before what follows it, and is dropped where nothing is to be begun any more', async () => {
    const { latest, begin, begun, end } = moments();
    await begin('a');
    expect(latest.turn()).to.equal(undefined);
    const waiting = begin('b');
    const follows = latest.turn()?.then(() => begun.push('after b'));
    end();
    expect(await waiting).to.equal(true);
    await follows;
    expect(begun).to.deep.equal(['a', 'b', 'after b']);
    const dropped = begin('c');
    const next = latest.turn();
    latest.drop();
    await next;
    end();
    expect(await dropped).to.equal(false);
    expect(begun).to.deep.equal(['a', 'b', 'after b']);
  });

  it('fails with what beginning fails with', async () => {
    const { latest } = moments();
    const error = await latest.begin(() => Promise.reject(new Error('no'))).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('message', 'no');
  });
});
