/**
 * More runs of BlazePose with the real model: what is the same, and what lies beside it in the page.
 */
import { expect } from '@open-wc/testing';
import { startOnPage } from '../../src/workers/start-worker.js';
import { CLIP, analyse } from '../helpers/blazepose.js';
import { NO_WEBGL, hasWebgl } from '../helpers/features.js';
import { skip } from '../helpers/skip.js';
import { clipFile } from '../helpers/tracker.js';

describe('BlazePose', () => {
  it('gives the same bytes with any number of workers, and whatever was analysed before', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    this.timeout(180_000);
    const batch = ({ of }: Awaited<ReturnType<typeof analyse>>) => JSON.stringify(of('keypoints_batch').at(-1));
    const first = batch(await analyse(`${CLIP}.mp4`, { analysisFps: 2 }, { workers: 2 }));
    expect(first.length).to.be.greaterThan(50_000);
    // The same worker, after another clip.
    const again = await analyse('pushup-side.mp4', { analysisFps: 1 }, { workers: 1 }, true);
    again.tracker.analysisFps = 2;
    await again.tracker.analyze(await clipFile(`${CLIP}.mp4`));
    expect(batch(again)).to.equal(first);
    again.tracker.remove();
  });

  it('finds nobody in an empty room', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    const { of } = await analyse('empty-room.mp4', {});
    expect(of('keypoints').length).to.be.greaterThan(2);
    expect(of('keypoints').filter(({ keypoints }) => keypoints.length > 0)).to.deep.equal([]);
  });

  it('finds the same in an image on the page’s own thread, and leaves other programs of the page alone', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    const inWorker = await analyse('still.jpg', { source: 'image' });
    expect(inWorker.of('keypoints')[0]?.keypoints).to.have.length(33);
    expect(inWorker.of('image_overlay')).to.have.length(1);
    const page = globalThis as { Module?: unknown; ModuleFactory?: unknown };
    page.Module = 'of another program';
    const scripts = document.scripts.length;
    const onPage = await analyse(
      'still.jpg',
      { source: 'image' },
      { startWorker: (url, options) => startOnPage(url, 'this test wants it so', options) },
    );
    expect(onPage.of('environment')[0]).to.deep.include({ workers: 0 });
    expect(onPage.of('keypoints')).to.deep.equal(inWorker.of('keypoints'));
    expect(page).to.include({ Module: 'of another program' }).and.not.have.property('ModuleFactory');
    expect(document.scripts).to.have.length(scripts);
    delete page.Module;
  });

  it('names the file of the heavy model, and how to get it', async function () {
    if (!hasWebgl) skip(this, NO_WEBGL);
    const [error] = (await analyse(`${CLIP}.mp4`, { blazeposeModel: 'heavy' })).of('error');
    expect(error?.code).to.equal('model_load_error');
    expect(error?.message).to.contain('/models/blazepose-heavy.task').and.contain('BLAZEPOSE_HEAVY=1');
  });
});
