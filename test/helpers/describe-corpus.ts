/**
 * Asks of every file of the corpus what it gives, and what is exported of it.
 */
import { expect } from '@open-wc/testing';
import type { TrackerError } from '../../src/errors.js';
import { CORPUS, mediaFile, type CorpusFile } from './media-corpus.js';
import { isWebKitGtk } from './features.js';
import { skip } from './skip.js';
import { createTracker, type TestTracker } from './tracker.js';
import { readVideo } from './video-reader.js';

/** What libraries and browsers say for their own developers. */
const FOREIGN = /internal bug|mediabunny|demuxer|assert|undefined|please report/i;

function expectRefusal({ refusal, file }: CorpusFile, error: TrackerError, { of, part }: TestTracker): void {
  expect({ code: error.code, reason: error.details?.['reason'] }).to.deep.equal(refusal);
  expect(of('error')).to.have.length(1);
  expect(error.message).to.contain(file).and.not.match(FOREIGN);
  expect(part('[role=alert]').textContent).to.contain(error.message);
}

/** Describes the tests of the table. */
export function describeCorpus(): void {
  describe('files that people have', () => {
    for (const each of CORPUS) {
      const { file, kind, source = 'video', gives, isBeforeZero } = each;
      it(`${kind}: ${file}`, async function () {
        if (isBeforeZero && isWebKitGtk()) skip(this, 'its decoder gives frames before 0 one time');
        const test = await createTracker({ options: { source, keypoints: true, analysisFps: 'all' } });
        const { tracker, of } = test;
        const error = await tracker.analyze(await mediaFile(file)).then(
          () => undefined,
          (thrown: unknown) => thrown as TrackerError,
        );
        await tracker.updateComplete;
        if (error) {
          if (!each.refusal) throw error;
          expectRefusal(each, error, test);
          tracker.remove();
          return;
        }
        const [batch] = of('keypoints_batch');
        if (!gives) {
          // Some engines decode more: WebKitGTK what GStreamer has plug-ins for.
          expect(each.refusal?.reason, 'what is no video was analysed').to.equal('codec');
          expect(batch?.frames).to.have.length.above(0);
          tracker.remove();
          return;
        }
        const times = batch?.frames.map(({ timestampMs }) => timestampMs) ?? [];
        expect(times).to.have.length(gives.frames);
        expect(times[0]).to.be.closeTo(gives.firstMs, 1);
        expect(times.at(-1)).to.be.closeTo(gives.lastMs, 1);
        const { width, height } = gives;
        expect(batch).to.include({ width, height });
        expect(of('keypoints').every((pose) => pose.width === width && pose.height === height)).to.equal(true);

        if (of('environment')[0]?.decoder === 'webcodecs' && typeof VideoEncoder !== 'undefined') {
          const video = await readVideo(await tracker.exportVideo());
          expect(video.timestamps.map((timeS) => Math.round(timeS * 1000))).to.deep.equal(times.map(Math.round));
          expect({ width: video.width, height: video.height }).to.deep.equal({ width, height });
          expect(of('export_ready')[0]?.durationMs).to.be.closeTo(gives.endMs, 2);
          const soundEndsMs = Math.max(0, ...video.sound.map((packet) => Number.parseFloat(packet) * 1000));
          expect(soundEndsMs, 'sound that was cut away').to.be.at.most(gives.endMs);
        }
        tracker.remove();
      });
    }
  });
}
