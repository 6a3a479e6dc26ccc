import { expect } from 'chai';
import { SignJWT, base64url, exportJWK, generateKeyPair, generateSecret, type CryptoKey, type JWK } from 'jose';
import { signedTokenVerifier, type SignedTokenOptions } from '../../src/access/signed-token.js';
import type { TrackerError } from '../../src/errors.js';
import { forEver, json, refusal, testClock, testFetch } from '../helpers/access.js';
import { settled, until } from '../helpers/until.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const S = NOW / 1000;
const JWKS_URL = 'https://gym.example/keys.json';

interface Key {
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

async function makeKey(alg: string, kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

let es: Key;
let ed: Key;
let stranger: Key;
before(async () => {
  [es, ed, stranger] = await Promise.all([makeKey('ES256', 'es'), makeKey('EdDSA', 'ed'), makeKey('ES256', 'es')]);
});

const CLAIMS = { plan: 'developer', aud: 'gym', exp: S + 3600 };

function sign(key: Key, claims: object = CLAIMS, header: object = {}): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: key.alg, kid: key.jwk.kid ?? '', ...header })
    .sign(key.privateKey);
}

/** A token of parts, however wrong. */
function assemble(header: object, claims: object, signature = ''): string {
  return (
    [JSON.stringify(header), JSON.stringify(claims)].map((part) => base64url.encode(part)).join('.') + `.${signature}`
  );
}

function verify(token: string, options: Partial<SignedTokenOptions> = {}): Promise<unknown> {
  const verifier = signedTokenVerifier({
    jwks: { keys: [es.jwk, ed.jwk] },
    audience: 'gym',
    clock: testClock(NOW),
    ...options,
  });
  return verifier(token, { signal: forEver() });
}

const reasonOf = (error: TrackerError) => `${error.code} ${String(error.details?.['reason'])}`;

async function reason(token: string, options: Partial<SignedTokenOptions> = {}): Promise<string> {
  return reasonOf(await refusal(verify(token, options), token));
}

