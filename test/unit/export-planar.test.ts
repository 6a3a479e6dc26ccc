import { expect } from 'chai';
import { isPlanar, type FrameLook } from '../../src/output/export/composer.js';
import { blend, colorFactors, padOdd, planarLayout, type PlanarFormat } from '../../src/output/export/planar.js';
import { bitrateFor, onCanvas } from '../../src/output/export/plans.js';

const BT709 = { matrix: 'bt709', fullRange: false } as const;

/** A grey picture. */
function grey(format: PlanarFormat, width: number, height: number) {
  const layout = planarLayout(format, { width, height });
  const buffer = new Uint8Array(layout.bytes).fill(128);
  buffer.fill(90, 0, layout.width * layout.height);
  return { layout, buffer };
}

/** Brightness and colour of one pixel. */
function pixelAt({ layout, buffer }: ReturnType<typeof grey>, x: number, y: number): number[] {
  const [, second, third] = layout.planes;
  const chroma = (y >> 1) * (second?.stride ?? 0);
  const u = (second?.offset ?? 0) + chroma + (layout.format === 'NV12' ? 2 * (x >> 1) : x >> 1);
  const v = layout.format === 'NV12' ? u + 1 : (third?.offset ?? 0) + chroma + (x >> 1);
  return [buffer[y * layout.width + x] ?? NaN, buffer[u] ?? NaN, buffer[v] ?? NaN];
}

function patchOf(x: number, y: number, width: number, height: number, rgba: readonly number[]) {
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < pixels.length; at += 4) pixels.set(rgba, at);
  return { x, y, width, height, pixels };
}

describe('mixing into planes', () => {
  // As ITU-R BT.709 and BT.601 give them, with 16 to 235 for brightness.
  const COLOURS = [
    ['red', [255, 0, 0, 255], BT709, [63, 102, 240]],
    ['white', [255, 255, 255, 255], BT709, [235, 128, 128]],
    ['blue', [0, 0, 255, 255], { matrix: 'smpte170m', fullRange: false }, [41, 240, 110]],
    ['green in the full range', [0, 255, 0, 255], { matrix: 'bt709', fullRange: true }, [182, 30, 12]],
  ] as const;

  for (const format of ['I420', 'NV12'] as const) {
    for (const [name, rgba, space, expected] of COLOURS) {
      it(`makes ${name} what the standard says, and touches nothing else (${format})`, () => {
        const picture = grey(format, 12, 8);
        blend(picture.buffer, picture.layout, patchOf(4, 2, 4, 4, rgba), colorFactors(space, 720));
        for (let y = 0; y < 8; y++) {
          for (let x = 0; x < 12; x++) {
            const isInside = x >= 4 && x < 8 && y >= 2 && y < 6;
            const found = pixelAt(picture, x, y);
            (isInside ? expected : [90, 128, 128]).forEach((value, plane) =>
              expect(found[plane], `${x}, ${y}, plane ${plane}`).to.be.closeTo(value, isInside ? 1 : 0),
            );
          }
        }
      });
    }

    it(`mixes by transparency (${format})`, () => {
      const picture = grey(format, 4, 4);
      blend(picture.buffer, picture.layout, patchOf(0, 0, 2, 2, [255, 255, 255, 51]), colorFactors(BT709, 720));
      expect(pixelAt(picture, 1, 1)[0]).to.be.closeTo(90 + (235 - 90) / 5, 1);
      expect(pixelAt(picture, 2, 1)[0]).to.equal(90);
    });

    it(`stays inside of the picture (${format})`, () => {
      const picture = grey(format, 4, 4);
      blend(picture.buffer, picture.layout, patchOf(2, 2, 6, 6, [0, 0, 0, 255]), colorFactors(BT709, 720));
      expect(pixelAt(picture, 3, 3)[0]).to.equal(16);
      expect(pixelAt(picture, 0, 3)[0]).to.equal(90);
      expect(picture.buffer.length).to.equal(24);
    });
  }

  it('repeats the last row and column of an odd picture', () => {
    const picture = grey('I420', 3, 3);
    for (let y = 0; y < 3; y++) for (let x = 0; x < 3; x++) picture.buffer[y * 4 + x] = 10 * y + x;
    padOdd(picture.buffer, picture.layout, { width: 3, height: 3 });
    expect([0, 1, 2, 3].map((y) => picture.buffer[y * 4 + 3])).to.deep.equal([2, 12, 22, 22]);
    expect([0, 1, 2, 3].map((x) => picture.buffer[12 + x])).to.deep.equal([20, 21, 22, 22]);
  });
});

