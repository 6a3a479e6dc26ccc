import { expect } from 'chai';
import type { Channel, ChannelKind } from '../../src/host/channel.js';
import { KEPT_CHARACTERS, KEPT_MESSAGES, Outbox } from '../../src/host/outbox.js';

/** A channel, and what has gone over it. */
function channel(kind: ChannelKind, hear: (message: object) => void = () => undefined) {
  const heard: unknown[] = [];
  const state = { isOpen: true };
  return {
    heard,
    state,
    channel: {
      kind,
      isOpen: () => state.isOpen,
      deliver: (message: object) => {
        heard.push((message as { n?: unknown }).n ?? message);
        hear(message);
      },
    } satisfies Channel,
  };
}

function outbox() {
  const state: { channel: Channel | undefined; taken: string[] } = { channel: undefined, taken: [] };
  const box = new Outbox({ find: () => state.channel, onChannel: ({ kind }) => state.taken.push(kind) });
  return { box, state };
}

describe('the outbox', () => {
  it('keeps what is sent before there is a host, and delivers it in order', () => {
    const { box, state } = outbox();
    for (const n of [1, 2, 3]) box.send({ type: 'posture', n });
    const native = channel('react-native');
    state.channel = native.channel;
    box.flush();
    box.send({ type: 'posture', n: 4 });
    box.flush();
    expect(native.heard).to.deep.equal([1, 2, 3, 4]);
    expect(state.taken).to.deep.equal(['react-native']);
  });

  it('stays with a native host, whatever comes after it', () => {
    const { box, state } = outbox();
    const first = channel('interface');
    const second = channel('react-native');
    state.channel = first.channel;
    box.send({ type: 'posture', n: 1 });
    state.channel = second.channel;
    box.send({ type: 'posture', n: 2 });
    expect(first.heard).to.deep.equal([1, 2]);
    expect(second.heard).to.deep.equal([]);
    first.state.isOpen = false;
    box.send({ type: 'posture', n: 3 });
    expect(second.heard).to.deep.equal([3]);
  });

  it('gives a native host that comes soon after loading everything, and the page nothing more', () => {
    const { box, state } = outbox();
    const page = channel('iframe');
    const native = channel('react-native');
    state.channel = page.channel;
    box.send({ type: 'posture', n: 1 });
    box.send({ type: 'posture', n: 2 });
    box.flush();
    expect(page.heard).to.deep.equal([1, 2]);
    state.channel = native.channel;
    box.flush();
    box.send({ type: 'posture', n: 3 });
    expect(native.heard).to.deep.equal([1, 2, 3]);
    expect(page.heard).to.deep.equal([1, 2]);
  });

  it('stays with a page once it has settled', () => {
    const { box, state } = outbox();
    const page = channel('iframe');
    const native = channel('react-native');
    state.channel = page.channel;
    box.send({ type: 'posture', n: 1 });
    box.settle();
    state.channel = native.channel;
    box.send({ type: 'posture', n: 2 });
    expect(page.heard).to.deep.equal([1, 2]);
    expect(native.heard).to.deep.equal([]);
  });

  it('goes on after a message that the host does not take', () => {
    const { box, state } = outbox();
    const complaints: unknown[] = [];
    const error = console.error;
    console.error = (...given: unknown[]) => void complaints.push(given);
    try {
      const native = channel('message-handler', (message) => {
        if ((message as { n: number }).n === 1) throw new Error('not clonable');
      });
      state.channel = native.channel;
      box.send({ type: 'posture', n: 1 });
      box.send({ type: 'posture', n: 2 });
      expect(native.heard).to.deep.equal([1, 2]);
    } finally {
      console.error = error;
    }
    expect(complaints).to.have.length(1);
  });

  it('keeps the order where the host makes the page say more from within its own handler', () => {
    const { box, state } = outbox();
    for (const n of [1, 2, 3]) box.send({ type: 'posture', n });
    const native = channel('callback', (message) => {
      if ((message as { n: number }).n === 1) box.send({ type: 'posture', n: 4 });
    });
    state.channel = native.channel;
    box.flush();
    expect(native.heard).to.deep.equal([1, 2, 3, 4]);
  });

  it('bounds what it keeps: streams go first, oldest first', () => {
    const { box, state } = outbox();
    box.send({ type: 'initialization', n: 'first' });
    for (let n = 0; n < KEPT_MESSAGES; n++) box.send({ type: 'keypoints', n });
    box.send({ type: 'exercise_summary', n: 'last' });
    const native = channel('react-native');
    state.channel = native.channel;
    box.flush();
    expect(native.heard).to.have.length(KEPT_MESSAGES);
    expect(native.heard.slice(0, 2)).to.deep.equal(['first', 2]);
    expect(native.heard.at(-1)).to.equal('last');
  });

  it('bounds the size of what it keeps', () => {
    const { box, state } = outbox();
    const image = 'x'.repeat(KEPT_CHARACTERS / 4);
    for (let n = 1; n <= 10; n++) box.send({ type: 'image_overlay', n, image });
    const huge = {
      type: 'keypoints_batch',
      n: 11,
      frames: Array.from({ length: 1000 }, () => [image.slice(0, 100_000)]),
    };
    const native = channel('react-native');
    state.channel = native.channel;
    box.flush();
    expect(native.heard).to.deep.equal([8, 9, 10]);
    state.channel = undefined;
    native.state.isOpen = false;
    box.send({ type: 'posture', n: 12 });
    box.send(huge);
    native.state.isOpen = true;
    state.channel = native.channel;
    box.flush();
    expect(native.heard).to.deep.equal([8, 9, 10, 11]);
  });
});
