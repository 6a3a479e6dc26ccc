/**
 * What a run leaves behind: `docs/privacy.md` says it.
 */
import { expect, fixture, html } from '@open-wc/testing';
import { exported } from '../helpers/exported.js';
import { clipWithNotedSound } from '../helpers/noted-sound.js';
import { clipFile, clipUrl } from '../helpers/tracker.js';

const CLIP = 'vp9.webm';

/** Runs the endpoint page on a clip, with everything switched on, until its overlay video is there. */
async function fullRun(): Promise<void> {
  const frame = document.createElement('iframe');
  const ended = new Promise<string>((resolve) => {
    addEventListener('message', ({ source, data }: MessageEvent<{ type: string; message?: string }>) => {
      if (source === frame.contentWindow && /^(export_ready|error)$/.test(data.type)) resolve(data.message ?? '');
    });
  });
  const everything = {
    keypoints: 'true',
    angles: 'true',
    recommendations: 'true',
    progression: 'true',
    export: 'true',
  };
  const run = { videoSrc: clipUrl(CLIP), exercise: 'lunge', controls: 'true', pace: 'max', analysisFps: '2' };
  const query = new URLSearchParams({ token: 'a-secret-token', ...run, ...everything });
  frame.src = `/dist/pose_tracker/upload_tracking/?${query.toString()}`;
  (await fixture(html`<div></div>`)).append(frame);
  expect(await ended).to.equal('');
}

describe('a full run', () => {
  it('stores nothing but which backend was chosen', async () => {
    localStorage.clear();
    await fullRun();
    expect(Object.keys(localStorage)).to.deep.equal(['pose-upload-tracker.backend']);
    const kept = JSON.parse(localStorage.getItem('pose-upload-tracker.backend') ?? '') as Record<string, string>;
    expect(Object.keys(kept)).to.have.members(['fingerprint', 'backend', 'reason']);
    expect(kept['fingerprint']).to.contain(navigator.userAgent);
    expect(JSON.stringify(kept)).not.to.contain(CLIP).and.not.to.contain('secret');
    expect(sessionStorage.length, 'sessionStorage').to.equal(0);
    expect(document.cookie).to.equal('');
    expect(await indexedDB.databases(), 'IndexedDB').to.deep.equal([]);
    expect(await caches.keys(), 'Cache Storage').to.deep.equal([]);
    expect(await navigator.serviceWorker.getRegistrations(), 'service workers').to.deep.equal([]);
  });
});

/** Everything that `media/private.mp4` says of the recording. */
const NOTES = {
  place: '+48.8577+002.2950',
  device: 'Phone of Jane Doe',
  maker: 'Maker of phones',
  author: 'Jane Doe',
  'name of the sound': 'Microphone of Jane Doe',
} as const;

/** What of it stands in a file. */
async function notesIn(file: Blob): Promise<string[]> {
  const text = new TextDecoder().decode(await file.arrayBuffer());
  return Object.entries(NOTES).flatMap(([what, note]) => (text.includes(note) ? [what] : []));
}

const privateClip = () => clipFile('../media/private.mp4', 'private.mp4');

describe('an overlay video', () => {
  it('is without what its source notes about the recording', async () => {
    const file = await privateClip();
    expect(await notesIn(file)).to.deep.equal(Object.keys(NOTES));
    for (const format of ['mp4', 'webm'] as const) {
      const { tracker, video } = await exported(file, { options: { analysisFps: 2 } });
      expect(video.timestamps.length).to.be.above(50);
      expect(await notesIn(await tracker.exportVideo({ format })), format).to.deep.equal([]);
    }
  });

  for (const codec of ['flac', 'vorbis'] as const) {
    it(`is without what its source notes in its sound: ${codec}`, async () => {
      const file = await clipWithNotedSound(codec, `ARTIST=${NOTES.author}`);
      expect(await notesIn(file)).to.deep.equal(['author']);
      const options = { analysisFps: 2 };
      const { blob, ready } = await exported(file, { options });
      expect(ready.audio, 'copied, or there is nothing to see').to.equal('copied');
      expect(await notesIn(blob)).to.deep.equal([]);
      const carrying = await exported(file, { options: { ...options, exportMetadata: true } });
      expect(await notesIn(carrying.blob)).to.deep.equal(['author']);
    });
  }

  it('carries it where that is asked for, and says what it cannot', async () => {
    const { tracker, blob, next, ready } = await exported(await privateClip(), {
      options: { analysisFps: 2, exportMetadata: true },
    });
    expect(await notesIn(blob)).to.deep.equal(Object.keys(NOTES));
    expect(ready.warnings).to.deep.equal([]);
    const webm = await tracker.exportVideo({ format: 'webm' });
    // Only what has a name in every container.
    expect(await notesIn(webm))
      .to.include('author')
      .and.not.to.include('place');
    const told = await next('export_ready', ({ mimeType }) => mimeType === 'video/webm');
    expect(told.warnings.map(({ code }) => code)).to.include('metadata_dropped');
  });
});
