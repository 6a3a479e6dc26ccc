import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import { findStrayParameters } from '../../src/host/stray-parameters.js';
import { explainStray } from '../../src/session/stray-address.js';

const ADDRESS = 'https://store.example/v.mp4';

const SIGNED = {
  S3: ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-SignedHeaders', 'X-Amz-Signature'],
  'S3 of old': ['AWSAccessKeyId', 'Expires', 'Signature'],
  CloudFront: ['Expires', 'Policy', 'Signature', 'Key-Pair-Id'],
  Google: ['X-Goog-Algorithm', 'X-Goog-Credential', 'X-Goog-Date', 'X-Goog-Expires', 'X-Goog-Signature'],
  Azure: ['sv', 'se', 'sr', 'sp', 'sig'],
  'S3 with a name to save it under': ['X-Amz-Algorithm', 'X-Amz-Signature', 'response-content-disposition', 'x-id'],
  Tencent: ['q-sign-algorithm', 'q-ak', 'q-sign-time', 'q-key-time', 'q-header-list', 'q-signature'],
  Huawei: ['AccessKeyId', 'Expires', 'Signature'],
  Aliyun: ['OSSAccessKeyId', 'Expires', 'Signature'],
  'a CDN': ['token', 'expires'],
} as const;

describe('a signed address that was not encoded', () => {
  for (const [store, names] of Object.entries(SIGNED)) {
    const [first, ...rest] = names;
    const query = rest.map((name) => `${name}=1%2F2`).join('&');

    it(`of ${store} is told by the names that became the page's`, () => {
      const search = `?token=t&exercise=squat&videoSrc=${ADDRESS}?${first}=x&${query}&controls=true`;
      expect(findStrayParameters(search)).to.deep.equal({
        parameter: 'videoSrc',
        address: `${ADDRESS}?${first}=x`,
        names: rest,
      });
    });

    it(`of ${store} is none where it was encoded`, () => {
      const address = encodeURIComponent(`${ADDRESS}?${first}=x&${query}`);
      expect(findStrayParameters(`?token=t&videoSrc=${address}&exercise=squat`)).to.equal(undefined);
    });
  }

  it('is not seen in what pages and clients send themselves', () => {
    for (const search of [
      '',
      '?token=t&videoSrc=v.mp4&isMobile=true&silhouette=1&postureBox=0',
      // Before the address, they are the page's.
      '?token=t&Expires=3&videoSrc=v.mp4',
      // The page's own token, wherever it stands.
      '?videoSrc=v.mp4&token=t&exercise=squat',
      // Short names that mean nothing by themselves.
      '?token=t&videoSrc=v.mp4&sp=1&se=2&sv=3',
      '?token=t&X-Amz-Signature=1',
    ]) {
      expect(findStrayParameters(search), search).to.equal(undefined);
    }
  });

  it('is told in a picture’s address, and a second token is its own', () => {
    expect(findStrayParameters(`?token=t&imageSrc=${ADDRESS}?expires=1&token=2`)).to.deep.equal({
      parameter: 'imageSrc',
      address: `${ADDRESS}?expires=1`,
      names: ['token'],
    });
  });
});

describe('what is said of such an address', () => {
  const stray = { parameter: 'videoSrc', address: ADDRESS, names: ['Expires', 'X-Amz-Signature'] };
  const refused = (details: object) =>
    TrackerError.fromPlain({ code: 'video_load_error', message: 'The server answered 403.', details: { ...details } });

  it('names the parameters and the remedy, no value, where the server refuses it', () => {
    for (const details of [{ status: 403 }, { status: 400 }, { status: 401 }, { status: 404 }, { reason: 'cors' }]) {
      const told = explainStray(refused(details), ADDRESS, stray);
      expect(told.code).to.equal('video_load_error');
      expect(told.message).to.match(/^The server answered 403\. .*Expires, X-Amz-Signature.*encodeURIComponent/);
      expect(told.details).to.deep.equal({ ...details, strayParameters: stray.names });
    }
  });

  it('is nothing where something else is wrong, or it is another address', () => {
    for (const details of [{ status: 500 }, { reason: 'offline' }, {}]) {
      const failure = refused(details);
      expect(explainStray(failure, ADDRESS, stray)).to.equal(failure);
    }
    const failure = refused({ status: 403 });
    expect(explainStray(failure, `${ADDRESS}?x`, stray)).to.equal(failure);
    expect(explainStray(failure, new Blob(), stray)).to.equal(failure);
    expect(explainStray(failure, ADDRESS, undefined)).to.equal(failure);
  });
});
