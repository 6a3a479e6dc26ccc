import { expect } from 'chai';
import { anySignal, anySignalByHand, unlessAborted } from '../../src/abort.js';
import { parseUrl } from '../../src/url.js';

for (const [name, any] of Object.entries({ anySignal, anySignalByHand })) {
  describe(name, () => {
    it('aborts with the first of its signals, for its reason', () => {
      const [first, second] = [new AbortController(), new AbortController()];
      const either = any([first.signal, second.signal]);
      let told = 0;
      either.addEventListener('abort', () => told++);
      expect(either.aborted).to.equal(false);
      second.abort(new Error('the second'));
      first.abort(new Error('the first'));
      expect(either.reason).to.have.property('message', 'the second');
      expect(told).to.equal(1);
    });

    it('is aborted from the beginning where one of them is', () => {
      const live = new AbortController();
      const either = any([live.signal, AbortSignal.abort('before')]);
      expect(either.reason).to.equal('before');
      live.abort('after');
      expect(either.reason).to.equal('before');
    });

    it('of none never aborts', () => {
      expect(any([]).aborted).to.equal(false);
    });
  });
}

describe('unlessAborted', () => {
  it('gives work up that others may still wait for', async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(new Promise(() => undefined), controller.signal);
    controller.abort(new Error('enough'));
    let reason: unknown;
    await waiting.catch((error: unknown) => (reason = error));
    expect(reason).to.have.property('message', 'enough');
    expect(await unlessAborted(Promise.resolve(1), new AbortController().signal)).to.equal(1);
  });
});

describe('parseUrl', () => {
  it('tells what is no address', () => {
    expect(parseUrl('squat.mp4')).to.equal(undefined);
    expect(parseUrl('squat.mp4', 'https://a.example/b/')?.href).to.equal('https://a.example/b/squat.mp4');
  });
});
