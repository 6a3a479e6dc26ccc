import { expect } from 'chai';
import { acceptAnyToken, checkAccess, type TokenVerifier } from '../../src/access/access.js';
import { invalidToken } from '../../src/access/errors.js';
import { endpointVerifier } from '../../src/access/remote-endpoint.js';
import { shareAnswers } from '../../src/access/shared-answers.js';
import { tableVerifier } from '../../src/access/static-table.js';
import { TrackerError } from '../../src/errors.js';
import { Admission } from '../../src/session/admission.js';
import { forEver, json, refusal, testClock, testFetch } from '../helpers/access.js';
import { settled } from '../helpers/until.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const TOKEN = 'secret-token-1234567890';
const URL_OF_SERVER = 'https://gym.example/token';

const reasonOf = (error: TrackerError) => [error.code, error.details?.['reason']];

describe('access', () => {
  const free: TokenVerifier = () => Promise.resolve({ plan: 'free' });

  it('takes any token, and only none is missing, where nothing is configured', async () => {
    expect(await checkAccess('x', ['keypoints'], acceptAnyToken, forEver())).to.deep.equal({ plan: 'company' });
    for (const none of ['', '  ']) {
      const error = await refusal(checkAccess(none, [], acceptAnyToken, forEver()));
      expect(error.code).to.equal('missing_token');
      expect(error.message).to.equal(
        'Invalid params. Please refer to our API documentation. Missing token=YOUR API_KEY',
      );
    }
  });

  it('keeps developer features from the free plan, and names them', async () => {
    const error = await refusal(checkAccess(TOKEN, ['keypoints', 'export'], free, forEver()), TOKEN);
    expect(error.code).to.equal('developer_features_not_allowed');
    expect(error.message).to.match(/^You cannot use developer features: keypoints, export\./);
    expect(error.details).to.deep.equal({ features: ['keypoints', 'export'] });
    expect(await checkAccess(TOKEN, [], free, forEver())).to.deep.equal({ plan: 'free' });
    for (const plan of ['developer', 'custom', 'company'] as const) {
      expect(await checkAccess(TOKEN, ['keypoints'], () => Promise.resolve({ plan }), forEver())).to.deep.equal({
        plan,
      });
    }
  });

  it('lets nobody in by a verifier that answers nonsense', async () => {
    const answers: unknown[] = [
      undefined,
      null,
      true,
      'company',
      {},
      { plan: 'gold' },
      { plan: ['company'] },
      { plan: 'company', expiresAt: 'tomorrow' },
      { plan: 'company', expiresAt: NaN },
      { plan: 'company', expiresAt: Infinity },
    ];
    for (const answer of answers) {
      const verify = () => Promise.resolve(answer as { plan: 'company' });
      expect(reasonOf(await refusal(checkAccess(TOKEN, [], verify, forEver()))), JSON.stringify(answer)).to.deep.equal([
        'token_check_failed',
        'answer',
      ]);
    }
    for (const verify of ['company', { plan: 'company' }, 1]) {
      const error = await refusal(checkAccess(TOKEN, [], verify as unknown as TokenVerifier, forEver()));
      expect(reasonOf(error)).to.deep.equal(['token_check_failed', 'verifier']);
    }
  });

  it('lets nobody in by a verifier that fails, and repeats no token', async () => {
    const failures: TokenVerifier[] = [
      (token) => Promise.reject(new Error(`no such user: ${token}`)),
      (token) => {
        throw new TypeError(`cannot read ${encodeURIComponent(token)}`);
      },
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what others write may reject with anything
      (token) => Promise.reject(token),
      () => Promise.reject(new DOMException('gone', 'AbortError')),
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as above: this one has no text
      () => Promise.reject(Object.create(null)),
      () =>
        Promise.reject(
          Object.defineProperty(new Error(), 'message', {
            get: () => {
              throw new Error('no message');
            },
          }),
        ),
      (token) => Promise.reject(new TrackerError('internal_error', token)),
    ];
    for (const verify of failures) {
      const error = await refusal(checkAccess(TOKEN, [], verify, forEver()), TOKEN);
      expect(reasonOf(error)).to.deep.equal(['token_check_failed', 'verifier']);
    }
    const own: TokenVerifier = (token) =>
      Promise.reject(
        new TrackerError('invalid_token', `bad: ${token}`, {
          reason: token,
          url: `/${token}`,
          asked: [token],
          tries: 2,
        }),
      );
    const error = await refusal(checkAccess(TOKEN, [], own, forEver()), TOKEN);
    expect(error.code).to.equal('invalid_token');
    expect(error.message).to.equal('bad: …');
    expect(error.details).to.deep.equal({ reason: '…', url: '/…', tries: 2 });
  });

  it('refuses a token of broken text like any other', async () => {
    const broken = `${TOKEN}\ud800`;
    const error = await refusal(checkAccess(broken, [], tableVerifier([]), forEver()), broken);
    expect(reasonOf(error)).to.deep.equal(['invalid_token', 'unknown']);
  });

  it('gives up a verifier that does not answer, and ends what it does', async () => {
    const clock = testClock(NOW);
    const signals: AbortSignal[] = [];
    const verify: TokenVerifier = (_, { signal }) => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const check = refusal(checkAccess(TOKEN, [], verify, forEver(), clock), TOKEN);
    await clock.advance(MINUTE);
    expect(reasonOf(await check)).to.deep.equal(['token_check_failed', 'timeout']);
    expect(signals[0]?.aborted).to.equal(true);
    expect(clock.timers).to.equal(0);
  });

  it('ends with the reason of its signal, even where the verifier does not care', async () => {
    const controller = new AbortController();
    const check = refusal(checkAccess(TOKEN, [], () => new Promise(() => undefined), controller.signal));
    controller.abort(new DOMException('enough', 'AbortError'));
    expect((await check).name).to.equal('AbortError');
    expect((await refusal(checkAccess(TOKEN, [], acceptAnyToken, controller.signal))).name).to.equal('AbortError');
  });

  it('knows an expired answer by its own clock, with an allowance of a minute', async () => {
    const verify: TokenVerifier = () => Promise.resolve({ plan: 'company', expiresAt: NOW });
    await checkAccess(TOKEN, [], verify, forEver(), testClock(NOW + MINUTE - 1));
    const error = await refusal(checkAccess(TOKEN, [], verify, forEver(), testClock(NOW + MINUTE)));
    expect(reasonOf(error)).to.deep.equal(['invalid_token', 'expired']);
  });
});

