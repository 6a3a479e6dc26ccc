/**
 * What a run of the endpoint page asks for, and whom: `docs/hosting.md` has the same list.
 */
import { expect, fixture, html } from '@open-wc/testing';
import { KERNELS } from '../../src/pose/assets.js';
import { chooseBuild } from '../../src/pose/kernels/choose-build.js';
import { NO_WEBGL, hasWebgl } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipUrl } from '../helpers/tracker.js';

interface Recorded {
  readonly server: 'main' | 'other' | 'outside';
  readonly method: string;
  readonly url: string;
  readonly referrer: string | null;
}

const TOKEN = 'a-secret-token';
const CLIP = 'squat-side.mp4';

/** Runs the page to its end, and gives every request that reached any server meanwhile. */
async function requestsOf(parameters: Record<string, string>, until: string): Promise<Recorded[]> {
  await fetch('/__test/requests', { method: 'DELETE' });
  const frame = document.createElement('iframe');
  const ended = new Promise<string>((resolve) => {
    addEventListener('message', function listen({ source, data }: MessageEvent<{ type: string; message?: string }>) {
      if (source !== frame.contentWindow || (data.type !== until && data.type !== 'error')) return;
      removeEventListener('message', listen);
      resolve(data.message ?? '');
    });
  });
  const query = new URLSearchParams({ token: TOKEN, pace: 'max', analysisFps: '2', ...parameters });
  frame.src = `/dist/pose_tracker/upload_tracking/?${query.toString()}`;
  (await fixture(html`<div></div>`)).append(frame);
  expect(await ended).to.equal('');
  return (await (await fetch('/__test/requests')).json()) as Recorded[];
}

/** Below the package's folder, without what changes from build to build. */
function packagePaths(requests: readonly Recorded[]): string[] {
  const paths = requests
    .map(({ url }) => url.replace(/[?#].*$/, ''))
    // Whether there is a configuration is up to who runs the page.
    .filter((path) => path.startsWith('/dist/') && !path.endsWith('.config.json'))
    .map((path) => path.replace('/dist/', '').replace(/chunks\/.+-[\w-]{8}\.js$/, 'chunks/NAME-HASH.js'));
  return [...new Set(paths)].sort();
}

/** The list in the documentation, with the kernels that run here: a block of code after the heading. */
async function documented(): Promise<string[]> {
  const text = await (await fetch('/docs/hosting.md')).text();
  const block = /## What a run asks for[\s\S]*?```\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return block
    .split('\n')
    .map((line) => (line.split(/\s/)[0] ?? '').replace(KERNELS['relaxed-simd'], KERNELS[chooseBuild().build ?? 'simd']))
    .filter(Boolean)
    .sort();
}

describe('the requests of a full run', () => {
  let requests: Recorded[] = [];

  before(async () => {
    const features = {
      keypoints: 'true',
      angles: 'true',
      recommendations: 'true',
      progression: 'true',
      export: 'true',
    };
    requests = await requestsOf(
      { ...features, exercise: 'squat', poseBackend: 'wasm', videoSrc: clipUrl(CLIP) },
      'export_ready',
    );
  });

  it('go to one origin', () => {
    expect(requests.length).to.be.greaterThan(10);
    expect(requests.filter(({ server }) => server !== 'main')).to.deep.equal([]);
  });

  it('only ask, and only for the package and the video', () => {
    for (const { method, url } of requests) {
      expect(method, url).to.equal('GET');
      expect(url).to.match(new RegExp(`^/(dist/|test/fixtures/clips/${CLIP}$)`));
    }
  });

  it('carry the token nowhere but in the address of the page itself', () => {
    const withToken = requests.filter(({ url, referrer }) => url.includes(TOKEN) || referrer?.includes(TOKEN));
    expect(withToken.map(({ url }) => url.replace(/\?.*/, ''))).to.deep.equal(['/dist/pose_tracker/upload_tracking/']);
    for (const { url, referrer } of requests) {
      if (!url.startsWith('/dist/pose_tracker/upload_tracking/?')) expect(referrer, url).to.equal(null);
    }
  });

  it('are those that the documentation lists', async function () {
    const lists = await documented();
    // Other programs of the package then take the place of the export worker.
    if (typeof VideoEncoder === 'undefined') skip(this, 'this browser has no encoder');
    expect(packagePaths(requests)).to.deep.equal(lists);
  });
});

describe('the requests of a run with BlazePose', () => {
  it('go to one origin, too', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    const picture = { source: 'image', imageSrc: clipUrl('still.jpg'), blazepose: 'true', blazeposeModel: 'lite' };
    const requests = await requestsOf(picture, 'image_overlay');
    expect(packagePaths(requests)).to.include('assets/models/blazepose-lite.task');
    expect(requests.filter(({ server }) => server !== 'main')).to.deep.equal([]);
  });
});
