import { expect, waitUntil } from '@open-wc/testing';
import { VideoAddress } from '../../src/media/video-address.js';
import { clipUrl, PATIENCE_MS } from '../helpers/tracker.js';

const FIRST = clipUrl('squat-front.mp4');
const SECOND = clipUrl('vp9.webm');

/** A video, and the addresses that it has had. */
function made() {
  const video = document.createElement('video');
  const changes: string[] = [];
  const address = new VideoAddress(video, () => changes.push(video.src));
  return { video, address, changes };
}

const isKnown = (video: HTMLVideoElement) =>
  waitUntil(() => video.readyState > 0, 'the player knows the file', { timeout: PATIENCE_MS });

describe('the address of a video', () => {
  it('is taken at once where nothing is on its way, muted and inline', async () => {
    const { video, address, changes } = made();
    address.set(FIRST);
    expect(video.src).to.equal(FIRST);
    expect(changes).to.deep.equal([FIRST]);
    expect(address.isCurrent).to.equal(true);
    expect(video.muted && video.playsInline).to.equal(true);
    expect(video.crossOrigin).to.equal('anonymous');
    await isKnown(video);
    address.set(undefined);
    expect(video.hasAttribute('src')).to.equal(false);
    expect(video.readyState).to.equal(0);
  });

  it('waits until the player knows the file before, and only the last one is loaded then', async () => {
    const { video, address, changes } = made();
    address.set(FIRST);
    address.set(clipUrl('audio.mp4'));
    address.set(SECOND);
    expect(video.src).to.equal(FIRST);
    expect(address.isCurrent).to.equal(false);
    await waitUntil(() => address.isCurrent, 'it changes', { timeout: PATIENCE_MS });
    expect(video.src).to.equal(SECOND);
    expect(changes).to.deep.equal([FIRST, SECOND]);
    await isKnown(video);
    expect(video.videoWidth).to.be.greaterThan(0);
    address.set(undefined);
  });

  it('goes on after a file that is none', async () => {
    const { video, address } = made();
    address.set(URL.createObjectURL(new Blob(['no video'])));
    address.set(SECOND);
    await waitUntil(() => address.isCurrent, 'it changes', { timeout: PATIENCE_MS });
    await isKnown(video);
    address.set(undefined);
  });

  it('does not wait for ever for a server that does not answer', async () => {
    const { video, address } = made();
    const key = crypto.randomUUID();
    address.set(new URL(`/__test/held/${key}/test/fixtures/clips/squat-front.mp4?bytes=0`, location.href).href);
    address.set(undefined);
    expect(video.hasAttribute('src')).to.equal(true);
    await waitUntil(() => !video.hasAttribute('src'), 'it is emptied', { timeout: PATIENCE_MS });
    await fetch(`/__test/held/${key}`, { method: 'POST' });
  });

  it('outlives many changes of mind', async () => {
    const { video, address } = made();
    for (let change = 0; change < 20; change++) {
      address.set([FIRST, SECOND, undefined][change % 3]);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    address.set(SECOND);
    await waitUntil(() => address.isCurrent && video.readyState > 0, 'the last one loads', { timeout: PATIENCE_MS });
    expect(video.currentSrc).to.equal(SECOND);
    address.set(undefined);
  });
});
