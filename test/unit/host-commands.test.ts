import { expect } from 'chai';
import { CommandServer } from '../../src/host/commands/server.js';
import type { CommandContext } from '../../src/host/commands/command.js';
import { settled } from '../helpers/until.js';

/** Commands for an element that only notes down what it is told, and moments that end when the test says so. */
function served() {
  const done: string[] = [];
  const sent: { type: string; name?: string; details?: { reason?: string; id?: unknown }; id?: unknown }[] = [];
  const ends: (() => void)[] = [];
  const tracker = {
    source: 'video',
    updateComplete: Promise.resolve(true),
    addEventListener: () => undefined,
    analyze: (media: string) => void done.push(`analyze ${media}`),
    setOption: ({ name }: { name: string }, value: unknown) => void done.push(`${name} ${String(value)}`),
    cancel: () => void done.push('cancel'),
  };
  const context = { tracker, send: (message: object) => sent.push(message as never) } as unknown as CommandContext;
  const server = new CommandServer(context, (_ms, onEnd) => void ends.push(onEnd));
  return { done, sent, server, end: () => ends.shift()?.() };
}

const analyze = (id: number) => ({ command: 'analyze', url: `https://media.example/${id}.mp4`, id });
const exercise = (name: string) => ({ command: 'set_options', options: { exercise: name } });

describe('a flood of commands', () => {
  for (const [what, other, mark] of [
    ['set_options', (id: number) => exercise(`e${id}`), (id: number) => [`exercise e${id}`]],
    ['get_export and others', () => ({ command: 'cancel_media' }), () => []],
  ] as const) {
    it(`begins the first and the newest analysis, with ${what} in between, and answers each`, async () => {
      const { done, sent, server, end } = served();
      const last = 30;
      const obeyed = Array.from({ length: last + 1 }, (_, id) => [
        server.obey(analyze(id)),
        server.obey(other(id)),
      ]).flat();
      await settled();
      end();
      await Promise.all(obeyed);
      const others = Array.from({ length: last }, (_, id) => mark(id)).flat();
      expect(done).to.deep.equal([
        'analyze https://media.example/0.mp4',
        ...others,
        `analyze https://media.example/${last}.mp4`,
        ...mark(last),
      ]);
      const superseded = sent
        .filter(({ details }) => details?.reason === 'superseded')
        .map(({ details }) => details?.id);
      expect(superseded).to.deep.equal(Array.from({ length: last - 1 }, (_, index) => index + 1));
      expect(sent).to.have.length(2 * (last + 1));
    });
  }

  it('is ended by cancel, after what came before it and before what comes after it', async () => {
    const { done, server, end } = served();
    const obeyed = [
      analyze(0),
      analyze(1),
      exercise('squat'),
      { command: 'cancel' },
      analyze(2),
      exercise('lunge'),
    ].map((command) => server.obey(command));
    await Promise.all(obeyed.slice(0, 4));
    end();
    await Promise.all(obeyed);
    expect(done).to.deep.equal([
      'analyze https://media.example/0.mp4',
      'exercise squat',
      'cancel',
      'analyze https://media.example/2.mp4',
      'exercise lunge',
    ]);
  });
});

describe('what is said of a command that is wrong', () => {
  const password = (length = 0) => `https://someone:hunter2${'x'.repeat(length)}@media.example/a.mp4`;

  it('holds no password, wherever the host had put it', async () => {
    for (const length of [0, 70, 90, 200]) {
      const address = password(length);
      const { sent, server } = served();
      const wrong = [
        { command: address },
        { command: 'set_options', options: { [address]: 1 } },
        { command: 'analyze', url: address, source: address },
        { command: 'put_media', size: address },
        { command: 'get_export', id: address, index: address },
      ];
      for (const command of wrong) await server.obey(command);
      server.refuseMany({ name: address, count: 1 });
      expect(sent.length).to.be.greaterThan(wrong.length);
      for (const message of sent.filter(({ details }) => details?.id !== address)) {
        expect(JSON.stringify(message)).not.to.match(/someone|hunter2/);
      }
    }
  });

  it('holds no password that a file is named by', async () => {
    const { sent, server } = served();
    await server.obey({ command: 'put_media', size: 1, fileName: password(), sha256: 'a'.repeat(64) });
    await server.obey({ command: 'media_chunk', index: 0, data: 'AA==' });
    expect(sent.at(-1)?.details).to.have.property('reason', 'hash');
    expect(JSON.stringify(sent)).not.to.match(/someone|hunter2/);
  });
});

describe('a file that is no picture in pixels', () => {
  it('is not taken, whatever its type is called', async () => {
    for (const type of ['image/svg+xml', 'image/x+xml', 'video/x+XML', 'image/svg', 'image/svg+xml;charset=utf-8']) {
      const { done, sent, server } = served();
      await server.obey({ command: 'put_media', size: 1, mimeType: type });
      await server.obey({ command: 'analyze', blob: new Blob(['<svg/>'], { type }) });
      expect(
        sent.map(({ details }) => details?.reason),
        type,
      ).to.deep.equal(['malformed', 'malformed']);
      expect(done).to.deep.equal([]);
    }
    const { done, server } = served();
    await server.obey({ command: 'analyze', blob: new Blob([''], { type: 'video/mp4' }) });
    expect(done).to.have.length(1);
  });
});
