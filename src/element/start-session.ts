/**
 * Starts the session of an element. Loaded with all that a session is made of, and with the view of what happens in it.
 */
import { acceptAnyToken, type TokenVerifier } from '../access/access.js';
import type { TrackerMessage } from '../output/messages.js';
import type { SessionSetup } from '../session/session-setup.js';
import { Session, VideoPlayback } from '../session/index.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { provideTexts } from './languages.js';
import { Overlay, skeletonColors } from './overlay.js';
import * as runView from './run-view.js';
import { adoptLater } from './styles/adopt-later.js';

/** What a session needs of its element. */
export interface SessionHost {
  /** Resolves when its shadow tree is there. */
  rendered(): Promise<unknown>;
  root(): ShadowRoot;
  video(): HTMLVideoElement;
  canvas(): HTMLCanvasElement;
  setup(): Partial<SessionSetup>;
  verifyToken(): TokenVerifier | undefined;
  /** @param makeOverlay makes what draws the skeleton, where the element has none */
  takeView(view: typeof runView, makeOverlay: () => Overlay): void;
  onMessage(session: Session, message: TrackerMessage): void;
  onChange(session: Session, snapshot: SessionSnapshot): void;
}

/** @returns a session of the element */
export async function startSession(host: SessionHost): Promise<Session> {
  await host.rendered();
  host.takeView(runView, () => new Overlay(host.canvas()));
  provideTexts(runView.INTERFACE_TEXTS);
  adoptLater(host.root(), runView.runStyles);
  const setup = host.setup();
  const session: Session = new Session({
    onMessage: (message) => host.onMessage(session, message),
    onChange: (snapshot) => host.onChange(session, snapshot),
    playback: new VideoPlayback(host.video()),
    skeletonColors: () => skeletonColors(host.canvas()),
    ...setup,
    verifyToken: (token, context) => {
      const verify = host.verifyToken() ?? host.setup().verifyToken ?? acceptAnyToken;
      return verify(token, context);
    },
  });
  return session;
}