describe('signed token', () => {
  it('is taken with ES256 and EdDSA, and says plan and end', async () => {
    for (const key of [es, ed]) {
      expect(await verify(await sign(key)), key.alg).to.deep.equal({ plan: 'developer', expiresAt: NOW + 3_600_000 });
    }
    expect(await verify(await sign(es, { plan: 'free', aud: ['spa', 'gym'] }))).to.deep.equal({ plan: 'free' });
  });

  it('keeps to its times, with an allowance of a minute', async () => {
    const token = await sign(es, { ...CLAIMS, nbf: S + 600, exp: S + 1200 });
    const at = (seconds: number) => ({ clock: testClock(NOW + seconds * 1000) });
    expect(await reason(token, at(600 - 61))).to.equal('invalid_token not_yet_valid');
    await verify(token, at(600 - 60));
    await verify(token, at(1200 + 59));
    expect(await reason(token, at(1200 + 60))).to.equal('invalid_token expired');
    const error = await refusal(verify(token, at(9999)));
    expect(error.message).to.contain('Missing token=YOUR API_KEY').and.to.contain('2026-11-22T12:20:00.000Z');
    expect(await reason(await sign(es, { ...CLAIMS, exp: -1e300 }))).to.equal('invalid_token expired');
    expect(await reason(await sign(es, { ...CLAIMS, nbf: 1e300 }))).to.equal('invalid_token not_yet_valid');
    expect(await reason(await signRaw(es, { ...CLAIMS, exp: 'never' }))).to.equal('invalid_token claims');
  });

  it('has to be for this audience, and from this issuer where one is named', async () => {
    expect(await reason(await sign(es, { ...CLAIMS, aud: 'spa' }))).to.equal('invalid_token audience');
    expect(await reason(await sign(es, { plan: 'company' }))).to.equal('invalid_token audience');
    const issuer = 'https://gym.example';
    expect(await reason(await sign(es), { issuer })).to.equal('invalid_token issuer');
    expect(await reason(await sign(es, { ...CLAIMS, iss: `${issuer}/` }), { issuer })).to.equal('invalid_token issuer');
    await verify(await sign(es, { ...CLAIMS, iss: issuer }), { issuer });
  });

  it('has to name a plan that is known', async () => {
    for (const plan of [undefined, null, 'gold', ['company'], 'Company', '__proto__']) {
      expect(await reason(await sign(es, { ...CLAIMS, plan })), String(plan)).to.equal('invalid_token claims');
    }
  });

  it('is refused unsigned', async () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      expect(await reason(assemble({ alg, kid: 'es' }, CLAIMS)), alg).to.match(/^invalid_token (algorithm|malformed)$/);
    }
    const [header = '', payload = ''] = (await sign(es)).split('.');
    expect(await reason(`${header}.${payload}.`)).to.match(/^invalid_token (signature|malformed)$/);
  });

  it('is refused where a public key was used as a shared secret, or another algorithm', async () => {
    const publicText = new TextEncoder().encode(JSON.stringify(es.jwk));
    for (const secret of [publicText, base64url.decode(es.jwk.x ?? ''), await generateSecret('HS256')]) {
      const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256', kid: 'es' }).sign(secret);
      expect(await reason(token)).to.equal('invalid_token algorithm');
      expect(await reason(token, { jwks: { keys: [{ ...es.jwk, alg: 'HS256' }] } })).to.equal(
        'invalid_token algorithm',
      );
    }
    const es384 = await makeKey('ES384', 'es');
    expect(await reason(await sign(es384), { jwks: { keys: [es384.jwk] } })).to.equal('invalid_token algorithm');
    const rs = await makeKey('RS256', 'rs');
    expect(await reason(await sign(rs), { jwks: { keys: [rs.jwk] } })).to.equal('invalid_token algorithm');
    // The header of one algorithm over the key of the other.
    expect(await reason(await sign(ed, CLAIMS, { kid: 'es' }))).to.equal('invalid_token unknown_key');
  });

  it('is refused with a key that is unknown, brought along, or for something else', async () => {
    expect(await reason(await sign(stranger))).to.equal('invalid_token signature');
    expect(await reason(await sign(es, CLAIMS, { kid: 'other' }))).to.equal('invalid_token unknown_key');
    expect(await reason(await sign(stranger, CLAIMS, { jwk: stranger.jwk }))).to.equal('invalid_token signature');
    expect(await reason(await sign(stranger, CLAIMS, { jku: 'https://elsewhere.example/', kid: 'x' }))).to.equal(
      'invalid_token unknown_key',
    );
    expect(await reason(await sign(es), { jwks: { keys: [{ ...es.jwk, use: 'enc' }] } })).to.equal(
      'invalid_token unknown_key',
    );
  });

  it('is checked by nobody who does not know whom it is for', () => {
    for (const audience of ['', undefined]) {
      expect(() => signedTokenVerifier({ jwks: JWKS_URL, audience: audience as string })).to.throw(
        TypeError,
        'audience',
      );
    }
  });

  it('is refused where anything of it was changed', async () => {
    const [header = '', , signature = ''] = (await sign(es, { ...CLAIMS, plan: 'free' })).split('.');
    const better = base64url.encode(JSON.stringify({ ...CLAIMS, plan: 'company' }));
    expect(await reason(`${header}.${better}.${signature}`)).to.equal('invalid_token signature');
    const token = await sign(es);
    const damaged = token.slice(0, -8) + (token.at(-8) === 'A' ? 'B' : 'A') + token.slice(-7);
    expect(await reason(damaged)).to.equal('invalid_token signature');
    for (const nonsense of ['x', 'a.b.c', '...', 'a.b', `${token}.x`, 'eyJhbGciOiJFUzI1NiJ9.e30.', ' '.repeat(9)]) {
      expect(reasonOf(await refusal(verify(nonsense))), nonsense).to.match(
        /^invalid_token (malformed|signature|unknown_key)$/,
      );
    }
    expect(await reason(await signRaw(es, CLAIMS, { crit: ['x'], x: 1 }))).to.equal('invalid_token malformed');
  });
});

/** Claims that the library would not sign. */
async function signRaw(key: Key, claims: object, header: object = {}): Promise<string> {
  const content = assemble({ alg: key.alg, kid: key.jwk.kid, ...header }, claims).replace(/\.$/, '');
  const bytes = new TextEncoder().encode(content);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, bytes);
  return `${content}.${base64url.encode(new Uint8Array(signature))}`;
}

