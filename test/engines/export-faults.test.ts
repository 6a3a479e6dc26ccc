import { expect } from '@open-wc/testing';
import { fr } from '../../src/texts/fr/interface.js';
import { startWorker, type WorkerHandle } from '../../src/workers/start-worker.js';
import { WorkerLog } from '../helpers/export-files.js';
import { clipFile, clipUrl, createTracker, exportWorker, rejection } from '../helpers/tracker.js';

/** Short: nothing here depends on what it shows. */
const CLIP = 'vp9.webm';

describe('an export that fails', () => {
  for (const [script, reason] of [
    ['max=10', 'encoder'],
    ['unreadable=0', 'source'],
    ['unreadable=20000', 'source'],
  ] as const) {
    it(`says why (${script}: ${reason}), and leaves the results as they are`, async () => {
      const { tracker, next, of, part } = await createTracker({
        options: { export: true, keypoints: true },
        exporter: script,
      });
      await tracker.analyze(await clipFile(CLIP));
      const error = await next('error');
      expect(error.code).to.equal('export_failed');
      expect(error.details).to.deep.equal({ reason, name: CLIP });
      expect(tracker.state).to.equal('done');
      expect(of('keypoints_batch')).to.have.length(1);
      await tracker.updateComplete;
      expect(part('[part=notice]').textContent?.trim()).to.equal(error.message);
      expect(part('button[part=export-start]').textContent?.trim()).to.equal('Create it again');
      expect(part('video').hidden).to.equal(false);
    });
  }

  it('says so in the visitor’s language, with the message behind “Details”', async () => {
    const { tracker, next, part } = await createTracker({ options: { export: true, lang: 'fr' }, exporter: 'max=10' });
    await tracker.analyze(await clipFile(CLIP));
    const error = await next('error');
    await tracker.updateComplete;
    const notice = part('[part=notice]').textContent;
    expect(notice).to.contain(fr.errors.export_failed.title).and.contain(fr.errorReasons.export_failed.encoder);
    expect(part('[part=notice] details p').textContent).to.equal(error.message);
    await expect(tracker).to.be.accessible();
  });

  it('says so where an address cannot be read any more', async () => {
    const { tracker } = await createTracker({ options: { keypoints: true } });
    // Too long to be in memory as a whole after the analysis.
    const url = URL.createObjectURL(await clipFile('squat-side.mp4'));
    await tracker.analyze(url);
    URL.revokeObjectURL(url);
    const error = await rejection(tracker.exportVideo());
    expect(error.code).to.equal('export_failed');
    expect(error.details).to.deep.include({ reason: 'source' });
    expect(tracker.state).to.equal('done');
  });

  it('needs no server any more where the video was downloaded whole', async () => {
    const { tracker } = await createTracker();
    // This route takes no ranges.
    await tracker.analyze(
      new URL(`/__test/slow${new URL(clipUrl(CLIP)).pathname}?ms=0&chunk=65536`, location.href).href,
    );
    await fetch('/__test/requests', { method: 'DELETE' });
    await tracker.exportVideo();
    const requests = (await (await fetch('/__test/requests')).json()) as { url: string }[];
    expect(requests.filter(({ url }) => url.includes(CLIP))).to.deep.equal([]);
  });

  it('succeeds when it is tried again and the cause is gone', async () => {
    const workers = new WorkerLog((url, index) => (index === 0 ? exportWorker('unreadable=0') : url));
    const { tracker, next, of, part } = await createTracker({
      options: { export: true },
      setup: { startWorker: workers.start },
    });
    await tracker.analyze(await clipFile(CLIP));
    await next('error');
    await tracker.updateComplete;
    part('button[part=export-start]').click();
    const ready = await next('export_ready');
    expect(ready.size).to.be.greaterThan(1000);
    expect(of('error')).to.have.length(1);
    expect(workers.started).to.equal(2);
    expect(workers.living.size).to.equal(0);
    await tracker.updateComplete;
    expect(tracker.renderRoot.querySelector('[role=alert]')).to.equal(null);
    expect((part('a[part=download]') as HTMLAnchorElement).href).to.equal(ready.url);
  });

  it('tells of a worker that crashes', async () => {
    const { tracker } = await createTracker({ exporter: 'crash' });
    await tracker.analyze(await clipFile(CLIP));
    const error = await rejection(tracker.exportVideo());
    expect(error).to.deep.include({ code: 'export_failed', details: { reason: 'stopped', name: CLIP } });
    expect(tracker.state).to.equal('done');
  });
});

