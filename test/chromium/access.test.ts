import { expect, fixture, html } from '@open-wc/testing';
import type { TokenInfo, TokenVerifier } from '../../src/access/access.js';
import { invalidToken } from '../../src/access/errors.js';
import type { PoseUploadTracker } from '../../src/element/pose-upload-tracker.js';
import { testClock } from '../helpers/access.js';
import { clipFile, clipUrl, createTracker, rejection, scriptedWorker, type TestTracker } from '../helpers/tracker.js';
import { settled, until } from '../helpers/until.js';

const CLIP = 'squat-side.mp4';
const INVALID = 'Invalid params. Please refer to our API documentation. Missing token=YOUR API_KEY';
const DEVELOPER = 'You cannot use developer features';

const free: TokenVerifier = () => Promise.resolve({ plan: 'free' });

function title({ part }: TestTracker): string | undefined {
  return part('[role=alert]').querySelector('.title')?.textContent?.trim();
}

/** When the element has come to a state, and has drawn it. */
async function stateOf({ tracker }: TestTracker, state: PoseUploadTracker['state']): Promise<void> {
  await until(() => tracker.state === state, `the element is ${state}`);
  await tracker.updateComplete;
}

const uploadButton = ({ tracker }: TestTracker) => tracker.querySelector('button');
const retryButton = ({ part }: TestTracker) => part('[part=retry]') as HTMLButtonElement;

describe('error pages of access', () => {
  it('say the words of the reference for a token that is refused, with why and the documentation', async () => {
    const texts: [ReturnType<typeof invalidToken>, string][] = [
      [invalidToken('unknown'), 'The token is not valid.'],
      [invalidToken('expired', 0), 'The token has expired.'],
      [invalidToken('not_yet_valid', 4e12), 'The token is not valid yet.'],
    ];
    for (const [error, detail] of texts) {
      const test = await createTracker({ options: { verifyToken: () => Promise.reject(error) } });
      const { code, message, details } = await test.next('error');
      expect({ code, message, details }).to.deep.equal(error.toPlain());
      expect(message.startsWith(`${INVALID}. `)).to.equal(true);
      await stateOf(test, 'error');
      expect(title(test)).to.equal(INVALID);
      expect(test.part('[role=alert]').textContent).to.contain(detail);
      expect(test.part('[role=alert] a').textContent).to.equal('Documentation');
      expect(uploadButton(test)).to.equal(null);
    }
  });

  it('say the words of the reference for developer features on the free plan, before anything is chosen', async () => {
    for (const option of ['keypoints', 'angles', 'blazepose', 'recommendations', 'progression', 'export'] as const) {
      const test = await createTracker({ options: { verifyToken: free, [option]: true } });
      const { code, details } = await test.next('error');
      expect({ code, details }, option).to.deep.equal({
        code: 'developer_features_not_allowed',
        details: { features: [option] },
      });
      await stateOf(test, 'error');
      expect(title(test)).to.equal(DEVELOPER);
      expect(test.part('[role=alert] .detail').textContent).to.contain(option);
      expect(test.part('[role=alert] a').textContent).to.equal('Documentation');
      expect(uploadButton(test)).to.equal(null);
      const refused = await rejection(test.tracker.analyze(await clipFile(CLIP)));
      expect(refused.code).to.equal('developer_features_not_allowed');
      expect(test.of('initialization')).to.deep.equal([]);
      test.tracker.remove();
    }
  });

  it('speak the language of the page, but for the words of the reference', async () => {
    const test = await createTracker({ options: { verifyToken: free, keypoints: true, lang: 'fr' } });
    await stateOf(test, 'error');
    expect(title(test)).to.equal(DEVELOPER);
    expect(test.part('[role=alert]').textContent)
      .to.contain('Votre formule ne comprend pas')
      .and.to.contain('keypoints');
  });

  it('link to the documentation that the page names, and tell nobody where the visitor comes from', async () => {
    const test = await createTracker({ options: { token: '', documentationUrl: 'https://docs.example/tracking' } });
    await stateOf(test, 'error');
    const link = test.part('[role=alert] a') as HTMLAnchorElement;
    expect(link.href).to.equal('https://docs.example/tracking');
    expect(link.rel).to.equal('noopener noreferrer');
    test.tracker.setAttribute('documentation-url', 'javascript:alert(1)');
    const { code, details } = await test.next('error', (error) => error.code === 'invalid_parameter');
    expect({ code, option: details?.['option'] }).to.deep.equal({
      code: 'invalid_parameter',
      option: 'documentationUrl',
    });
    await test.tracker.updateComplete;
    expect(new URL(link.href).protocol).not.to.equal('javascript:');
    expect((await fetch(link.href)).status).to.equal(200);
  });
});

