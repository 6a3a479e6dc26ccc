/**
 * Which frames of a video are shown by its edit list, and when.
 */
import { expect } from 'chai';
import {
  BufferSource,
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import type { Edit } from '../../src/media/edit-list.js';
import { openContainer, readTimelines } from '../../src/media/container.js';
import { ShownTrack } from '../../src/media/shown-track.js';
import { readInfo } from '../../src/media/video-info.js';
import { withEdits } from '../helpers/edit-lists.js';

const NAME = 'clip.mp4';

/** 40 frames, ten a second, with a keyframe every half second. Nothing decodes them. */
async function madeFile(isFragmented: boolean): Promise<Uint8Array> {
  const target = new BufferTarget();
  const format = new Mp4OutputFormat({
    fastStart: isFragmented ? 'fragmented' : false,
    ...(isFragmented && { minimumFragmentDuration: 0.5 }),
  });
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(source);
  await output.start();
  const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 64, codedHeight: 48 };
  for (let index = 0; index < 40; index++) {
    const type = index % 5 === 0 ? 'key' : 'delta';
    await source.add(new EncodedPacket(new Uint8Array([index]), type, index / 10, 0.1), { decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

/** Edits in seconds: the file's own ticks are put in. */
async function opened(edits: readonly (readonly [durationS: number, mediaS: number])[], isFragmented = false) {
  const file = await madeFile(isFragmented);
  const [movie, track] = await ticksOf(file);
  const list = edits.map(([durationS, mediaS]): Edit => ({
    duration: Math.round(durationS * movie),
    mediaTime: mediaS < 0 ? -1 : Math.round(mediaS * track),
    rate: 1,
  }));
  const source = new BufferSource(withEdits(file, [list]));
  const input = openContainer(source);
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error('no track');
  const shown = new ShownTrack(video, (await readTimelines(input, source, NAME))(video));
  return { shown, info: await readInfo(input, shown, NAME) };
}

/** Ticks a second of the movie and of its track. */
async function ticksOf(file: Uint8Array): Promise<[number, number]> {
  const input = openContainer(new BufferSource(file));
  const track = await input.getPrimaryVideoTrack();
  const at = new TextDecoder('latin1').decode(file).indexOf('mvhd');
  return [new DataView(file.buffer, file.byteOffset).getUint32(at + 16), (await track?.getTimeResolution()) ?? 0];
}

const tenths = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => (from + index) / 10);

async function timesOf(shown: ShownTrack): Promise<number[]> {
  return (await shown.times(-Infinity, Infinity)).map((timeS) => Math.round(timeS * 1000) / 1000);
}

describe('a track with an edit list', () => {
  it('shows everything where nothing is cut', async () => {
    const { shown, info } = await opened([[4, 0]]);
    expect(await timesOf(shown)).to.deep.equal(tenths(0, 40));
    expect(info).to.include({ startMs: 0, durationMs: 4000 });
    expect(info.keyframesMs).to.deep.equal(
      tenths(0, 40)
        .filter((_, index) => index % 5 === 0)
        .map((s) => s * 1000),
    );
  });

  for (const isFragmented of [false, true]) {
    it(`ends where it is cut${isFragmented ? ', in a fragmented file' : ''}`, async () => {
      const { shown, info } = await opened([[1.95, 0]], isFragmented);
      expect(await timesOf(shown)).to.deep.equal(tenths(0, 20));
      expect(await shown.lastS()).to.be.closeTo(1.9, 1e-6);
      expect(info.durationMs).to.be.closeTo(1950, 1);
    });
  }

  it('shows no frame that only rounding would show', async () => {
    const { shown } = await opened([[2.001, 0.999]]);
    expect(await timesOf(shown)).to.deep.equal(tenths(0, 20).map((s) => Math.round(1000 * (s + 0.001)) / 1000));
  });

  it('begins with the frame that is seen there, however early it begins', async () => {
    const { shown, info } = await opened([[1, 1.05]]);
    expect(await timesOf(shown)).to.deep.equal([0, ...tenths(0, 10).map((s) => Math.round(1000 * (s + 0.05)) / 1000)]);
    expect(info.startMs).to.equal(0);
  });

  it('begins late after an empty edit', async () => {
    const { shown, info } = await opened([
      [0.5, -1],
      [1, 1],
    ]);
    expect(await timesOf(shown)).to.deep.equal(tenths(5, 15));
    expect(info).to.include({ startMs: 500, durationMs: 1500 });
  });

  it('shows parts in another order and twice, and none of the rest', async () => {
    const { shown, info } = await opened([
      [1, 3],
      [0.5, 0],
      [0.5, -1],
      [1, 3],
    ]);
    expect(await timesOf(shown)).to.deep.equal([...tenths(0, 15), ...tenths(20, 30)]);
    expect(info.durationMs).to.be.closeTo(3000, 1);
    expect(info.keyframesMs).to.deep.equal([0, 500, 1000, 2000, 2500]);
    expect(await shown.times(0.95, 1.25), 'with the next one').to.have.length(4);
    expect(await shown.count()).to.equal(25);
  });

  it('says where decoding begins, in the time of what is shown', async () => {
    const { shown } = await opened([
      [1, 3],
      [2, 0.3],
    ]);
    expect(await shown.decodedFromS(0.7)).to.be.closeTo(0.5, 1e-6);
    expect(await shown.decodedFromS(1.1), 'the keyframe lies before the cut').to.equal(1);
    expect(await shown.decodedFromS(1.3)).to.be.closeTo(1.2, 1e-6);
  });

  it('ends with its media where the list goes further', async () => {
    const { shown, info } = await opened([
      [1, 0],
      [60, 3.5],
    ]);
    expect(await timesOf(shown)).to.deep.equal(tenths(0, 15));
    expect(info.durationMs).to.be.closeTo(1500, 1);
    expect(await shown.lastS()).to.be.closeTo(1.4, 1e-6);
  });

  it('is cut where frames of the file are not shown as they lie', async () => {
    const isCut = async (...edits: [number, number][]) => (await opened(edits)).info.isCut;
    expect(await isCut([4, 0])).to.equal(undefined);
    expect(await isCut([0.5, -1], [4, 0]), 'late, and whole').to.equal(undefined);
    expect(await isCut([3.9, 0])).to.equal(true);
    expect(await isCut([3.5, 0.5])).to.equal(true);
    expect(await isCut([2, 2], [2, 0])).to.equal(true);
  });

  it('has no frame where the list shows none', async () => {
    const error: unknown = await opened([[1, 60]]).catch((thrown: unknown) => thrown);
    expect(error).to.have.nested.property('details.reason', 'no_frames');
  });
});
