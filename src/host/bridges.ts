/**
 * The ways out of the endpoint page, to whoever embeds it.
 */

/** Delivers one message to a host. */
export interface Bridge {
  readonly name: string;
  deliver(message: object): void;
}

interface StringChannel {
  postMessage(message: string): void;
}

declare global {
  // React Native's WebView puts this into the page.
  var ReactNativeWebView: StringChannel | undefined;
  // Android interface objects and Flutter's webview_flutter channels of this name.
  var PoseTrackerBridge: StringChannel | undefined;
  // WKWebView's script message handlers.
  var webkit:
    { readonly messageHandlers?: Readonly<Record<string, { postMessage(message: object): void }>> } | undefined;
  // Flutter's flutter_inappwebview.
  var flutter_inappwebview: { callHandler(name: string, message: object): unknown } | undefined;
}

/** Name of the handler, interface object or channel that a native program adds. */
const BRIDGE_NAME = 'PoseTrackerBridge';

/** The bridges of the hosts that are there. */
export function findBridges(): Bridge[] {
  const bridges: Bridge[] = [];
  if (globalThis.ReactNativeWebView) {
    bridges.push({
      name: 'react-native',
      // Looked up each time: hosts replace it when they reload their own script.
      deliver: (message) => globalThis.ReactNativeWebView?.postMessage(JSON.stringify(message)),
    });
  } else if (globalThis.webkit?.messageHandlers?.[BRIDGE_NAME]) {
    bridges.push({
      name: 'wkwebview',
      deliver: (message) => globalThis.webkit?.messageHandlers?.[BRIDGE_NAME]?.postMessage(message),
    });
  } else if (globalThis.PoseTrackerBridge) {
    bridges.push({
      name: 'interface',
      deliver: (message) => globalThis.PoseTrackerBridge?.postMessage(JSON.stringify(message)),
    });
  } else if (globalThis.flutter_inappwebview) {
    bridges.push({
      name: 'flutter-inappwebview',
      deliver: (message) => void globalThis.flutter_inappwebview?.callHandler(BRIDGE_NAME, message),
    });
  } else if (globalThis.parent !== globalThis.window) {
    const origin = embedderOrigin();
    bridges.push({ name: 'iframe', deliver: (message) => globalThis.parent.postMessage(message, origin) });
  }
  return bridges;
}

/**
 * The origin of the page that embeds this one, so that nobody else receives the messages. Browsers that tell neither
 * ancestors nor a referrer leave no choice but every origin; the embedder decides that by its referrer policy.
 */
export function embedderOrigin(): string {
  const ancestor = globalThis.location.ancestorOrigins?.[0];
  if (ancestor !== undefined) return isWebOrigin(ancestor) ? ancestor : '*';
  const referrer = URL.canParse(document.referrer) ? new URL(document.referrer).origin : '';
  return isWebOrigin(referrer) ? referrer : '*';
}

/** Pages from files and sandboxes have origins that no message can be addressed to. */
function isWebOrigin(origin: string): boolean {
  return /^https?:\/\//.test(origin);
}