describe('plans', () => {
  it('let the free plan count, without developer features', async () => {
    const test = await createTracker({ options: { verifyToken: free, exercise: 'squat' } });
    await test.tracker.analyze(await clipFile(CLIP));
    expect(test.of('exercise_summary')).to.have.length(1);
    expect(test.of('error')).to.deep.equal([]);
  });

  it('let every other plan use developer features', async () => {
    for (const plan of ['developer', 'custom', 'company'] as const) {
      const verifyToken = () => Promise.resolve({ plan });
      const test = await createTracker({ options: { verifyToken, keypoints: true, angles: true } });
      await test.tracker.analyze(await clipFile(CLIP));
      expect(test.of('keypoints_batch'), plan).to.have.length(1);
      test.tracker.remove();
    }
  });

  it('are asked about again when features, token or verifier change', async () => {
    const plans: Record<string, TokenInfo> = { small: { plan: 'free' }, large: { plan: 'company' } };
    const asked: string[] = [];
    const verifyToken: TokenVerifier = (token) => {
      asked.push(token);
      return Promise.resolve(plans[token] ?? { plan: 'free' });
    };
    const test = await createTracker({ options: { token: 'small', keypoints: true, verifyToken } });
    const { tracker } = test;
    await stateOf(test, 'error');
    tracker.keypoints = false;
    await stateOf(test, 'idle');
    expect(uploadButton(test)).to.exist;
    tracker.keypoints = true;
    await stateOf(test, 'error');
    tracker.token = 'large';
    await stateOf(test, 'idle');
    expect(asked).to.deep.equal(['small', 'small', 'small', 'large']);
    tracker.verifyToken = free;
    await stateOf(test, 'error');
    tracker.verifyToken = undefined;
    await stateOf(test, 'idle');
    expect(test.of('error').map(({ code }) => code)).to.deep.equal(
      Array.from({ length: 3 }, () => 'developer_features_not_allowed'),
    );
  });

  it('do not let an address be analysed before, and do when the features are others', async () => {
    const test = await createTracker({ options: { videoSrc: clipUrl(CLIP), keypoints: true, verifyToken: free } });
    await stateOf(test, 'error');
    expect(test.of('initialization')).to.deep.equal([]);
    test.tracker.keypoints = false;
    await stateOf(test, 'done');
    expect(test.of('keypoints')).to.deep.equal([]);
  });

  it('begin an address anew under another verifier', async () => {
    const test = await createTracker({ options: { videoSrc: clipUrl(CLIP), keypoints: true } });
    await stateOf(test, 'done');
    test.tracker.verifyToken = free;
    const { details } = await test.next('error', ({ code }) => code === 'developer_features_not_allowed');
    expect(details?.['features']).to.deep.equal(['keypoints']);
  });

  it('count by a verifier that was set before the element was defined', async () => {
    const early = document.createElement('pose-upload-tracker');
    // Like a framework that ran first: an own property that hides the accessor.
    const value = (): Promise<TokenInfo> => Promise.reject(invalidToken('unknown'));
    Object.defineProperty(early, 'verifyToken', { value, configurable: true, writable: true, enumerable: true });
    early.token = 'x';
    const refused = new Promise((resolve) => early.addEventListener('error', resolve, { once: true }));
    (await fixture(html`<div></div>`)).append(early);
    await refused;
    expect(Object.hasOwn(early, 'verifyToken')).to.equal(false);
    expect(early.verifyToken).to.equal(value);
  });

  it('keep exports from the free plan, and the results are not touched', async () => {
    const test = await createTracker({ options: { verifyToken: free } });
    await test.tracker.analyze(await clipFile(CLIP));
    const error = await rejection(test.tracker.exportVideo());
    expect(error.code).to.equal('developer_features_not_allowed');
    expect(test.of('error').map(({ code }) => code)).to.deep.equal(['developer_features_not_allowed']);
    expect(test.tracker.state).to.equal('done');
  });
});

