/**
 * Parameters of the page that were meant for the address in `videoSrc` or `imageSrc`: a signed address that was not encoded
 * ends at its first `&`, and the rest of it becomes the page's. They are told, never put back: nobody knows where they end.
 */
import type { StrayParameters } from '../session/stray-address.js';
import { OPTIONS } from '../element/options.js';

/** What stores put into signed addresses, by the beginning of the name, in lower case. */
const BEGINNINGS = ['x-amz-', 'x-goog-', 'x-oss-', 'x-cos-', 'q-', 'hdnt', 'hdnea', 'response-'] as const;

/** The same by the whole name: S3 and CloudFront, Google, Azure, Aliyun, Huawei, and what smaller ones share. */
const NAMES: ReadonlySet<string> = new Set([
  ...['awsaccesskeyid', 'signature', 'expires', 'key-pair-id', 'policy', 'hash-algorithm', 'x-id'],
  ...['googleaccessid', 'ossaccesskeyid', 'accesskeyid', 'sig', 'hmac', 'token', '__token__'],
]);

/** Azure's, which mean something only beside `sig`. */
const BESIDE_SIG: ReadonlySet<string> = new Set(
  'sv se sp sr st ss srt spr sip sdd skoid sktid skt ske sks skv'.split(' '),
);

const ADDRESSES = ['videoSrc', 'imageSrc'] as const;

const KNOWN: ReadonlySet<string | null> = new Set(OPTIONS.map(({ parameter }) => parameter));

/**
 * @param search the URL's query, with or without `?`
 * @returns undefined where nothing looks like it
 */
export function findStrayParameters(search: string): StrayParameters | undefined {
  const entries = [...new URLSearchParams(search)];
  const at = entries.findIndex(([name]) => ADDRESSES.some((address) => address === name));
  const [parameter, address] = entries[at] ?? [];
  if (parameter === undefined || address === undefined) return undefined;
  const before = new Set(entries.slice(0, at).map(([name]) => name));
  // A second token is not the page's.
  const rest = entries.slice(at + 1).filter(([name]) => !KNOWN.has(name) || (name === 'token' && before.has(name)));
  const hasSig = rest.some(([name]) => name === 'sig');
  const names = rest.map(([name]) => name).filter((name) => isOfSignature(name, hasSig));
  return names.length > 0 ? { parameter, address, names } : undefined;
}

function isOfSignature(given: string, hasSig: boolean): boolean {
  const name = given.toLowerCase();
  return (
    NAMES.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning)) || (hasSig && BESIDE_SIG.has(name))
  );
}
