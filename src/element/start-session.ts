/**
 * Starts the session of an element. Loaded with all that a session is made of, and with the view of what happens in it.
 */
import { acceptAnyToken, type TokenVerifier } from '../access/access.js';
import type { TrackerMessage } from '../output/messages.js';
import type { PersonChoice } from '../pose/people.js';
import type { SessionSetup } from '../session/session-setup.js';
import { Session, VideoPlayback } from '../session/index.js';
import type { SessionSnapshot } from '../session/snapshot.js';
import { INTERFACE_TEXTS } from '../texts/interface-texts.js';
import { momentsOf } from '../output/improvements.js';
import { provideTexts } from '../texts/interface-language.js';
import { skeletonColors } from './overlay.js';
import { RunSide } from './run-side.js';
import { adoptLater } from './styles/adopt-later.js';
import { runStyles } from './styles/run-styles.js';

/** What a session needs of its element. */
export interface SessionHost {
  /** Resolves when its shadow tree is there. */
  rendered(): Promise<unknown>;
  root(): ShadowRoot;
  video(): HTMLVideoElement;
  canvas(): HTMLCanvasElement;
  setup(): Partial<SessionSetup>;
  verifyToken(): TokenVerifier | undefined;
  /** @param make makes what an element has while it has a session, where it has none yet */
  takeSide(make: () => RunSide): void;
  choosePerson(person: PersonChoice): void;
  /** Whether results are shown with pictures of their moments. */
  showsMoments(): boolean;
  changed(): void;
  onMessage(session: Session, message: TrackerMessage): void;
  onChange(session: Session, snapshot: SessionSnapshot): void;
}

/** @returns a session of the element */
export async function startSession(host: SessionHost): Promise<Session> {
  await host.rendered();
  provideTexts(INTERFACE_TEXTS);
  adoptLater(host.root(), runStyles);
  host.takeSide(
    () =>
      new RunSide({
        root: host.root(),
        video: host.video(),
        canvas: host.canvas(),
        choosePerson: (person) => host.choosePerson(person),
        changed: () => host.changed(),
      }),
  );
  const setup = host.setup();
  const session: Session = new Session({
    onMessage: (message) => host.onMessage(session, message),
    onChange: (snapshot) => host.onChange(session, snapshot),
    playback: new VideoPlayback(host.video()),
    skeletonColors: () => skeletonColors(host.canvas()),
    momentsOf: (summary) => (host.showsMoments() ? momentsOf(summary) : []),
    ...setup,
    verifyToken: (token, context) => {
      const verify = host.verifyToken() ?? host.setup().verifyToken ?? acceptAnyToken;
      return verify(token, context);
    },
  });
  return session;
}
