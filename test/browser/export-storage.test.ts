import { expect } from '@open-wc/testing';
import { STORAGE_FOLDER } from '../../src/output/export/store.js';
import { noStoredFiles, storedFiles, WorkerLog } from '../helpers/export-files.js';
import { exported } from '../helpers/exported.js';
import { clipFile, createTracker, rejection } from '../helpers/tracker.js';

const CLIP = 'squat-side.mp4';

describe('a long overlay video', () => {
  it('is written to the page’s own storage, as it would be to memory', async () => {
    const inFile = await exported('audio.mp4', { exporter: 'file' });
    expect(await storedFiles()).to.have.length(1);
    expect(inFile.video.timestamps).to.deep.equal(inFile.source.timestamps);
    expect(inFile.video.sound).to.deep.equal(inFile.source.sound);
    expect(inFile.ready.size).to.equal(inFile.blob.size);
    expect(inFile.blob.type).to.equal(inFile.ready.mimeType);
    const fetched = await (await fetch(inFile.ready.url)).blob();
    expect(fetched.size).to.equal(inFile.blob.size);
    inFile.tracker.remove();
    await noStoredFiles();
  });

  it('is deleted there with the next source', async () => {
    const { tracker, ready } = await exported(CLIP, { exporter: 'file' });
    const [first] = await storedFiles();
    const run = tracker.analyze(await clipFile(CLIP));
    while ((await storedFiles()).includes(first ?? '')) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await rejection(fetch(ready.url))).to.be.instanceOf(TypeError);
    await run;
  });

  it('is deleted there when it is cancelled half-way', async () => {
    const workers = new WorkerLog();
    const { tracker } = await createTracker({ exporter: 'file&stall', setup: { startWorker: workers.start } });
    await tracker.analyze(await clipFile(CLIP));
    const pending = rejection(tracker.exportVideo());
    while ((await storedFiles()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    tracker.cancelExport();
    expect((await pending).name).to.equal('AbortError');
    expect(workers.living.size).to.equal(0);
    await noStoredFiles();
    const { held = [] } = await navigator.locks.query();
    expect(held.filter(({ name }) => name?.startsWith('pose-upload-tracker-export:'))).to.deep.equal([]);
  });

  it('is deleted there by the next page where its own has ended', async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(STORAGE_FOLDER, { create: true });
    await folder.getFileHandle('left-behind', { create: true });
    const { tracker } = await createTracker();
    await tracker.analyze(await clipFile(CLIP));
    await noStoredFiles();
  });
});

describe('an export without room', () => {
  // Full storage is not among them: pages of other tests share it, and at times the video went to memory instead.
  for (const script of ['no-memory']) {
    it(`says so, and leaves nothing behind (${script})`, async () => {
      const workers = new WorkerLog();
      const { tracker, next, of } = await createTracker({
        options: { export: true, keypoints: true },
        exporter: script,
        setup: { startWorker: workers.start },
      });
      await tracker.analyze(await clipFile(CLIP));
      const error = await Promise.race([next('error'), next('export_ready')]);
      if (error.type !== 'error') throw new Error(`it was made nevertheless, with ${error.size} bytes`);
      expect(error.code).to.equal('export_failed');
      expect(error.details).to.deep.equal({ reason: 'storage', name: CLIP });
      expect(error.message).to.contain('short of storage or memory');
      expect(tracker.state).to.equal('done');
      expect(of('keypoints_batch')).to.have.length(1);
      expect(of('export_ready')).to.deep.equal([]);
      expect(workers.living.size).to.equal(0);
      await noStoredFiles();
    });
  }
});
