import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { statedCapture, type CaptureRate } from '../../src/media/capture-rate.js';

/** What a fixture says of how fast its frames were taken. */
async function captureOf(file: string): Promise<CaptureRate | undefined> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(readFileSync(`test/fixtures/${file}`)) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error(`no video in ${file}`);
  const capture = await statedCapture(input, track);
  input.dispose();
  return capture;
}

describe('stated capture rate', () => {
  it('is read as phones write it, beside the rate at which the file plays', async () => {
    const capture = await captureOf('media/slow-motion.mp4');
    expect(capture?.capturedFps).to.equal(240);
    expect(capture?.playedFps).to.be.closeTo(25, 0.1);
  });

  it('is unknown of files that do not say it', async () => {
    for (const clip of ['squat-front.mp4', 'variable-frame-rate.mp4', 'vp9.webm']) {
      expect(await captureOf(`clips/${clip}`), clip).to.equal(undefined);
    }
  });
});
