import { expect } from 'chai';
import { readParameters } from '../../src/host/parameters.js';
import { toWire } from '../../src/host/wire.js';

describe('endpoint parameters', () => {
  it('reads every known one and ignores the others', () => {
    const given = readParameters(
      '?token=a%20b&videoSrc=x.mp4&isMobile=true&silhouette=1&loading_message=Wait&minGrade=B',
    );
    expect(Object.fromEntries(given.map((g) => [g.option.name, g.given]))).to.deep.equal({
      token: 'a b',
      videoSrc: 'x.mp4',
      loadingMessage: 'Wait',
      minGrade: 'B',
    });
  });
});

describe('endpoint security', () => {
  it('lets no URL choose where programs are loaded from', () => {
    for (const name of ['assetBase', 'asset-base', 'assetbase']) {
      expect(readParameters(`?token=x&${name}=https://elsewhere.invalid/`).map((g) => g.option.name)).to.deep.equal([
        'token',
      ]);
    }
  });
});

describe('messages on the wire', () => {
  it('carry their payload under data too', () => {
    const keypoints = { type: 'keypoints', keypoints: [], score: 0, timestampMs: 1, width: 2, height: 3 } as const;
    expect(toWire(keypoints)).to.deep.equal({ ...keypoints, data: [] });
    const angles = { type: 'angles', angles: { left_knee: 90 }, timestampMs: 0 } as const;
    expect(toWire(angles)).to.deep.equal({ ...angles, data: { left_knee: 90 } });
    const overlay = { type: 'image_overlay', image: 'data:,', width: 1, height: 1 } as const;
    expect(toWire(overlay)).to.deep.equal({ ...overlay, data: 'data:,' });
  });

  it('are otherwise as they are', () => {
    const progress = { type: 'progress', stage: 'analysis', value: 0.5 } as const;
    expect(toWire(progress)).to.equal(progress);
  });
});
