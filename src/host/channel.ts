/**
 * A channel: one way from the endpoint page to the host that shows it, and sometimes back.
 */

/** What kind of host a channel leads to. */
export type ChannelKind =
  | 'react-native'
  | 'interface'
  | 'message-handler'
  | 'callback'
  | 'webview2'
  | 'flutter-inappwebview'
  | 'iframe'
  | 'opener';

/** Delivers messages to one host, in the form that it takes. */
export interface Channel {
  readonly kind: ChannelKind;
  /** Whether the host is still there. */
  isOpen(): boolean;
  /** @throws whatever the host's own object throws */
  deliver(message: object): void;
  /** Hears what the host says over this channel rather than as a message of the window; only some can. */
  listen?(receive: (data: unknown) => void): void;
}

/** Whether a host is another page, which browsers tell by its origin, rather than the program around this one. */
export function isPage({ kind }: Channel): boolean {
  return kind === 'iframe' || kind === 'opener';
}
