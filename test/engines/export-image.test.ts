import { expect } from '@open-wc/testing';
import { colorDistance } from '../helpers/exported.js';
import { clipFile, createTracker, rejection } from '../helpers/tracker.js';

for (const [clip, width, height] of [
  ['still.jpg', 480, 360],
  ['still-rotated.jpg', 360, 640],
] as const) {
  describe(`the overlay of a picture (${clip})`, () => {
    it('is a PNG of its full size, upright, that can be downloaded', async () => {
      const { tracker, next, part } = await createTracker({ options: { source: 'image', export: true } });
      const file = await clipFile(clip);
      await tracker.analyze(file);
      const overlay = await next('image_overlay');
      await tracker.updateComplete;
      const link = part('a[part=download]') as HTMLAnchorElement;
      expect(link.download).to.equal(clip.replace('.jpg', '-overlay.png'));
      const blob = await (await fetch(link.href)).blob();
      expect(blob.type).to.equal('image/png');
      const bitmap = await createImageBitmap(blob);
      expect([bitmap.width, bitmap.height]).to.deep.equal([width, height]);
      expect([overlay.width, overlay.height]).to.deep.equal([width, height]);
      const sent = await (await fetch(overlay.image)).blob();
      expect(new Uint8Array(await sent.arrayBuffer())).to.deep.equal(new Uint8Array(await blob.arrayBuffer()));
      // Away from the skeleton it is the picture itself, the right way up.
      const [made, original] = await Promise.all([blob, file].map(corners));
      for (const [index, channel] of (original ?? []).entries()) expect(made?.[index]).to.be.closeTo(channel, 2);
    });
  });
}

describe('the overlay of a picture', () => {
  it('is without what its source notes about where, with what and by whom it was taken', async () => {
    const { tracker, next, part } = await createTracker({ options: { source: 'image', export: true } });
    const file = await clipFile('../media/private.jpg', 'private.jpg');
    await tracker.analyze(file);
    const overlay = await next('image_overlay');
    await tracker.updateComplete;
    const saved = await (await fetch((part('a[part=download]') as HTMLAnchorElement).href)).blob();
    const sent = await (await fetch(overlay.image)).blob();
    const textOf = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer());
    for (const note of ['Exif', 'Phone of Jane Doe', 'Maker of phones']) {
      expect(await textOf(file)).to.contain(note);
      for (const made of [saved, sent]) expect(await textOf(made)).not.to.contain(note);
    }
    // Nor as PNG keeps such things.
    for (const made of [saved, sent]) expect(await textOf(made)).not.to.match(/eXIf|tEXt|iTXt|zTXt/);
  });

  it('has a URL that ends with the next picture, and with the element', async () => {
    const { tracker, part } = await createTracker({ options: { source: 'image', export: true } });
    const urls: string[] = [];
    for (let run = 0; run < 2; run++) {
      await tracker.analyze(await clipFile('still.jpg'));
      await tracker.updateComplete;
      urls.push((part('a[part=download]') as HTMLAnchorElement).href);
    }
    const [first = '', second = ''] = urls;
    expect(await rejection(fetch(first))).to.be.instanceOf(TypeError);
    expect((await fetch(second)).ok).to.equal(true);
    tracker.remove();
    await Promise.resolve();
    expect(await rejection(fetch(second))).to.be.instanceOf(TypeError);
  });

  it('has the colours that the page gives the skeleton', async () => {
    const { tracker, next } = await createTracker({ options: { source: 'image', keypoints: true } });
    tracker.style.setProperty('--pose-left-color', 'rgb(255, 0, 255)');
    await tracker.analyze(await clipFile('still.jpg'));
    const { image, width } = await next('image_overlay');
    const knee = (await next('keypoints')).keypoints.find(({ name }) => name === 'left_knee');
    const pixels = await pixelsOf(await (await fetch(image)).blob());
    expect(colorDistance(pixels, width, knee?.x ?? 0, knee?.y ?? 0, [255, 0, 255])).to.be.below(60);
  });

  it('is refused with its size where the browser cannot draw it', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (callback) => callback(null);
    try {
      const { tracker } = await createTracker({ options: { source: 'image' } });
      const error = await rejection(tracker.analyze(await clipFile('still.jpg')));
      expect(error).to.deep.include({
        code: 'unsupported_media',
        details: { reason: 'too_large', name: 'still.jpg', width: 480, height: 360 },
      });
      expect(error.message).to.contain('480 × 360');
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
  });

  it('is offered only where that is asked for', async () => {
    const { tracker } = await createTracker({ options: { source: 'image' } });
    await tracker.analyze(await clipFile('still.jpg'));
    await tracker.updateComplete;
    expect(tracker.renderRoot.querySelector('a[part=download]')).to.equal(null);
  });
});

/** Colours of the four corners. */
async function corners(blob: Blob): Promise<number[]> {
  const pixels = await pixelsOf(blob);
  const { width, height } = await createImageBitmap(blob);
  const at = (x: number, y: number) => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
  return [at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)].flat();
}

/** The pixels of a picture. */
async function pixelsOf(blob: Blob): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}
