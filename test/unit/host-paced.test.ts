import { expect } from 'chai';
import { Paced } from '../../src/host/paced.js';
import { settled } from '../helpers/until.js';

describe('what anybody may ask for', () => {
  it('is done once at a time, with a pause in between, and again only where it was asked for', async () => {
    const acts: { resolve: () => void; reject: (error: Error) => void }[] = [];
    const pauses: (() => void)[] = [];
    const paced = new Paced(
      () => new Promise((resolve, reject) => acts.push({ resolve, reject })),
      (_ms, onEnd) => void pauses.push(onEnd),
    );
    const flood = () => {
      for (let times = 0; times < 100; times++) paced.ask();
    };
    flood();
    expect(acts).to.have.length(1);
    acts[0]?.reject(new Error('The server answered 503.'));
    await settled();
    flood();
    expect([acts.length, pauses.length]).to.deep.equal([1, 1]);
    pauses[0]?.();
    expect(acts).to.have.length(2);
    acts[1]?.resolve();
    await settled();
    pauses[1]?.();
    expect([acts.length, pauses.length]).to.deep.equal([2, 2]);
    paced.ask();
    expect(acts).to.have.length(3);
  });
});
