import { expect } from 'chai';
import { WorkerShare } from '../../src/session/worker-share.js';

/** A share of doubles, which are named in their order. */
function setUp() {
  const ended: string[] = [];
  let made = 0;
  const share = new WorkerShare<{ readonly name: string; dispose(): void }>();
  const make = (key: string) => () => {
    const name = `${key}${++made}`;
    return { name, dispose: () => ended.push(name) };
  };
  const join = (key: string, user: object) => share.join(key, user, make(key)).name;
  const lease = (key: string, user: object) => share.lease(key, user, make(key)).name;
  return { share, join, lease, ended };
}

describe('workers of a page', () => {
  const [a, b] = [{}, {}];

  it('are one for all that need the same, and serve one run after the other', () => {
    const { share, join, lease } = setUp();
    expect([join('x', a), join('x', b), join('y', {})]).to.deep.equal(['x1', 'x1', 'y2']);
    expect(lease('x', a)).to.equal('x1');
    share.release(a);
    expect(lease('x', b)).to.equal('x1');
  });

  it('are others where two have a run at a time', () => {
    const { share, lease, join, ended } = setUp();
    expect([lease('x', a), lease('x', b)]).to.deep.equal(['x1', 'x2']);
    expect(join('x', b), 'its own').to.equal('x2');
    // A run that takes the place of another one of the same session.
    expect(lease('x', a)).to.equal('x1');
    share.release(a);
    share.release(b);
    expect(lease('x', b)).to.equal('x2');
    expect(ended).to.deep.equal([]);
  });

  it('are ended when the last one leaves, or needs others', () => {
    const { share, join, lease, ended } = setUp();
    join('x', a);
    join('x', b);
    expect(lease('y', a)).to.equal('y2');
    expect(ended).to.deep.equal([]);
    share.leave(b);
    expect(ended).to.deep.equal(['x1']);
    share.leave(a);
    expect(ended).to.deep.equal(['x1', 'y2']);
    share.leave(a);
    expect(join('x', a)).to.equal('x3');
  });

  it('are free again when one who had a run on them leaves', () => {
    const { share, join, lease } = setUp();
    join('x', b);
    lease('x', a);
    share.leave(a);
    expect(lease('x', b)).to.equal('x1');
  });
});
