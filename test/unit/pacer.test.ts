import { expect } from 'chai';
import type { Pose } from '../../src/pose/types.js';
import { nextTurn } from '../../src/session/next-turn.js';
import { Pacer } from '../../src/session/pacer.js';
import { FakePlayback } from '../helpers/fake-playback.js';

const pose = (timestampMs: number): Pose => ({ timestampMs, width: 1, height: 1, keypoints: [], score: 0 });

function start(playback?: FakePlayback) {
  const released: number[] = [];
  const pacer = new Pacer(playback, ({ timestampMs }) => released.push(timestampMs));
  return { pacer, released };
}

const never = new AbortController().signal;

describe('Pacer', () => {
  it('releases at once without playback', async () => {
    const { pacer, released } = start();
    pacer.push(pose(0));
    pacer.push(pose(66));
    expect(released).to.deep.equal([0, 66]);
    await pacer.finish(never);
  });

  it('releases what playback has reached, in order', async () => {
    const playback = new FakePlayback();
    const { pacer, released } = start(playback);
    for (const t of [0, 66, 133, 200]) pacer.push(pose(t));
    expect(released).to.deep.equal([0]);
    playback.moveTo(140);
    expect(released).to.deep.equal([0, 66, 133]);
    const finished = pacer.finish(never);
    playback.moveTo(210);
    await finished;
    expect(released).to.deep.equal([0, 66, 133, 200]);
    expect(playback.listeners).to.equal(0);
  });

  it('holds playback that overtakes the analysis, until it is well ahead again', () => {
    const playback = new FakePlayback();
    const { pacer } = start(playback);
    pacer.push(pose(0));
    playback.moveTo(50);
    expect(playback.calls.at(-1)).to.equal('hold');
    playback.calls = [];
    pacer.push(pose(66));
    pacer.push(pose(200));
    expect(playback.calls).not.to.include('proceed');
    pacer.push(pose(2000));
    expect(playback.calls).to.include('proceed');
  });

  it('never lets the picture run ahead of its pose, however slow the detector and busy the page', () => {
    // Between two looks at the video up to 180 ms pass; the detector needs twice as long as the video takes.
    const playback = new FakePlayback();
    const { pacer } = start(playback);
    let analysedMs = 0;
    let shownMs = 0;
    for (let nowMs = 0; nowMs < 20_000; nowMs += 180) {
      while (analysedMs + 66 <= nowMs / 2) pacer.push(pose((analysedMs += 66)));
      if (!playback.held) playback.positionMs += 180;
      expect(playback.positionMs, 'while nothing has looked').to.be.at.most(Math.max(analysedMs, 180));
      playback.moveTo(playback.positionMs);
      shownMs = playback.positionMs;
    }
    expect(shownMs, 'and goes on all the same').to.be.greaterThan(8000);
    expect(playback.calls).to.include.members(['hold', 'proceed']);
  });

  it('takes a picture back that a page has let run too far', () => {
    const playback = new FakePlayback();
    const { pacer } = start(playback);
    pacer.push(pose(1000));
    playback.moveTo(1900);
    expect(playback.positionMs).to.equal(1000);
  });

  it('lets playback wait for everything where what there is to say is known by the whole', async () => {
    const playback = new FakePlayback();
    const released: number[] = [];
    const pacer = new Pacer(playback, ({ timestampMs }) => released.push(timestampMs), true);
    for (const t of [0, 2000, 4000]) pacer.push(pose(t));
    expect(playback.held).to.equal(true);
    expect(released).to.deep.equal([0]);
    pacer.add(pose(1500));
    const finished = pacer.finish(never);
    expect(playback.held).to.equal(false);
    playback.moveTo(1600);
    expect(released, 'in time').to.deep.equal([0, 1500]);
    playback.moveTo(4000);
    await finished;
    expect(released).to.deep.equal([0, 1500, 2000, 4000]);
  });

  it('lets it wait no longer where there is no room for more', async () => {
    const playback = new FakePlayback();
    const pacer = new Pacer(playback, () => undefined, true);
    // The first is released at once.
    for (let t = 0; t <= 9000; t++) pacer.push(pose(t));
    expect(playback.held).to.equal(true);
    const room = pacer.room(never);
    expect(playback.held).to.equal(false);
    playback.moveTo(100);
    await room;
  });

  it('places what was worked out later by its time, and holds nothing for it', () => {
    const playback = new FakePlayback();
    const { pacer, released } = start(playback);
    for (const t of [0, 100, 200, 600]) pacer.push(pose(t));
    pacer.add(pose(150));
    expect(released).to.deep.equal([0]);
    playback.calls = [];
    playback.moveTo(220);
    expect(released).to.deep.equal([0, 100, 150, 200]);
    pacer.add(pose(120));
    expect(released, 'it is late').to.deep.equal([0, 100, 150, 200, 120]);
    expect(playback.calls).not.to.include('hold');
    playback.calls = [];
    pacer.add(pose(5000));
    expect(playback.calls, 'only what is analysed lets playback go on').not.to.include('proceed');
  });

  it('does not wait for playback that does not move: blocked, hidden, paused or ended', async () => {
    const playback = new FakePlayback();
    playback.following = false;
    const { pacer, released } = start(playback);
    pacer.push(pose(0));
    pacer.push(pose(5000));
    expect(released).to.deep.equal([0, 5000]);
    await pacer.finish(never);
  });

  it('loses nothing where playback stops moving in the middle', async () => {
    const playback = new FakePlayback();
    const { pacer, released } = start(playback);
    for (const t of [0, 100, 200]) pacer.push(pose(t));
    const finished = pacer.finish(never);
    playback.following = false;
    playback.moveTo(0);
    await finished;
    expect(released).to.deep.equal([0, 100, 200]);
  });

  it('leaves the page turns of its own in a burst', async () => {
    const { pacer, released } = start();
    const times = Array.from({ length: 30 }, (_, index) => index * 66);
    for (const t of times) pacer.push(pose(t));
    const inOneTurn = released.length;
    expect(inOneTurn).to.be.within(1, 10);
    await nextTurn();
    await nextTurn();
    expect(released.length, 'goes on by itself').to.be.within(inOneTurn + 1, 3 * inOneTurn);
    await pacer.finish(never);
    expect(released).to.deep.equal(times);
  });

  it('tells what fails in a later turn', async () => {
    const released: number[] = [];
    const pacer = new Pacer(undefined, ({ timestampMs }: Pose) => {
      if (timestampMs === 20) throw new Error('full');
      released.push(timestampMs);
    });
    for (let t = 0; t < 30; t++) pacer.push(pose(t));
    const failure = await pacer.finish(never).catch((error: unknown) => (error as Error).message);
    expect(failure).to.equal('full');
    expect(released).to.have.length(20);
    expect(() => pacer.push(pose(30))).to.throw('full');
  });

  it('releases nothing more once it is given up', async () => {
    const { pacer, released } = start();
    for (let t = 0; t < 30; t++) pacer.push(pose(t));
    const before = released.length;
    pacer.dispose();
    await nextTurn();
    await nextTurn();
    expect(released).to.have.length(before);
  });

  it('stops waiting when the run is aborted', async () => {
    const playback = new FakePlayback();
    const { pacer } = start(playback);
    pacer.push(pose(1000));
    const controller = new AbortController();
    const finished = pacer.finish(controller.signal).catch((error: unknown) => (error as Error).message);
    controller.abort(new Error('stopped'));
    expect(await finished).to.equal('stopped');
  });
});