describe('key set', () => {
  const withServer = (server: { fetch: typeof fetch }, clock = testClock(NOW)): Partial<SignedTokenOptions> => ({
    jwks: JWKS_URL,
    fetch: server.fetch,
    clock,
  });

  it('is fetched once, without the token', async () => {
    const server = testFetch(() => json({ keys: [es.jwk] }));
    const verifier = signedTokenVerifier({
      jwks: JWKS_URL,
      audience: 'gym',
      fetch: server.fetch,
      clock: testClock(NOW),
    });
    const tokens = await Promise.all([sign(es), sign(es, { ...CLAIMS, plan: 'free' })]);
    await Promise.all(tokens.map((token) => verifier(token, { signal: forEver() })));
    await verifier(tokens[0], { signal: forEver() });
    expect(server.requests).to.have.length(1);
    const [request] = server.requests;
    expect(request?.url).to.equal(JWKS_URL);
    expect([...(request?.headers ?? [])].flat().join()).not.to.contain(tokens[0]);
  });

  it('is fetched again for a key that is new, but not for every token', async () => {
    const clock = testClock(NOW);
    const server = testFetch((index) => json({ keys: index === 0 ? [es.jwk] : [es.jwk, ed.jwk] }));
    const verifier = signedTokenVerifier({ jwks: JWKS_URL, audience: 'gym', fetch: server.fetch, clock });
    await verifier(await sign(es), { signal: forEver() });
    const token = await sign(ed);
    expect(reasonOf(await refusal(verifier(token, { signal: forEver() })))).to.equal('invalid_token unknown_key');
    expect(server.requests).to.have.length(1);
    await clock.advance(30_000);
    expect(await verifier(token, { signal: forEver() })).to.have.property('plan', 'developer');
    expect(server.requests).to.have.length(2);
  });

  it('that cannot be had lets nobody in, and is asked for again the next time', async () => {
    const clock = testClock(NOW);
    const server = testFetch((index) => (index < 2 ? new TypeError('down') : json({ keys: [es.jwk] })));
    const verifier = signedTokenVerifier({ jwks: JWKS_URL, audience: 'gym', fetch: server.fetch, clock });
    const token = await sign(es);
    const first = refusal(verifier(token, { signal: forEver() }), token);
    // The library for signatures is loaded first, which takes its time in a browser.
    await until(() => server.requests.length > 0, 'the keys are asked for');
    let ended = false;
    void first.finally(() => (ended = true));
    await until(
      () => ended,
      'it is given up',
      () => clock.advance(500),
    );
    expect(reasonOf(await first)).to.equal('token_check_failed unreachable');
    expect(await verifier(token, { signal: forEver() })).to.have.property('plan', 'developer');
  });

  it('that is missing or wrong lets nobody in', async () => {
    const token = await sign(es);
    const { privateKey } = es;
    const answers: [string, Response, string][] = [
      ['404', json({ keys: [es.jwk] }, 404), 'unreachable'],
      ['HTML', new Response('<!doctype html>'), 'config'],
      ['null', json(null), 'config'],
      ['a key alone', json(es.jwk), 'config'],
      ['empty', json({ keys: [] }), 'config'],
      ['no keys', json({ keys: ['a'] }), 'config'],
      ['a private key', json({ keys: [{ ...(await exportJWK(privateKey)), kid: 'es', alg: 'ES256' }] }), 'config'],
      ['a shared secret', json({ keys: [{ kty: 'oct', k: 'AAAA', kid: 'es' }] }), 'config'],
      ['a damaged key', json({ keys: [{ ...es.jwk, x: 'AAAA' }] }), 'config'],
    ];
    for (const [name, answer, expected] of answers) {
      const error = await refusal(verify(token, withServer(testFetch(() => answer.clone()))), token);
      expect(reasonOf(error), name).to.equal(`token_check_failed ${expected}`);
    }
  });

  it('is given up with its signal', async () => {
    const server = testFetch(() => 'silence');
    const controller = new AbortController();
    const verifier = signedTokenVerifier({
      jwks: JWKS_URL,
      audience: 'gym',
      fetch: server.fetch,
      clock: testClock(NOW),
    });
    const check = refusal(verifier(await sign(es), { signal: controller.signal }));
    await until(() => server.requests.length > 0, 'the keys are asked for');
    controller.abort(new DOMException('enough', 'AbortError'));
    expect((await check).name).to.equal('AbortError');
    await settled();
    expect(server.aborted).to.equal(1);
  });
});
