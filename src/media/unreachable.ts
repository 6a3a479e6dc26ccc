/**
 * Why an address could not be reached at all, as far as a browser tells.
 */
import { anySignal } from '../abort.js';
import type { ReasonOf } from '../error-reasons.js';
import { parseUrl } from '../url.js';
import { fetchUnlessStalled } from './stalls.js';

/** One reason, with what to do about it. */
export interface Unreachable {
  readonly reason: Extract<
    ReasonOf<'video_load_error'>,
    'offline' | 'mixed_content' | 'security_policy' | 'unreachable' | 'revoked' | 'data_url'
  >;
  /** A sentence or two, about `name`. */
  readonly text: string;
}

/** What is known of the page and the device. */
export interface Surroundings {
  /** Whether the device has any connection; browsers say no only where they are sure. */
  readonly online: boolean;
  /** Origin of the page, which its workers have too. */
  readonly pageOrigin: string;
  /** The directive of the page's Content-Security-Policy that forbade the request, if one did. */
  readonly forbiddenBy?: string | undefined;
}

/** Addresses of the same machine are never mixed content. */
const LOCAL_HOST = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Addresses of what the browser has already. Policies name them by these, and so do browsers where one was broken. */
const OWN_PROTOCOLS: ReadonlySet<string> = new Set(['blob:', 'data:']);

/**
 * @param url the address, absolute
 * @param name how messages name it
 */
export function unreachable(url: string, name: string, { online, pageOrigin, forbiddenBy }: Surroundings): Unreachable {
  const { protocol, hostname, origin } = new URL(url);
  const isOwn = OWN_PROTOCOLS.has(protocol);
  if (forbiddenBy !== undefined) {
    return {
      reason: 'security_policy',
      text: `The Content-Security-Policy of this page (${forbiddenBy}) does not allow to load ${name}. Whoever runs the page has to add ${isOwn ? protocol : origin} to it.`,
    };
  }
  if (protocol === 'blob:') {
    return {
      reason: 'revoked',
      text: `${name} could not be reached: a blob: address holds on pages of the origin that made it only, and until it is revoked. Hand over the file itself.`,
    };
  }
  if (protocol === 'data:') {
    return {
      reason: 'data_url',
      text: `${name} could not be read: it is damaged, or longer than this browser takes.`,
    };
  }
  if (!online) {
    return {
      reason: 'offline',
      text: `This device is offline, so ${name} could not be loaded. Connect it and try again.`,
    };
  }
  if (protocol === 'http:' && !LOCAL_HOST.test(hostname) && pageOrigin.startsWith('https:')) {
    return {
      reason: 'mixed_content',
      text: `${name} is on a server without TLS, and browsers load nothing from there into a page with TLS. Use its https address.`,
    };
  }
  return {
    reason: 'unreachable',
    text: `${name} could not be reached: there is no such host, or it does not answer. Check the address and the connection.`,
  };
}

/** Whether an address could be reached, with or without a leave to read it. */
export interface Reached {
  readonly reached: boolean;
  /** Whether the answer may not be read: it came from another origin in the end. */
  readonly hidden: boolean;
  /** The directive of the page's Content-Security-Policy that forbade it, if one did. */
  readonly forbiddenBy?: string | undefined;
}

/**
 * Asks for an address without asking to read the answer, which every server that is there answers.
 *
 * @throws the signal's reason
 */
export async function reach(
  url: string,
  signal: AbortSignal,
  credentials: RequestCredentials = 'same-origin',
): Promise<Reached> {
  let forbiddenBy: string | undefined;
  const onViolation = (event: Event) => {
    const { blockedURI, effectiveDirective } = event as SecurityPolicyViolationEvent;
    if (isBlocked(url, blockedURI)) forbiddenBy = effectiveDirective;
  };
  globalThis.addEventListener('securitypolicyviolation', onViolation);
  const answered = new AbortController();
  try {
    const { type } = await fetchUnlessStalled(url, {
      mode: 'no-cors',
      credentials,
      signal: anySignal([signal, answered.signal]),
    });
    return { reached: true, hidden: type === 'opaque' };
  } catch {
    signal.throwIfAborted();
    // The event comes in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    return { reached: false, hidden: false, forbiddenBy };
  } finally {
    globalThis.removeEventListener('securitypolicyviolation', onViolation);
    // The answer may be a whole video, which nobody is going to read.
    answered.abort();
  }
}

/**
 * Whether a violation of the policy is about an address.
 *
 * @param blockedURI as browsers name it: the whole address, its origin only, or its protocol without the colon
 */
export function isBlocked(url: string, blockedURI: string): boolean {
  const protocol = parseUrl(url)?.protocol ?? '';
  if (OWN_PROTOCOLS.has(protocol)) return blockedURI.split(':')[0] === protocol.slice(0, -1);
  return originOf(blockedURI) === originOf(url);
}

function originOf(url: string): string {
  return parseUrl(url)?.origin ?? url;
}
