/**
 * How tokens are checked, as a configuration file says it.
 */
import * as v from 'valibot';
import { parseUrl } from '../url.js';
import { PLANS, type Plan } from './access.js';
import { momentSchema } from './moment.js';

/** Whether an address may be asked: http and https, or relative to the file. */
function isWebAddress(text: string): boolean {
  const base = 'https://relative.invalid/';
  return /^https?:$/.test(parseUrl(text, base)?.protocol ?? '');
}

function hasNoPassword(text: string): boolean {
  const url = parseUrl(text, 'https://relative.invalid/');
  return url?.username === '' && url.password === '';
}

/** An http or https address, or one relative to the configuration file. */
export const webAddress = v.pipe(
  v.string('Give an address as text.'),
  v.trim(),
  v.nonEmpty('Give an address, or leave the field out.'),
  v.check(isWebAddress, 'Give an http or https address, or one relative to this file.'),
  v.check(
    hasNoPassword,
    'Give the address without user and password: everybody can read this file, and browsers ask nobody by it.',
  ),
);

const plan = v.picklist(PLANS, `Give one of the plans ${PLANS.join(', ')}.`);

const timeoutRemedy = 'Give a whole number of milliseconds from 100 to 60000.';
const timeoutMs = v.pipe(
  v.number(timeoutRemedy),
  v.integer(timeoutRemedy),
  v.minValue(100, timeoutRemedy),
  v.maxValue(60_000, timeoutRemedy),
);

const tokenEntry = v.strictObject({
  // The file is public: whoever reads it must not find tokens in it.
  sha256: v.pipe(
    v.string('Give the SHA-256 of the token as text.'),
    v.regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 of the token: 64 hexadecimal digits in lower case.'),
  ),
  plan,
  expiresAt: v.optional(momentSchema),
  notBefore: v.optional(momentSchema),
  note: v.optional(v.string('Give a note as text.')),
});

const anyToken = v.strictObject({ kind: v.literal('any') });

const table = v.strictObject({
  kind: v.literal('table'),
  tokens: v.array(tokenEntry, 'Give a list of tokens, each with sha256 and plan.'),
});

const endpoint = v.strictObject({
  kind: v.literal('endpoint'),
  url: webAddress,
  timeoutMs: v.optional(timeoutMs),
});

const text = (what: string) => v.pipe(v.string(`Give ${what} as text.`), v.nonEmpty(`Give ${what}.`));

const signed = v.strictObject({
  kind: v.literal('signed'),
  jwksUrl: webAddress,
  audience: text('the audience that tokens are made for'),
  issuer: v.optional(text('the issuer that tokens come from')),
  timeoutMs: v.optional(timeoutMs),
});

/** How tokens are checked, as it is once it has been read. Written out, as users of the package have no valibot. */
export type AccessConfig =
  | { readonly kind: 'any' }
  | {
      readonly kind: 'table';
      readonly tokens: readonly {
        /** Lower case hexadecimal. */
        readonly sha256: string;
        readonly plan: Plan;
        /** ms since the epoch. */
        readonly expiresAt?: number | undefined;
        /** ms since the epoch. */
        readonly notBefore?: number | undefined;
        readonly note?: string | undefined;
      }[];
    }
  | { readonly kind: 'endpoint'; readonly url: string; readonly timeoutMs?: number | undefined }
  | {
      readonly kind: 'signed';
      readonly jwksUrl: string;
      readonly audience: string;
      readonly issuer?: string | undefined;
      readonly timeoutMs?: number | undefined;
    };

const checked = v.variant(
  'kind',
  [anyToken, table, endpoint, signed],
  'Give "kind" as "any", "table", "endpoint" or "signed".',
);

const open = v.pipe(
  v.literal('open'),
  v.transform((): AccessConfig => ({ kind: 'any' })),
);

/** The schema of the field `access`: the word `open`, as in the file that ships with the page, or how tokens are checked. */
export const accessConfigSchema: v.GenericSchema<unknown, AccessConfig> = v.lazy((given) =>
  given === 'open' ? open : checked,
);
