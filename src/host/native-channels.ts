/**
 * The channels to native programs. Each platform puts an object of its own into the page; which one is there tells the
 * platform, so that nobody has to.
 */
import type { Channel, ChannelKind } from './channel.js';

interface Poster<T> {
  postMessage(message: T): void;
}

/** Objects that also tell what the program says: WebView2's, and those of Android's `addWebMessageListener`. */
interface Speaker {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The page's global object, as far as native programs put something into it. */
export interface NativeGlobals {
  /** React Native's WebView. */
  readonly ReactNativeWebView?: Poster<string> | undefined;
  /** Message handlers of WKWebView and WebKitGTK. */
  readonly webkit?:
    { readonly messageHandlers?: Readonly<Record<string, Poster<unknown> | undefined>> | undefined } | undefined;
  /** Microsoft's WebView2. */
  readonly chrome?: { readonly webview?: (Poster<object> & Speaker) | undefined } | undefined;
  /** Flutter's package flutter_inappwebview. */
  readonly flutter_inappwebview?:
    { callHandler?(name: string, message: object): unknown; readonly _platformReady?: unknown } | undefined;
  addEventListener(type: string, listener: () => void): void;
}

/** Sent by flutter_inappwebview when its handlers can be called. */
export const FLUTTER_READY_EVENT = 'flutterInAppWebViewPlatformReady';

/**
 * Names that are looked for where the configuration names none. The first is this package's own; under the others apps
 * receive messages that were written for the hosted endpoint, on iOS and on Android.
 */
export const BRIDGE_NAMES: readonly string[] = ['PoseTrackerBridge', 'iosListener', 'webViewCallback'];

/** Message handlers could take objects, but apps written for the hosted endpoint expect text under this name. */
const TEXT_HANDLERS: ReadonlySet<string> = new Set(['iosListener']);

/** Finds the native program around the page, if there is one. */
export class NativeChannels {
  #flutterReady = false;
  /** Objects that are listened to. */
  readonly #heard = new WeakSet<object>();

  /** @param globals the page's global object */
  constructor(private readonly globals: NativeGlobals) {
    globals.addEventListener(FLUTTER_READY_EVENT, () => {
      this.#flutterReady = true;
    });
  }

  /**
   * The channel to the program, once there is one.
   *
   * @param names of message handlers, interface objects, channels and callbacks, the preferred first
   */
  find(names: readonly string[]): Channel | undefined {
    const [handler] = names;
    return (
      this.#reactNative() ??
      first(names, (name) => this.#interfaceObject(name)) ??
      first(names, (name) => this.#messageHandler(name)) ??
      first(names, (name) => this.#callback(name)) ??
      this.#webView2() ??
      (handler === undefined ? undefined : this.#flutter(handler))
    );
  }

  /** Everything is looked up anew for each message: programs replace their objects when they run their script again. */
  #reactNative(): Channel | undefined {
    const get = () => asPoster<string>(this.globals.ReactNativeWebView);
    return this.#channelTo('react-native', get, (host, message) => host.postMessage(JSON.stringify(message)));
  }

  /**
   * Android interface objects and message listeners, and channels of Flutter's webview_flutter. All take text only. On
   * iOS a channel of that package is the message handler of its name under another one, and would garble an object:
   * so this goes before message handlers.
   */
  #interfaceObject(name: string): Channel | undefined {
    const get = () => asPoster<string>(this.#named(name));
    return this.#channelTo('interface', get, (host, message) => host.postMessage(JSON.stringify(message)));
  }

  #messageHandler(name: string): Channel | undefined {
    const get = () => asPoster(this.globals.webkit?.messageHandlers?.[name]);
    const takesText = TEXT_HANDLERS.has(name);
    return this.#channelTo('message-handler', get, (host, message) =>
      host.postMessage(takesText ? JSON.stringify(message) : message),
    );
  }

  /** A function that the program's script has put into the page. What it does to a message must not reach the page. */
  #callback(name: string): Channel | undefined {
    const get = () => {
      const found = this.#named(name);
      return typeof found === 'function' ? (found as (message: object) => unknown) : undefined;
    };
    return this.#channelTo('callback', get, (call, message) => void call(structuredClone(message)));
  }

  #webView2(): Channel | undefined {
    const get = () => asPoster<object>(this.globals.chrome?.webview);
    return this.#channelTo('webview2', get, (host, message) => host.postMessage(message));
  }

  #flutter(name: string): Channel | undefined {
    const get = () => {
      const host = this.globals.flutter_inappwebview;
      // The object is there before its handlers can be called.
      const isReady = this.#flutterReady || Boolean(host?._platformReady);
      return isReady && typeof host?.callHandler === 'function' ? host : undefined;
    };
    return this.#channelTo('flutter-inappwebview', get, (host, message) => {
      // Handlers answer by a promise; an app without one for us is no failure of the page.
      Promise.resolve(host.callHandler?.(name, message)).catch(() => undefined);
    });
  }

  /** A channel to the object that is there now, and to whatever takes its place. */
  #channelTo<T extends object>(
    kind: ChannelKind,
    get: () => T | undefined,
    deliver: (host: T, message: object) => void,
  ): Channel | undefined {
    const now = get();
    if (!now) return undefined;
    return {
      kind,
      isOpen: () => get() !== undefined,
      deliver: (message) => {
        const host = get();
        if (host) deliver(host, message);
      },
      listen: (receive) => {
        if (!canSpeak(now) || this.#heard.has(now)) return;
        this.#heard.add(now);
        now.addEventListener('message', ({ data }) => receive(data));
      },
    };
  }

  #named(name: string): unknown {
    return (this.globals as unknown as Readonly<Record<string, unknown>>)[name];
  }
}

function first<T>(names: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = find(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Elements whose id is a bridge's name are in the global object too; only a bridge has a method `postMessage`. */
function asPoster<T>(found: unknown): Poster<T> | undefined {
  const isObject = (typeof found === 'object' && found !== null) || typeof found === 'function';
  return isObject && typeof (found as Partial<Poster<T>>).postMessage === 'function' ? (found as Poster<T>) : undefined;
}

function canSpeak(host: object): host is Speaker {
  return typeof (host as Partial<Speaker>).addEventListener === 'function';
}
