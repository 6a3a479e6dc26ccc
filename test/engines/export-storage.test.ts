import { expect, waitUntil } from '@open-wc/testing';
import { STORAGE_FOLDER } from '../../src/output/export/store.js';
import { sweepStorage } from '../../src/session/export-storage.js';
import { storedFiles, WorkerLog } from '../helpers/export-files.js';
import { hasFileStorage } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { exported } from '../helpers/exported.js';
import { PATIENCE_MS, clipFile, createTracker, rejection } from '../helpers/tracker.js';

/** Short: nothing here depends on what it shows. */
const CLIP = 'vp9.webm';

/** What the export worker's script `leftover` finds in its file. */
const LEFTOVER = 0xaa;

const NO_STORAGE = 'pages of this browser have no storage for files';

describe('a long overlay video', () => {
  beforeEach(function () {
    if (!hasFileStorage()) skip(this, NO_STORAGE);
  });

  it('is written to the page’s own storage, as it would be to memory', async () => {
    const workers = new WorkerLog();
    const inFile = await exported('audio.mp4', { exporter: 'file', setup: { startWorker: workers.start } });
    expect(await workers.files()).to.have.length(1);
    expect(inFile.ready.warnings).to.deep.equal([]);
    expect(inFile.video.timestamps).to.deep.equal(inFile.source.timestamps);
    expect(inFile.video.sound).to.deep.equal(inFile.source.sound);
    expect(inFile.ready.size).to.equal(inFile.blob.size);
    expect(inFile.blob.type).to.equal(inFile.ready.mimeType);
    const fetched = await (await fetch(inFile.ready.url)).blob();
    expect(fetched.size).to.equal(inFile.blob.size);
    inFile.tracker.remove();
    await workers.noFiles();
  });

  it('is deleted there with the next source', async () => {
    const workers = new WorkerLog();
    const { tracker, ready } = await exported(CLIP, { exporter: 'file', setup: { startWorker: workers.start } });
    expect(await workers.files()).to.have.length(1);
    const run = tracker.analyze(await clipFile(CLIP));
    await workers.noFiles();
    expect(await rejection(fetch(ready.url))).to.be.instanceOf(TypeError);
    await run;
  });

  it('is deleted there when it is cancelled half-way', async () => {
    const workers = new WorkerLog();
    const { tracker } = await createTracker({ exporter: 'file&stall', setup: { startWorker: workers.start } });
    await tracker.analyze(await clipFile(CLIP));
    const pending = rejection(tracker.exportVideo());
    const hasBegun = async () => (await workers.files()).length > 0;
    await waitUntil(hasBegun, 'its file is there', { timeout: PATIENCE_MS });
    const [name = ''] = await workers.files();
    tracker.cancelExport();
    expect((await pending).name).to.equal('AbortError');
    expect(workers.living.size).to.equal(0);
    await workers.noFiles();
    await waitUntil(async () => !(await isLocked(name)), 'its lock is free', { timeout: PATIENCE_MS });
  });

  it('holds nothing of what another encoder had begun', async () => {
    const workers = new WorkerLog();
    const { blob, video, source } = await exported('vp9.webm', {
      exporter: 'file&leftover',
      setup: { startWorker: workers.start },
    });
    expect(await workers.files()).to.have.length(1);
    expect(video.timestamps).to.have.length(source.timestamps.length);
    const end = new Uint8Array(await blob.slice(-16).arrayBuffer());
    expect(end).not.to.deep.equal(new Uint8Array(16).fill(LEFTOVER));
  });

  it('is deleted there by the next page where its own has ended, and left alone where that lives', async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(STORAGE_FOLDER, { create: true });
    const name = `left-behind-${crypto.randomUUID()}`;
    await folder.getFileHandle(name, { create: true });
    const workers = new WorkerLog();
    const { ready } = await exported(CLIP, { exporter: 'file', setup: { startWorker: workers.start } });
    const isDeleted = async () => !(await storedFiles()).includes(name);
    await waitUntil(isDeleted, 'what was left behind is deleted', { timeout: PATIENCE_MS });
    await sweepStorage();
    expect(await workers.files()).to.have.length(1);
    expect((await (await fetch(ready.url)).blob()).size).to.equal(ready.size);
  });
});

describe('a long overlay video in a page without storage', () => {
  it('is made in memory where the page has no storage, and says so', async () => {
    const workers = new WorkerLog();
    const { ready, blob, video, source, of } = await exported('vp9.webm', {
      exporter: 'file&no-storage',
      setup: { startWorker: workers.start },
    });
    expect(await workers.files()).to.deep.equal([]);
    expect(ready.warnings.map(({ code }) => code)).to.deep.equal(['kept_in_memory']);
    const cause = hasFileStorage() ? 'There is no storage in private windows' : 'this browser has none';
    expect(ready.warnings[0]?.message).to.contain(cause);
    expect(blob.size).to.equal(ready.size);
    expect(video.timestamps).to.have.length(source.timestamps.length);
    expect(of('error')).to.deep.equal([]);
  });
});

describe('an export without room', () => {
  for (const [script, cause] of [
    ['file&full=20000', 'only 20000 of'],
    ['file&full=0', 'only 0 of'],
    ['file&quota=20000', 'The quota has been exceeded'],
    ['file&no-room', 'The quota has been exceeded'],
    ['no-memory', 'The data is gone'],
  ] as const) {
    it(`says so, and leaves nothing behind (${script})`, async function () {
      if (script.startsWith('file') && !hasFileStorage()) skip(this, NO_STORAGE);
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
      expect(error.message).to.contain('short of storage or memory').and.contain(cause);
      expect(tracker.state).to.equal('done');
      expect(of('keypoints_batch')).to.have.length(1);
      expect(of('export_ready')).to.deep.equal([]);
      expect(workers.living.size).to.equal(0);
      await workers.noFiles();
    });
  }
});

/** Whether a page holds the lock of a stored file. */
async function isLocked(file: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name?.endsWith(file));
}