describe('an export that is cancelled', () => {
  it('ends its worker at once, and leaves the results', async () => {
    const workers = new WorkerLog();
    const { tracker, next, of } = await createTracker({
      options: { export: true, keypoints: true },
      exporter: 'hang',
      setup: { startWorker: workers.start },
    });
    await tracker.analyze(await clipFile(CLIP));
    await next('progress', ({ stage, value }) => stage === 'export' && value > 0);
    expect(workers.living.size).to.equal(1);
    tracker.cancelExport();
    await Promise.resolve();
    expect(workers.living.size).to.equal(0);
    expect(of('keypoints_batch')).to.have.length(1);
    expect(of('error')).to.deep.equal([]);
    expect(tracker.state).to.equal('done');
  });

  it('has not begun where that is told by its first message', async () => {
    const workers = new WorkerLog();
    const { tracker } = await createTracker({ setup: { startWorker: workers.start } });
    await tracker.analyze(await clipFile(CLIP));
    tracker.addEventListener('progress', () => tracker.cancelExport(), { once: true });
    expect((await rejection(tracker.exportVideo())).name).to.equal('AbortError');
    expect(workers.started).to.equal(0);
  });

  it('does not begin where it is cancelled at once, or while the token is being checked', async () => {
    const workers = new WorkerLog();
    let isSlow = false;
    let asked: () => void = () => undefined;
    const { tracker, of } = await createTracker({
      setup: {
        startWorker: workers.start,
        verifyToken: () => {
          if (!isSlow) return Promise.resolve({ plan: 'company' });
          asked();
          return new Promise(() => undefined);
        },
      },
    });
    await tracker.analyze(await clipFile(CLIP));
    const atOnce = rejection(tracker.exportVideo());
    tracker.cancelExport();
    expect((await atOnce).name).to.equal('AbortError');
    isSlow = true;
    const checking = new Promise<void>((resolve) => (asked = resolve));
    const pending = rejection(tracker.exportVideo());
    await checking;
    tracker.cancelExport();
    expect((await pending).name).to.equal('AbortError');
    expect(workers.started).to.equal(0);
    expect(of('error')).to.deep.equal([]);
  });

  it('does not wait for a worker that does not start, and ends it where it does later', async () => {
    let asked: () => void = () => undefined;
    const starting = new Promise<void>((resolve) => (asked = resolve));
    let start: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      start = () => arrive({ endpoint: new MessageChannel().port1, terminate: resolve });
    });
    let arrive: (worker: WorkerHandle) => void = () => undefined;
    const late = new Promise<WorkerHandle>((resolve) => (arrive = resolve));
    const { tracker } = await createTracker({
      setup: {
        startWorker: (url, options) => {
          if (!url.includes('export-worker')) return startWorker(url, options);
          asked();
          return late;
        },
      },
    });
    await tracker.analyze(await clipFile(CLIP));
    const pending = rejection(tracker.exportVideo());
    await starting;
    tracker.cancelExport();
    expect((await pending).name).to.equal('AbortError');
    start();
    await ended;
  });

  it('ends its worker also where the element leaves the page', async () => {
    const workers = new WorkerLog();
    const { tracker, next } = await createTracker({
      options: { export: true },
      exporter: 'hang',
      setup: { startWorker: workers.start },
    });
    await tracker.analyze(await clipFile(CLIP));
    await next('progress', ({ stage, value }) => stage === 'export' && value > 0);
    const ended = rejection(tracker.exportVideo());
    tracker.remove();
    expect((await ended).name).to.equal('AbortError');
    expect(workers.living.size).to.equal(0);
  });
});