describe('admission', () => {
  it('tells when a token has expired, however long that takes', async () => {
    const clock = testClock(NOW);
    let told = 0;
    const days = 60 * 24 * 60 * MINUTE;
    let expiresAt: number | undefined = NOW + days;
    const verify: TokenVerifier = () =>
      Promise.resolve({ plan: 'free', ...(expiresAt !== undefined && { expiresAt }) });
    const admission = new Admission(verify, clock, () => told++);
    await admission.check(TOKEN, [], forEver());
    await clock.advance(days + MINUTE - 1);
    expect(told).to.equal(0);
    await clock.advance(1);
    expect(told).to.equal(1);
    expect(clock.timers).to.equal(0);
    expiresAt = clock.now() + MINUTE;
    await admission.check(TOKEN, [], forEver());
    await admission.check(TOKEN, [], forEver());
    expect(clock.timers).to.equal(1);
    expiresAt = undefined;
    await admission.check(TOKEN, [], forEver());
    expect(clock.timers).to.equal(0);
  });
});

describe('table of tokens', () => {
  const DIGEST = 'a665a45920422f9d417e4867efdc4fb8a04a1f3fff1fa07e998e86f7f7a27ae3'; // of "123"

  it('finds tokens by themselves and by their SHA-256', async () => {
    const verify = tableVerifier(
      [
        { sha256: DIGEST, plan: 'developer' },
        { token: TOKEN, plan: 'free', expiresAt: NOW },
      ],
      testClock(NOW),
    );
    expect(await verify('123', { signal: forEver() })).to.deep.equal({ plan: 'developer' });
    expect(await verify(TOKEN, { signal: forEver() })).to.deep.equal({ plan: 'free', expiresAt: NOW });
    for (const token of ['1234', DIGEST, '', 'constructor']) {
      expect(reasonOf(await refusal(verify(token, { signal: forEver() })))).to.deep.equal(['invalid_token', 'unknown']);
    }
    expect(reasonOf(await refusal(tableVerifier([])('x', { signal: forEver() })))).to.deep.equal([
      'invalid_token',
      'unknown',
    ]);
  });

  it('keeps to the times, with an allowance of a minute', async () => {
    const at = (now: number) =>
      tableVerifier([{ token: TOKEN, plan: 'free', notBefore: NOW, expiresAt: NOW + 10 * MINUTE }], testClock(now))(
        TOKEN,
        {
          signal: forEver(),
        },
      );
    expect(reasonOf(await refusal(at(NOW - MINUTE - 1)))).to.deep.equal(['invalid_token', 'not_yet_valid']);
    await at(NOW - MINUTE);
    await at(NOW + 11 * MINUTE - 1);
    const error = await refusal(at(NOW + 11 * MINUTE));
    expect(reasonOf(error)).to.deep.equal(['invalid_token', 'expired']);
    expect(error.message).to.match(/^Invalid params\. .*expired \(2026-11-22T12:10:00\.000Z\)/);
  });
});