describe('a token that cannot be checked', () => {
  /** Fails so many times. */
  function failing(times: number): TokenVerifier {
    let asked = 0;
    return () => (asked++ < times ? Promise.reject(new Error('down')) : Promise.resolve({ plan: 'company' }));
  }

  it('lets nobody in, and can be checked again', async () => {
    const test = await createTracker({ options: { verifyToken: failing(2), keypoints: true } });
    const { code, details } = await test.next('error');
    expect({ code, details }).to.deep.equal({ code: 'token_check_failed', details: { reason: 'verifier' } });
    await stateOf(test, 'error');
    expect(uploadButton(test)).to.equal(null);
    expect(title(test)).to.equal('The token could not be checked');
    expect(retryButton(test).textContent?.trim()).to.equal('Try again');
    retryButton(test).click();
    await test.next('error', (error) => error !== test.of('error')[0]);
    await stateOf(test, 'error');
    retryButton(test).click();
    await stateOf(test, 'idle');
    expect(uploadButton(test)).to.exist;
    expect(test.of('error')).to.have.length(2);
  });

  it('leaves the keyboard on the button where trying again fails again', async () => {
    const asked: (() => void)[] = [];
    const verifyToken = (): Promise<TokenInfo> =>
      new Promise((_, reject) => asked.push(() => reject(new Error('down'))));
    const goDown = async () => {
      await until(() => asked.length > 0, 'the token is asked about');
      for (const refuse of asked.splice(0)) refuse();
    };
    const test = await createTracker({ options: { verifyToken, videoSrc: clipUrl(CLIP) } });
    const focused = () => (test.tracker.renderRoot as ShadowRoot).activeElement;
    const fail = async () => {
      await stateOf(test, 'loading');
      await goDown();
      await stateOf(test, 'error');
    };
    await fail();
    retryButton(test).focus();
    retryButton(test).click();
    await fail();
    expect(focused()).to.equal(retryButton(test));

    const elsewhere = document.createElement('button');
    test.tracker.after(elsewhere);
    retryButton(test).click();
    await stateOf(test, 'loading');
    elsewhere.focus();
    await fail();
    expect(focused(), 'whoever has gone on is left alone').to.equal(null);
    elsewhere.remove();
  });

  it('is checked again with the address, and with the file that was chosen', async () => {
    const address = await createTracker({ options: { verifyToken: failing(1), videoSrc: clipUrl(CLIP) } });
    await stateOf(address, 'error');
    retryButton(address).click();
    await stateOf(address, 'done');

    let down = false;
    const verifyToken = (): Promise<TokenInfo> =>
      down ? Promise.reject(new Error('down')) : Promise.resolve({ plan: 'company' });
    const file = await createTracker({ options: { verifyToken, keypoints: true } });
    await stateOf(file, 'idle');
    down = true;
    expect((await rejection(file.tracker.analyze(await clipFile(CLIP)))).code).to.equal('token_check_failed');
    await stateOf(file, 'error');
    expect(file.of('initialization')).to.deep.equal([]);
    down = false;
    retryButton(file).click();
    await stateOf(file, 'done');
    expect(file.of('keypoints_batch')).to.have.length(1);
  });

  it('holds up what was chosen meanwhile, and a cancelled run does not come back', async () => {
    const signals: AbortSignal[] = [];
    let answer: (info: TokenInfo) => void = () => undefined;
    const verifyToken: TokenVerifier = (_, { signal }) => {
      signals.push(signal);
      return new Promise((resolve) => (answer = resolve));
    };
    const test = await createTracker({ options: { verifyToken } });
    const run = rejection(test.tracker.analyze(await clipFile(CLIP)));
    await stateOf(test, 'loading');
    expect(test.of('initialization')).to.deep.equal([]);
    test.tracker.cancel();
    expect((await run).name).to.equal('AbortError');
    expect(signals.every(({ aborted }) => aborted)).to.equal(true);
    answer({ plan: 'company' });
    await settled();
    expect(test.tracker.state).to.equal('idle');
    expect(test.messages).to.deep.equal([]);
  });
});

describe('a page that stays open', () => {
  const NOW = Date.UTC(2026, 10, 22, 12);
  const HOUR = 3_600_000;

  async function expiring() {
    const clock = testClock(NOW);
    const verifyToken: TokenVerifier = () =>
      clock.now() < NOW + HOUR
        ? Promise.resolve({ plan: 'company', expiresAt: NOW + HOUR })
        : Promise.reject(invalidToken('expired', NOW + HOUR));
    const sessionSetup = { workerUrl: scriptedWorker(), accessClock: clock };
    const test = await createTracker({ options: { verifyToken, sessionSetup } });
    await until(() => clock.timers > 0, 'the end of the token is waited for');
    // Until there is an answer, that is waited for by a timer, too.
    await settled();
    return { clock, test };
  }

  it('says so when the token expires', async () => {
    const { clock, test } = await expiring();
    await clock.advance(HOUR);
    expect(test.tracker.state).to.equal('idle');
    await clock.advance(60_000);
    await stateOf(test, 'error');
    expect(test.of('error')[0]).to.deep.include({ code: 'invalid_token', details: { reason: 'expired' } });
    expect(uploadButton(test)).to.equal(null);
  });

  it('keeps its results, and analyses nothing more', async () => {
    const { clock, test } = await expiring();
    await test.tracker.analyze(await clipFile(CLIP));
    await clock.advance(2 * HOUR);
    expect(test.tracker.state).to.equal('done');
    expect(test.of('error')).to.deep.equal([]);
    expect((await rejection(test.tracker.exportVideo())).code).to.equal('invalid_token');
    expect((await rejection(test.tracker.analyze(await clipFile(CLIP)))).code).to.equal('invalid_token');
  });

  it('leaves no timer behind', async () => {
    const { clock, test } = await expiring();
    test.tracker.remove();
    await settled();
    expect(clock.timers).to.equal(0);
  });
});
