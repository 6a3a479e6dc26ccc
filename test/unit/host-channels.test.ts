import { expect } from 'chai';
import { BRIDGE_NAMES, FLUTTER_READY_EVENT, NativeChannels } from '../../src/host/native-channels.js';

type Globals = Record<string, unknown>;

const MESSAGE = { type: 'counter', current_count: 3 };
const TEXT = JSON.stringify(MESSAGE);

/** A page in which native programs put their objects. */
function page(objects: Globals = {}) {
  const listeners = new Map<string, () => void>();
  const globals: Globals = {
    addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
    ...objects,
  };
  const channels = new NativeChannels(globals as never);
  return {
    globals,
    find: (names: readonly string[] = BRIDGE_NAMES) => channels.find(names),
    fire: (type: string) => listeners.get(type)?.(),
  };
}

/** An object that takes messages, and what it has taken. */
function taker() {
  const taken: unknown[] = [];
  return { taken, host: { postMessage: (message: unknown) => void taken.push(message) } };
}

describe('native channels', () => {
  it('are none in a browser', () => {
    // Chrome has an object of the name, Safari too; elements are in the global object by their id.
    const { find } = page({ chrome: {}, webkit: {}, PoseTrackerBridge: { id: 'PoseTrackerBridge' } });
    expect(find()).to.equal(undefined);
  });

  const platforms: [string, (host: object) => Globals, unknown][] = [
    ['react-native', (host) => ({ ReactNativeWebView: host }), TEXT],
    ['interface', (host) => ({ PoseTrackerBridge: host }), TEXT],
    ['interface', (host) => ({ webViewCallback: host }), TEXT],
    ['message-handler', (host) => ({ webkit: { messageHandlers: { PoseTrackerBridge: host } } }), MESSAGE],
    ['message-handler', (host) => ({ webkit: { messageHandlers: { iosListener: host } } }), TEXT],
    ['webview2', (host) => ({ chrome: { webview: host } }), MESSAGE],
  ];
  for (const [kind, globals, form] of platforms) {
    it(`give ${kind} its form: ${JSON.stringify(globals({}))}`, () => {
      const { taken, host } = taker();
      const channel = page(globals(host)).find();
      expect(channel?.kind).to.equal(kind);
      channel?.deliver(MESSAGE);
      expect(taken).to.deep.equal([form]);
    });
  }

  it('call a callback with an object of its own', () => {
    const taken: { current_count?: number }[] = [];
    const { find } = page({
      webViewCallback: (message: { current_count?: number }) => {
        taken.push(message);
        message.current_count = -1;
      },
    });
    const message = { ...MESSAGE };
    expect(find()?.kind).to.equal('callback');
    find()?.deliver(message);
    expect(taken).to.have.length(1);
    expect(message).to.deep.equal(MESSAGE);
  });

  it('take one of several, React Native first', () => {
    // What the vendor's demo has after its script has run.
    const native = taker();
    const called: unknown[] = [];
    const { find } = page({
      ReactNativeWebView: native.host,
      webViewCallback: (message: object) => called.push(message),
    });
    find()?.deliver(MESSAGE);
    expect(native.taken).to.deep.equal([TEXT]);
    expect(called).to.deep.equal([]);
  });

  it('give text to a channel of webview_flutter on iOS, which is a message handler too', () => {
    const { taken, host } = taker();
    const { find } = page({ PoseTrackerBridge: host, webkit: { messageHandlers: { PoseTrackerBridge: host } } });
    find()?.deliver(MESSAGE);
    expect(taken).to.deep.equal([TEXT]);
  });

  it('wait until flutter_inappwebview says that it is ready', () => {
    const calls: unknown[][] = [];
    const { find, fire } = page({
      flutter_inappwebview: {
        callHandler: (...given: unknown[]) => {
          calls.push(given);
          return Promise.reject(new Error('no handler of that name'));
        },
      },
    });
    expect(find()).to.equal(undefined);
    fire(FLUTTER_READY_EVENT);
    find()?.deliver(MESSAGE);
    expect(calls).to.deep.equal([['PoseTrackerBridge', MESSAGE]]);
  });

  it('know flutter_inappwebview that has been ready before', () => {
    const { find } = page({ flutter_inappwebview: { callHandler: () => undefined, _platformReady: true } });
    expect(find()?.kind).to.equal('flutter-inappwebview');
  });

  it('go by the names of the configuration, in their order', () => {
    const first = taker();
    const second = taker();
    const { find } = page({ GymBridge: second.host, OtherBridge: first.host, PoseTrackerBridge: taker().host });
    find(['OtherBridge', 'GymBridge'])?.deliver(MESSAGE);
    expect([first.taken.length, second.taken.length]).to.deep.equal([1, 0]);
    expect(find(['NobodysBridge'])).to.equal(undefined);
  });

  it('follow an object that another takes the place of, and end with it', () => {
    const first = taker();
    const second = taker();
    const { globals, find } = page({ ReactNativeWebView: first.host });
    const channel = find();
    globals['ReactNativeWebView'] = second.host;
    channel?.deliver(MESSAGE);
    expect(second.taken).to.deep.equal([TEXT]);
    delete globals['ReactNativeWebView'];
    expect(channel?.isOpen()).to.equal(false);
    channel?.deliver(MESSAGE);
    expect(first.taken).to.deep.equal([]);
  });

  it('hear the objects that speak, once each', () => {
    const listeners: ((event: { data: unknown }) => void)[] = [];
    const host = {
      postMessage: () => undefined,
      addEventListener: (_type: string, listener: (event: { data: unknown }) => void) => listeners.push(listener),
    };
    const { find } = page({ chrome: { webview: host } });
    const heard: unknown[] = [];
    find()?.listen?.((data) => heard.push(data));
    find()?.listen?.((data) => heard.push(data));
    for (const listener of listeners) listener({ data: { command: 'cancel' } });
    expect(heard).to.deep.equal([{ command: 'cancel' }]);
  });
});