describe('server that checks tokens', () => {
  const verifier = (server: { fetch: typeof fetch }, clock = testClock(NOW), timeoutMs?: number) =>
    endpointVerifier({ url: URL_OF_SERVER, fetch: server.fetch, clock, ...(timeoutMs !== undefined && { timeoutMs }) });

  it('gets the token in the Authorization header alone, and no cookie, referrer or redirect', async () => {
    const server = testFetch(() => json({ plan: 'custom', name: 'the gym' }));
    expect(await verifier(server)(TOKEN, { signal: forEver() })).to.deep.equal({ plan: 'custom' });
    const [request] = server.requests;
    expect(request?.headers.get('authorization')).to.equal(`Bearer ${TOKEN}`);
    expect(request?.url).to.equal(URL_OF_SERVER);
    expect(request).to.include({
      method: 'GET',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  });

  it('is asked once for the page, until the token expires', async () => {
    const clock = testClock(NOW);
    const server = testFetch((index) =>
      json({ plan: 'developer', expiresAt: index === 0 ? new Date(NOW + MINUTE).toISOString() : NOW + 5 * MINUTE }),
    );
    const verify = verifier(server, clock);
    const ask = () => verify(TOKEN, { signal: forEver() });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(first).to.deep.equal({ plan: 'developer', expiresAt: NOW + MINUTE });
    expect(second).to.deep.equal(first);
    await ask();
    expect(server.requests).to.have.length(1);
    await verify('another', { signal: forEver() });
    expect(server.requests).to.have.length(2);
    await clock.advance(MINUTE);
    expect(await ask()).to.deep.equal({ plan: 'developer', expiresAt: NOW + 5 * MINUTE });
    expect(server.requests).to.have.length(3);
  });

  it('refuses by 401 and 403, at once', async () => {
    for (const status of [401, 403]) {
      const server = testFetch(() => json({ plan: 'company' }, status));
      const error = await refusal(verifier(server)(TOKEN, { signal: forEver() }), TOKEN);
      expect(reasonOf(error)).to.deep.equal(['invalid_token', 'unknown']);
      expect(server.requests).to.have.length(1);
    }
  });

  it('has failed where its answer is nonsense, and nothing of it is believed or repeated', async () => {
    const answers: [string, Response][] = [
      ['HTML', new Response('<!doctype html>')],
      ['nothing', new Response('')],
      ['text', new Response(TOKEN)],
      ['404', json({ plan: 'company' }, 404)],
      ['204', new Response(null, { status: 204 })],
      ['302', new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } })],
      ['206', json({ plan: 'company' }, 206)],
      ['null', json(null)],
      ['a list', json([])],
      ['true', json(true)],
      ['no plan', json({ valid: true })],
      ['another plan', json({ plan: TOKEN })],
      ['a list of plans', json({ plan: ['company'] })],
      ['seconds', json({ plan: 'company', expiresAt: NOW / 1000 })],
      ['a date without a zone', json({ plan: 'company', expiresAt: '2030-01-01T00:00:00' })],
      ['no date', json({ plan: 'company', expiresAt: '2030-99-01T00:00:00Z' })],
      ['a day that there is not', json({ plan: 'company', expiresAt: '2030-02-30T00:00:00Z' })],
      ['a zone that browsers read each in their way', json({ plan: 'company', expiresAt: '2030-01-01 00:00:00 +01' })],
      ['false', json({ plan: 'company', expiresAt: false })],
    ];
    for (const [name, answer] of answers) {
      const error = await refusal(verifier(testFetch(() => answer))(TOKEN, { signal: forEver() }), TOKEN);
      expect(reasonOf(error), name).to.deep.equal(['token_check_failed', 'answer']);
      expect(error.message, name).to.contain(URL_OF_SERVER).and.to.contain('401');
    }
  });

  it('is asked once more where it is down, and has failed after the second time', async () => {
    for (const answer of [new TypeError('Failed to fetch'), json({ plan: 'company' }, 500), json({}, 503)]) {
      const clock = testClock(NOW);
      const server = testFetch(() => (answer instanceof Response ? answer.clone() : answer));
      const check = refusal(verifier(server, clock)(TOKEN, { signal: forEver() }), TOKEN);
      await settled();
      expect(server.requests).to.have.length(1);
      await clock.advance(1000);
      expect(reasonOf(await check)).to.deep.equal(['token_check_failed', 'unreachable']);
      expect(server.requests).to.have.length(2);
      expect(clock.timers).to.equal(0);
    }
  });

  it('may recover, for the second attempt and for the next question', async () => {
    const clock = testClock(NOW);
    const server = testFetch((index) => ([0, 2, 3].includes(index) ? new TypeError('down') : json({ plan: 'free' })));
    const verify = verifier(server, clock);
    const first = verify(TOKEN, { signal: forEver() });
    await settled();
    await clock.advance(1000);
    expect(await first).to.deep.equal({ plan: 'free' });
    const second = refusal(verify('another', { signal: forEver() }));
    await settled();
    await clock.advance(1000);
    expect((await second).code).to.equal('token_check_failed');
    expect(await verify('another', { signal: forEver() })).to.deep.equal({ plan: 'free' });
  });

  it('is given up where it is slow, twice', async () => {
    const clock = testClock(NOW);
    const server = testFetch(() => 'silence');
    const check = refusal(verifier(server, clock, 2000)(TOKEN, { signal: forEver() }), TOKEN);
    await settled();
    await clock.advance(2000);
    expect(server.aborted).to.equal(1);
    await clock.advance(300);
    expect(server.requests).to.have.length(2);
    await clock.advance(2000);
    const error = await check;
    expect(reasonOf(error)).to.deep.equal(['token_check_failed', 'timeout']);
    expect(error.message).to.contain('2 s');
    expect(server.aborted).to.equal(2);
    expect(clock.timers).to.equal(0);
  });

  it('is given up where its answer has begun and does not end', async () => {
    const clock = testClock(NOW);
    const server = testFetch((_, { signal }) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"plan":'));
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return new Response(body);
    });
    const check = refusal(verifier(server, clock, 2000)(TOKEN, { signal: forEver() }));
    await settled();
    await clock.advance(5000);
    expect(reasonOf(await check)).to.deep.equal(['token_check_failed', 'timeout']);
  });

  it('is left alone when nobody waits any more, and only then', async () => {
    const clock = testClock(NOW);
    const server = testFetch(() => 'silence');
    const verify = verifier(server, clock);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = refusal(verify(TOKEN, { signal: one.signal }));
    const second = refusal(verify(TOKEN, { signal: two.signal }));
    await settled();
    one.abort(new DOMException('enough', 'AbortError'));
    expect((await first).name).to.equal('AbortError');
    expect(server.aborted).to.equal(0);
    two.abort(new DOMException('enough', 'AbortError'));
    expect((await second).name).to.equal('AbortError');
    await settled();
    expect(server.aborted).to.equal(1);
    expect(clock.timers).to.equal(0);
    const third = refusal(verify(TOKEN, { signal: AbortSignal.abort(new DOMException('no', 'AbortError')) }));
    expect((await third).name).to.equal('AbortError');
    expect(server.requests).to.have.length(1);
  });

  it('is not asked about what no header can carry', async () => {
    const server = testFetch(() => json({ plan: 'company' }));
    for (const token of ['two words', 'line\nbreak', 'ключ-длинный', 'a'.repeat(8001)]) {
      const error = await refusal(verifier(server)(token, { signal: forEver() }), token);
      expect(reasonOf(error)).to.deep.equal(['invalid_token', 'malformed']);
    }
    expect(server.requests).to.have.length(0);
  });
});

describe('shared answers', () => {
  it('remember no refusal', async () => {
    let asked = 0;
    const verify = shareAnswers(() => {
      if (asked++ === 0) return Promise.reject(invalidToken('unknown'));
      return Promise.resolve({ plan: 'free' });
    }, testClock(NOW));
    await refusal(verify(TOKEN, { signal: forEver() }));
    expect(await verify(TOKEN, { signal: forEver() })).to.deep.equal({ plan: 'free' });
  });
});
