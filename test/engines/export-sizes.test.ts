import { expect } from '@open-wc/testing';
import { exported } from '../helpers/exported.js';
import { madeClip } from '../helpers/made-clip.js';

const TENTHS = [0, 0.1, 0.2, 0.3, 0.4];

describe('the overlay video of a clip that is', () => {
  for (const [width, height] of [
    [1, 1],
    [3, 5],
    [17, 33],
    [321, 15],
  ] as const) {
    for (const script of ['', 'no=avc', 'no=avc,vp9,av1'] as const) {
      it(`${width} × ${height} (${script || 'every encoder'}) has every frame, and its size or a pixel more`, async () => {
        const clip = await madeClip({ width, height, times: TENTHS });
        const { video, ready, source } = await exported(clip, { exporter: script });
        expect([source.width, source.height]).to.deep.equal([width, height]);
        expect(video.timestamps).to.have.length(TENTHS.length);
        expect([video.width, video.height]).to.deep.equal([ready.width, ready.height]);
        const most = video.codec === 'avc' ? 1 : 0;
        expect(video.width - width).to.be.within(0, most * (width % 2));
        expect(video.height - height).to.be.within(0, most * (height % 2));
        let decoded = 0;
        await video.forEachFrame(() => decoded++);
        expect(decoded).to.equal(TENTHS.length);
      });
    }
  }

  it('one frame long has that frame', async () => {
    const clip = await madeClip({ width: 64, height: 48, times: [0] });
    const { video, ready } = await exported(clip);
    expect(video.timestamps).to.deep.equal([0]);
    expect(ready.frames).to.equal(1);
  });

  it('one frame without a length has that frame', async () => {
    const clip = await madeClip({ width: 64, height: 48, times: [0], frameS: 0 });
    const { video, ready } = await exported(clip);
    expect(video.timestamps).to.deep.equal([0]);
    expect(ready.frames).to.equal(1);
  });

  it('of one frame every ten seconds has them at their times', async () => {
    const clip = await madeClip({ width: 64, height: 48, times: [0, 10, 20] });
    const { video } = await exported(clip);
    expect(video.timestamps.map(Math.round)).to.deep.equal([0, 10, 20]);
  });
});