describe('frames that are mixed into as they are', () => {
  const PLAIN: FrameLook = {
    format: 'I420',
    coded: { width: 640, height: 360 },
    square: { width: 640, height: 360 },
    rotation: 0,
    flip: false,
    colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
  };

  for (const [what, change, expected] of [
    ['8 bits', {}, true],
    ['8 bits with interleaved colour', { format: 'NV12' }, true],
    ['turned frames', { rotation: 90 }, true],
    ['an odd size', { coded: { width: 641, height: 360 }, square: { width: 641, height: 360 } }, true],
    ['10 bits', { format: 'I420P10' }, false],
    ['colour at full size', { format: 'I444' }, false],
    ['frames that stay on the GPU', { format: null }, false],
    ['pixels that are not square', { square: { width: 853, height: 360 } }, false],
    ['mirrored frames', { flip: true }, false],
    ['high dynamic range (PQ)', { colorSpace: { transfer: 'pq' as VideoTransferCharacteristics } }, false],
    ['high dynamic range (HLG)', { colorSpace: { transfer: 'hlg' as VideoTransferCharacteristics } }, false],
    ['an unknown matrix', { colorSpace: { matrix: 'ycgco' as VideoMatrixCoefficients } }, false],
    [
      'an odd size that is turned',
      { rotation: 90, coded: { width: 641, height: 360 }, square: { width: 641, height: 360 } },
      false,
    ],
  ] as const) {
    it(`${expected ? 'are' : 'are not'} those with ${what}`, () => {
      const look = { ...PLAIN, ...change };
      const { width, height } = look.square;
      const upright = look.rotation === 0 ? { width, height } : { width: height, height: width };
      expect(isPlanar(look, upright)).to.equal(expected);
    });
  }

  it('are not those that are smaller than the video says', () => {
    expect(isPlanar(PLAIN, { width: PLAIN.coded.width * 2, height: PLAIN.coded.height * 2 })).to.equal(false);
  });
});

describe('the bit rate of an overlay video', () => {
  const HD = { width: 1280, height: 720 };

  it('keeps to that of the source, within bounds', () => {
    const rate = (bitrate: number, fps = 30) => bitrateFor({ bitrate, codec: 'avc', fps }, 'avc', HD, 1);
    expect(rate(4_000_000)).to.equal(6_400_000);
    expect(rate(100_000)).to.be.closeTo(1_660_000, 10_000);
    expect(rate(90_000_000)).to.be.closeTo(13_800_000, 50_000);
    expect(rate(100_000, 240)).to.equal(rate(100_000, 60));
  });

  it('allows for what codecs need for the same picture', () => {
    const from = (codec: 'avc' | 'hevc' | 'vp9') => bitrateFor({ bitrate: 4_000_000, codec, fps: 30 }, 'avc', HD, 1);
    expect(from('hevc')).to.be.greaterThan(from('vp9')).and.greaterThan(from('avc'));
    const to = (codec: 'avc' | 'av1') => bitrateFor({ bitrate: 4_000_000, codec: 'avc', fps: 30 }, codec, HD, 1);
    expect(to('av1')).to.be.lessThan(to('avc'));
  });

  it('is never too low for an encoder, however small and slow the picture', () => {
    for (const codec of ['avc', 'vp9', 'av1', 'vp8'] as const) {
      const tiny = bitrateFor({ bitrate: 0, codec: null, fps: 0.2 }, codec, { width: 1, height: 1 }, 1);
      expect(tiny, codec).to.be.within(10_000, 100_000);
    }
  });

  it('falls with the size', () => {
    const source = { bitrate: 8_000_000, codec: 'avc', fps: 30 } as const;
    const half = bitrateFor(source, 'avc', { width: 640, height: 360 }, 0.5);
    expect(half).to.equal(bitrateFor(source, 'avc', HD, 1) / 4);
  });
});

describe('frames that turn out to need a canvas', () => {
  const plan = {
    format: 'mp4',
    codec: 'avc',
    bitrate: 1_000_000,
    size: { width: 640, height: 360 },
    planar: true,
    warnings: [],
  } as const;

  it('are drawn upright, in the size that they have so', () => {
    const { size, planar } = onCanvas(plan, { upright: { width: 360, height: 640 } });
    expect(planar).to.equal(false);
    expect(size).to.deep.equal({ width: 360, height: 640 });
  });

  it('get the even size that H.264 needs', () => {
    const upright = { width: 3, height: 5 };
    expect(onCanvas(plan, { upright }).size).to.deep.equal({ width: 4, height: 6 });
    expect(onCanvas({ ...plan, codec: 'vp9' }, { upright }).size).to.deep.equal(upright);
  });
});
