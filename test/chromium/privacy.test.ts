/**
 * What a run leaves behind: `docs/privacy.md` says it.
 */
import { expect, fixture, html } from '@open-wc/testing';
import { ALL_FORMATS, BlobSource, BufferTarget, Conversion, Input, Mp4OutputFormat, Output } from 'mediabunny';
import { exported } from '../helpers/exported.js';
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

/** The clip as a phone would have recorded it: with where and by whom. */
async function notedClip(notes: Record<string, string>): Promise<File> {
  const input = new Input({ source: new BlobSource(await clipFile('rotated.mp4')), formats: ALL_FORMATS });
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ metadataFormat: 'mdta' }), target });
  const conversion = await Conversion.init({ input, output, tags: { raw: notes } });
  await conversion.execute();
  return new File([target.buffer ?? new ArrayBuffer()], 'noted.mp4', { type: 'video/mp4' });
}

describe('an overlay video', () => {
  it('is without what its source notes about the recording', async () => {
    const notes = {
      title: 'Squats at home',
      'com.apple.quicktime.location.ISO6709': '+48.8577+002.2950/',
      'com.apple.quicktime.model': 'A phone of somebody',
    };
    const file = await notedClip(notes);
    const { blob } = await exported(file, { options: { analysisFps: 2 } });
    const [before, after] = await Promise.all(
      [file, blob].map(async (video) => new TextDecoder().decode(await video.arrayBuffer())),
    );
    for (const note of Object.values(notes)) {
      expect(before).to.contain(note);
      expect(after).not.to.contain(note);
    }
  });
});
