import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { keyedMetadata, withInIndex, type MetadataValue } from '../../scripts/media-fixtures/mp4-boxes.js';
import { statedCapture, type CaptureRate } from '../../src/media/capture-rate.js';
import { slowMotionOf } from '../../src/session/slow-motion.js';

const fixture = (file: string): Buffer => readFileSync(`test/fixtures/${file}`);

/** What a file says of how fast its frames were taken. */
async function captureOf(file: Buffer): Promise<CaptureRate | undefined> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('there is no video in it');
  const capture = await statedCapture(input, track);
  input.dispose();
  return capture;
}

describe('stated capture rate', () => {
  it('is read as phones write it, beside the rate at which the file plays', async () => {
    const capture = await captureOf(fixture('media/slow-motion.mp4'));
    expect(capture?.capturedFps).to.equal(240);
    expect(capture?.playedFps).to.be.closeTo(25, 0.1);
  });

  it('is unknown of files that do not say it', async () => {
    for (const clip of ['squat-front.mp4', 'variable-frame-rate.mp4', 'vp9.webm']) {
      expect(await captureOf(fixture(`clips/${clip}`)), clip).to.equal(undefined);
    }
  });

  describe('of 240 frames a second', () => {
    const recorded = (said: Readonly<Record<string, MetadataValue>>): Buffer =>
      withInIndex(fixture('media/rate-240.mp4'), keyedMetadata(said));
    const ANDROID = { 'com.android.version': '14', 'com.android.capture.fps': { float: 240 } } as const;

    it('is eight times slower than life where an Android phone plays them at 30', async () => {
      const capture = await captureOf(slowed(recorded(ANDROID), 8));
      expect(capture).to.deep.equal({ capturedFps: 240, playedFps: 30 });
      expect(slowMotionOf('auto', capture).factor).to.equal(8);
    });

    it('is the same where another program has written it anew, as text', async () => {
      const capture = await captureOf(slowed(recorded({ 'com.android.capture.fps': '240.000000' }), 8));
      expect(capture).to.deep.equal({ capturedFps: 240, playedFps: 30 });
    });

    it('is life where an Android phone plays as many', async () => {
      const capture = await captureOf(recorded(ANDROID));
      expect(capture).to.deep.equal({ capturedFps: 240, playedFps: 240 });
      expect(slowMotionOf('auto', capture).factor).to.equal(1);
    });

    it('is life in an original of an iPhone, whatever it advises players to do', async () => {
      for (const intent of [0, 1]) {
        const capture = await captureOf(
          recorded({
            'com.apple.quicktime.make': 'Apple',
            'com.apple.quicktime.model': 'iPhone 15 Pro',
            'com.apple.quicktime.full-frame-rate-playback-intent': { integer: intent },
          }),
        );
        expect(slowMotionOf('auto', capture).factor).to.equal(1);
      }
    });
  });
});

/** The same frames, so many times slower: by the clock of the track. */
function slowed(file: Buffer, times: number): Buffer {
  const changed = Buffer.from(file);
  const clockAt = changed.indexOf('mdhd') + 16;
  changed.writeUInt32BE(changed.readUInt32BE(clockAt) / times, clockAt);
  return changed;
}
