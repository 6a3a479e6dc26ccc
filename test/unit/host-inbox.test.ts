import { expect } from 'chai';
import { Inbox, type HeardMessage, type InboxGlobals, type Overflow } from '../../src/host/inbox.js';

const ORIGIN = 'https://endpoint.example';
const STRANGER = {};
const PARENT = {};

/** A page, what is heard in it, and what comes of that. */
function page() {
  type Listener = (event: HeardMessage) => void;
  const onWindow: Listener[] = [];
  const onDocument: Listener[] = [];
  const globals: InboxGlobals = {
    location: { origin: ORIGIN },
    parent: PARENT,
    document: { addEventListener: (_type, listener) => void onDocument.push(listener) },
    addEventListener: (_type, listener) => void onWindow.push(listener),
  };
  const obeyed: object[] = [];
  const refused: string[] = [];
  const overflows: Overflow[] = [];
  const asked: string[] = [];
  let verdict: boolean | undefined = true;
  const inbox = new Inbox(globals);
  return {
    globals,
    inbox,
    obeyed,
    refused,
    overflows,
    asked,
    /** @param given whether pages may command */
    open: (given: boolean | 'unknown' = true) => {
      verdict = given === 'unknown' ? undefined : given;
      inbox.open({
        accepts: (_source, origin) => {
          asked.push(origin);
          return verdict;
        },
        obey: (command) => obeyed.push(command),
        refuse: (problem) => refused.push(problem),
        refuseMany: (overflow) => overflows.push(overflow),
      });
    },
    hear: (event: Partial<HeardMessage>, where: 'window' | 'document' | 'both' = 'window') => {
      const whole = { data: undefined, source: null, origin: '', ...event };
      if (where !== 'document') for (const listener of onWindow) listener(whole);
      if (where !== 'window') for (const listener of onDocument) listener(whole);
    },
  };
}

