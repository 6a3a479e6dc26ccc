/**
 * React: `<PoseUploadTracker token="…" exercise="squat" onCounter={…} />`. React 18 and later.
 *
 * Options become attributes, so that a server's markup holds them. The element is registered once the first of these is
 * mounted and listens: of what a server has sent no message is missed.
 */
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react';
import type { TokenVerifier } from '../access/access.js';
import type { TrackerEventMap } from '../element/events.js';
import type { TrackerJsx, TrackerOptions } from '../element/markup.js';
import { OPTIONS } from '../element/options.js';
import { PoseUploadTracker as TrackerElement } from '../element/pose-upload-tracker.js';
import type { SessionSetup } from '../session/session-setup.js';
import { HANDLERS, type TrackerHandlers } from './handlers.js';

export type { TrackerHandlers } from './handlers.js';

/** The element itself, for refs: `analyze()`, `cancel()`, `judge()`, `signatureOf()`, `exportVideo()`. */
export type PoseUploadTrackerElement = TrackerElement;

/** What the component takes. */
export interface PoseUploadTrackerProps
  extends
    TrackerOptions,
    TrackerHandlers,
    Omit<HTMLAttributes<TrackerElement>, keyof TrackerOptions | keyof TrackerHandlers> {
  /** How sessions are set up, see the element's property; takes effect with the next session. */
  sessionSetup?: Partial<SessionSetup> | undefined;
  /** Says what tokens are worth, see the element's property. One that stays the same from one render to the next. */
  verifyToken?: TokenVerifier | undefined;
}

const TAG = 'pose-upload-tracker';

const ATTRIBUTES: ReadonlyMap<string, string> = new Map(OPTIONS.map(({ name, attribute }) => [name, attribute]));

/** React warns of layout effects on servers, where neither runs. */
const useBrowserEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The element as a component. */
export const PoseUploadTracker: ForwardRefExoticComponent<
  PoseUploadTrackerProps & RefAttributes<PoseUploadTrackerElement>
> = forwardRef<PoseUploadTrackerElement, PoseUploadTrackerProps>(function PoseUploadTracker(props, ref) {
  const { sessionSetup, verifyToken, ...others } = props;
  const { reference } = props;
  const element = useRef<TrackerElement>(null);
  const latest = useRef(props);

  useBrowserEffect(() => {
    latest.current = props;
  });
  useBrowserEffect(() => {
    const node = element.current;
    if (!node) return undefined;
    const listeners = new AbortController();
    for (const [type, handler] of Object.entries(HANDLERS) as [keyof TrackerEventMap, keyof TrackerHandlers][]) {
      const tell = (event: TrackerEventMap[typeof type]) =>
        (latest.current[handler] as (event: Event) => void)?.(event);
      node.addEventListener(type, tell, { signal: listeners.signal });
    }
    if (!customElements.get(TAG)) customElements.define(TAG, TrackerElement);
    return () => listeners.abort();
  }, []);
  useBrowserEffect(() => {
    // Only now: what is set before the element is registered would be lost.
    if (element.current) element.current.sessionSetup = sessionSetup ?? {};
  }, [sessionSetup]);
  useBrowserEffect(() => {
    if (element.current) element.current.verifyToken = verifyToken;
  }, [verifyToken]);
  useBrowserEffect(() => {
    const node = element.current;
    // An address is an attribute, as all options are.
    if (!node || typeof reference !== 'object') return undefined;
    node.reference = reference;
    return () => {
      if (node.reference === reference) node.reference = '';
    };
  }, [reference]);
  useImperativeHandle(ref, () => element.current!, []);

  return createElement(TAG, { ...markup(others), ref: element });
});

/** Props as attributes; handlers are left out. */
function markup(props: object): Record<string, unknown> {
  const handlers: ReadonlySet<string> = new Set(Object.values(HANDLERS));
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props) as [string, unknown][]) {
    const attribute = ATTRIBUTES.get(name);
    if (attribute !== undefined && typeof value === 'object') continue;
    if (attribute !== undefined) attributes[attribute] = typeof value === 'boolean' ? String(value) : value;
    // React before 19 does not know it on elements of this kind.
    else if (name === 'className') attributes['class'] = value;
    else if (!handlers.has(name)) attributes[name] = value;
  }
  return attributes;
}

/** What the tag itself takes in React's JSX. */
export type PoseUploadTrackerTag = Omit<HTMLAttributes<TrackerElement>, keyof TrackerJsx> &
  RefAttributes<TrackerElement> &
  TrackerJsx & { class?: string | undefined };

declare module 'react' {
  // The only way there is of adding to what JSX knows.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'pose-upload-tracker': PoseUploadTrackerTag;
    }
  }
}
