/**
 * Media on another server: what cannot be loaded is told apart as far as a browser lets a page know.
 */
import { expect } from '@open-wc/testing';
import { clipUrl, createTracker, rejection } from '../helpers/tracker.js';

const CLIPS = '/test/fixtures/clips';
const FILES = { video: `${CLIPS}/squat-side.mp4`, image: `${CLIPS}/still.jpg` };

/** What the addresses below are made of. */
interface Place {
  /** The second origin. */
  readonly other: string;
  readonly file: string;
  /** An origin where nobody answers. */
  readonly nobody: string;
}

/** `[what it is, its address, code without its kind, reason]`; without a code it is analysed. */
type Case = readonly [string, (place: Place) => string, code?: 'cross_origin' | 'load' | 'decode', reason?: string];

const CASES: readonly Case[] = [
  ['a file that every origin may read', ({ other, file }) => `${other}/__test/cors${file}`],
  [
    'a file that no other origin may read',
    ({ other, file }) => `${other}/__test/no-cors${file}`,
    'cross_origin',
    'cors',
  ],
  [
    'a file that one origin may read, not this',
    ({ other, file }) => `${other}/__test/foreign-cors${file}`,
    'cross_origin',
    'cors',
  ],
  ['a file of a store that compresses it', ({ other, file }) => `${other}/__test/encoded/gzip${file}`],
  ['a file of a server that breaks off at ranges', ({ other, file }) => `${other}/__test/ranges/dropped${file}`],
  ['a file of a server without ranges', ({ other, file }) => `${other}/__test/ranges/none${file}`],
  [
    'a redirect to a file that may be read',
    ({ other, file }) => `/__test/redirect/302/other/__test/cors${file}?${other}`,
  ],
  [
    'a redirect from this server to a file that may not be read',
    ({ file }) => `/__test/redirect/307/other/__test/no-cors${file}`,
    'cross_origin',
    'cors',
  ],
  [
    'a redirect that may be followed to a file that may not be read',
    ({ other, file }) => `${other}/__test/redirect/301/same/__test/no-cors${file}`,
    'cross_origin',
    'cors',
  ],
  [
    'a redirect that may not be followed',
    ({ other, file }) => `${other}/__test/hidden-redirect/302/same/__test/cors${file}`,
    'cross_origin',
    'cors',
  ],
  [
    'two redirects to a file that may be read',
    ({ other, file }) => `${other}/__test/redirect/308/same/__test/redirect/302/same/__test/cors${file}`,
  ],
  [
    'a redirect back to this server, which has to allow it too',
    ({ other, file }) => `${other}/__test/redirect/302/page${file}`,
    'cross_origin',
    'cors',
  ],
  ['nothing, on a server that says so', ({ other }) => `${other}/__test/status/404`, 'load', 'http_status'],
  ['a refusal, on a server that says so', ({ other }) => `${other}/__test/status/403`, 'load', 'http_status'],
  ['a redirect to nothing', () => '/__test/redirect/302/other/__test/status/410', 'load', 'http_status'],
  [
    'nothing, on a server that does not let this page know',
    ({ other }) => `${other}/nothing.mp4`,
    'cross_origin',
    'cors',
  ],
  ['nothing, on this server', () => '/__test/status/404', 'load', 'http_status'],
  ['a server that is not there', ({ nobody }) => `${nobody}/a.mp4`, 'load', 'unreachable'],
  [
    'a redirect to a server that is not there',
    ({ other }) => `${other}/__test/redirect/302/nowhere/a.mp4`,
    'load',
    'unreachable',
  ],
  [
    'a file that may be read and is no media',
    ({ other }) => `${other}/__test/cors/test/fixtures/server/digits.txt`,
    'decode',
  ],
];

const CODES = {
  video: { cross_origin: 'cross_origin_video', load: 'video_load_error', decode: 'unsupported_media' },
  image: { cross_origin: 'cross_origin_image', load: 'image_load_error', decode: 'unsupported_media' },
} as const;

describe('media on another server', () => {
  let config = { otherOrigin: '', nobody: '' };

  before(async () => {
    config = (await (await fetch('/__test/config.json')).json()) as typeof config;
  });

  for (const source of ['video', 'image'] as const) {
    for (const [what, address, code, reason] of CASES) {
      it(`${source}: ${what} ${code ? `gives ${CODES[source][code]}` : 'is analysed'}`, async () => {
        const { tracker, of } = await createTracker({ options: { source, keypoints: true, analysisFps: 2 } });
        const { otherOrigin: other, nobody } = config;
        const url = new URL(address({ other, nobody, file: FILES[source] }), location.href).href;
        if (!code) {
          await tracker.analyze(url);
          expect(of('error')).to.deep.equal([]);
          expect(of('keypoints').length).to.be.greaterThan(0);
          return;
        }
        const error = await rejection(tracker.analyze(url));
        expect(error.code, error.message).to.equal(CODES[source][code]);
        if (reason !== undefined) expect(error.details).to.include({ reason });
        if (reason === 'cors') expect(error.message).to.contain(`Access-Control-Allow-Origin for ${location.origin}`);
        expect(of('error')).to.have.length(1);
      });
    }
  }

  it('is told apart from a device that is offline', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      const { tracker } = await createTracker({ options: { source: 'image' } });
      const error = await rejection(tracker.analyze(`${config.nobody}/a.jpg`));
      expect(error).to.have.property('code', 'image_load_error');
      expect(error.details).to.include({ reason: 'offline' });
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    expect(navigator.onLine).to.equal(true);
  });

  it('is played by the element, too', async () => {
    const { tracker, part } = await createTracker({ options: { analysisFps: 2 } });
    await tracker.analyze(`${config.otherOrigin}/__test/cors${FILES.video}`);
    expect(part('video').crossOrigin).to.equal('anonymous');
    await tracker.analyze(clipUrl('squat-side.mp4'));
    expect(tracker.state).to.equal('done');
  });

  it('is told with the parameters that may be the end of its address, by names alone', async () => {
    const address = `${config.otherOrigin}/__test/status/403?Policy=secret`;
    const strayParameters = { parameter: 'videoSrc', address, names: ['Expires', 'Signature'] };
    const { tracker, of } = await createTracker({ setup: { strayParameters } });
    const error = await rejection(tracker.analyze(address));
    expect(error.code).to.equal('video_load_error');
    expect(error.details).to.deep.include({ status: 403, strayParameters: ['Expires', 'Signature'] });
    expect(of('error')[0]?.message).to.contain('encodeURIComponent').and.not.to.contain('secret');
    const other = await rejection(tracker.analyze(`${config.otherOrigin}/__test/status/403`));
    expect(other.details).not.to.have.property('strayParameters');
  });
});