describe('the inbox', () => {
  const command = { command: 'cancel' };

  it('takes commands as objects and as JSON, serialised once too often too', () => {
    const { hear, open, obeyed } = page();
    open();
    let data: unknown = command;
    for (let times = 0; times < 4; times++) {
      hear({ data });
      data = JSON.stringify(data);
    }
    expect(obeyed).to.deep.equal([command, command, command, command]);
  });

  it('leaves alone what is no command', () => {
    const { hear, open, obeyed, refused, asked } = page();
    open();
    const others = [
      undefined,
      null,
      1,
      true,
      [],
      'command',
      'no JSON with a command',
      '"command"',
      '{"a":1}',
      {},
      { type: 'x' },
    ];
    for (const data of others) hear({ data, source: STRANGER, origin: 'https://other.example' });
    expect([obeyed, refused, asked]).to.deep.equal([[], [], []]);
  });

  it('says so where something that looks like a command cannot be read', () => {
    const { hear, open, obeyed, refused } = page();
    open();
    hear({ data: '{"command":"cancel"' });
    hear({
      data: new Proxy(
        {},
        {
          has: () => {
            throw new Error('no');
          },
        },
      ),
    });
    expect(obeyed).to.deep.equal([]);
    expect(refused).to.have.length(2);
    expect(refused[0]).to.contain('JSON');
  });

  it('repeats nothing of what cannot be read, and no password of a command that is one too many', () => {
    const { hear, open, refused, overflows } = page();
    const name = `https://someone:hunter2${'x'.repeat(200)}@media.example/`;
    for (let sent = 0; sent < 1001; sent++) hear({ data: { command: name } });
    open();
    expect(overflows.map((overflow) => overflow.name)).to.deep.equal(['https://media.example/']);
    hear({ data: '{"command":hunter2}' });
    expect(refused).to.have.length(1);
    expect(refused[0]).not.to.contain('hunt');
  });

  it('obeys the native program: scripts in the page, events without an origin', () => {
    const { globals, hear, open, obeyed, asked } = page();
    open();
    hear({ data: command, source: globals, origin: ORIGIN });
    hear({ data: command, source: null, origin: '' });
    hear({ data: command, source: null, origin: ORIGIN });
    expect(obeyed).to.have.length(3);
    expect(asked).to.deep.equal([]);
  });

  it('asks about the page around this one and its opener, and hears no other window, one that has been closed neither', () => {
    const { hear, open, obeyed, asked, globals } = page();
    open();
    hear({ data: command, source: STRANGER, origin: ORIGIN });
    hear({ data: command, source: null, origin: 'https://other.example' });
    hear({ data: command, source: null, origin: 'null' });
    expect([obeyed, asked]).to.deep.equal([[], []]);
    hear({ data: command, source: PARENT, origin: 'https://app.example' });
    // Of a page in a frame the opener is nobody.
    Object.assign(globals, { opener: STRANGER });
    hear({ data: command, source: STRANGER, origin: 'https://opener.example' });
    Object.assign(globals, { parent: globals });
    hear({ data: command, source: STRANGER, origin: 'https://opener.example' });
    expect(obeyed).to.have.length(2);
    expect(asked).to.deep.equal(['https://app.example', 'https://opener.example']);
    open(false);
    hear({ data: command, source: PARENT, origin: 'https://app.example' });
    expect(obeyed).to.have.length(2);
  });

  it('hears the document, where React Native on Android speaks, and bubbling events once', () => {
    const { hear, open, obeyed } = page();
    open();
    hear({ data: command }, 'document');
    hear({ data: command }, 'both');
    expect(obeyed).to.have.length(2);
  });

  it('keeps what is said before anybody listens, in order', () => {
    const { inbox, hear, open, obeyed } = page();
    hear({ data: { command: 'a' } });
    inbox.receiveNative('{"command":"b"}');
    hear({ data: { command: 'c' }, source: STRANGER, origin: 'https://other.example' });
    expect(obeyed).to.deep.equal([]);
    open();
    inbox.receiveNative({ command: 'd' });
    expect(obeyed).to.deep.equal([{ command: 'a' }, { command: 'b' }, { command: 'd' }]);
  });

  it('answers each command that comes before anybody listens, those that are too many too', () => {
    const { inbox, hear, open, obeyed, overflows } = page();
    for (let id = 0; id < 1200; id++) {
      hear({ data: { command: 'cancel', id }, source: PARENT, origin: 'https://app.example' });
      // Takes nobody's place: it is no command.
      hear({ data: 'hello' });
    }
    hear({ data: { command: 'cancel', id: 'x' }, source: STRANGER, origin: 'https://other.example' });
    inbox.receiveNative('{"command":"get_export","id":"y"}');
    open();
    expect(obeyed.at(-1)).to.deep.equal({ command: 'get_export', id: 'y' });
    const ids = [...obeyed.slice(0, -1), ...overflows].map((answered) => (answered as { id?: unknown }).id);
    expect(ids).to.deep.equal(Array.from({ length: 1200 }, (_, id) => id));
    expect(obeyed).to.have.length(1001);
    expect(overflows.at(-1)).to.deep.equal({ name: 'cancel', id: 1199, count: 1 });
  });

  it('has places for each host, which nobody else can take', () => {
    const { inbox, hear, open, obeyed, overflows } = page();
    for (let id = 0; id < 12_000; id++) {
      hear({ data: { command: 'cancel', id }, source: STRANGER, origin: 'https://other.example' });
      hear({ data: { command: 'cancel', id }, source: PARENT, origin: 'https://app.example' });
    }
    inbox.receiveNative({ command: 'analyze' });
    open(false);
    expect(obeyed).to.deep.equal([{ command: 'analyze' }]);
    expect(overflows).to.deep.equal([]);
    const other = page();
    for (let id = 0; id < 12_000; id++) other.hear({ data: { command: 'cancel' }, source: STRANGER, origin: ORIGIN });
    other.hear({ data: { command: 'analyze' }, source: PARENT, origin: 'https://app.example' });
    other.open();
    expect(other.obeyed).to.deep.equal([{ command: 'analyze' }]);
  });

  it('goes on keeping what a page says while it is not known whether it may command', () => {
    const { inbox, hear, open, obeyed, overflows } = page();
    const say = (id: number) =>
      hear({ data: { command: 'cancel', id }, source: PARENT, origin: 'https://app.example' });
    say(0);
    open('unknown');
    for (let id = 1; id < 11_010; id++) say(id);
    inbox.receiveNative({ command: 'cancel', id: 'native' });
    expect(obeyed).to.deep.equal([{ command: 'cancel', id: 'native' }]);
    open('unknown');
    expect([obeyed.length, overflows]).to.deep.equal([1, []]);
    open();
    expect(obeyed.slice(1)).to.deep.equal(Array.from({ length: 1000 }, (_, id) => ({ command: 'cancel', id })));
    expect(overflows).to.have.length(10_001);
    expect(overflows[0]).to.deep.equal({ name: 'cancel', id: 1000, count: 1 });
    expect(overflows.at(-1)).to.deep.equal({ count: 10 });
    say(11_010);
    expect(obeyed.at(-1)).to.deep.equal({ command: 'cancel', id: 11_010 });
  });

  it('keeps no more than it can hold of a flood, and says how much it was', () => {
    const { inbox, open, overflows } = page();
    for (let id = 0; id < 11_500; id++) inbox.receiveNative({ command: 'cancel', id });
    open();
    expect(overflows).to.have.length(10_001);
    expect(overflows.at(-1)).to.deep.equal({ count: 500 });
  });
});
