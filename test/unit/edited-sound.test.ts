/**
 * Sound that an edit list cuts: which packets are written, and when they are heard.
 */
import { expect } from 'chai';
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Mp4OutputFormat,
  Output,
  type InputAudioTrack,
} from 'mediabunny';
import { openContainer } from '../../src/media/container.js';
import { WHOLE, type Part } from '../../src/media/timeline.js';
import { copied, isCut } from '../../src/output/export/edited-sound.js';

/** Packets of 20 ms, each with its number in it. */
async function written(count: number, startS = 0): Promise<InputAudioTrack> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  for (let index = 0; index < count; index++) {
    await source.add(new EncodedPacket(new Uint8Array([index]), 'key', startS + index / 50, 0.02), {
      decoderConfig: { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 },
    });
  }
  await output.finalize();
  return read(target);
}

async function read({ buffer }: BufferTarget): Promise<InputAudioTrack> {
  const track = await openContainer(new BufferSource(buffer ?? new ArrayBuffer(0))).getPrimaryAudioTrack();
  if (!track) throw new Error('no sound');
  return track;
}

/** The numbers of the packets that are written, with their times in ms. */
async function heard(track: InputAudioTrack, parts: readonly Part[]): Promise<[number | undefined, number][]> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const sound = copied(track, 'opus', parts);
  output.addAudioTrack(sound.source);
  await output.start();
  const ends: number[] = [];
  for await (const endS of sound.write()) ends.push(endS);
  await output.finalize();
  expect(ends).to.deep.equal([...ends].sort((a, b) => a - b));
  const packets: [number | undefined, number][] = [];
  for await (const { data, timestamp } of new EncodedPacketSink(await read(target)).packets()) {
    packets.push([data[0], Math.round(timestamp * 1000)]);
  }
  return packets;
}

describe('sound with an edit list', () => {
  it('has no packet that reaches over a cut, and its parts where they are heard', async () => {
    const track = await written(50);
    const packets = await heard(track, [
      { startS: 0, endS: 0.05, shiftS: 0 },
      { startS: 0.1, endS: 0.17, shiftS: -0.41 },
    ]);
    // 0.51 s to 0.58 s of the file: the packets of 0.52 and 0.54 lie inside, and so does that of 0.56.
    expect(packets).to.deep.equal([
      [0, 0],
      [1, 20],
      [26, 110],
      [27, 130],
      [28, 150],
    ]);
  });

  it('is cut where packets lie behind its end, parts are moved, or much lies before it', async () => {
    const track = await written(50);
    expect(await isCut(track, WHOLE)).to.equal(false);
    expect(await isCut(track, [{ startS: 0, endS: 0.5, shiftS: 0 }])).to.equal(true);
    expect(await isCut(track, [{ startS: 0, endS: 0.99, shiftS: 0 }]), 'padding of the last packet').to.equal(false);
    expect(await isCut(track, [{ startS: 0.04, endS: 1, shiftS: 0 }]), 'what starts a decoder').to.equal(false);
    expect(await isCut(track, [{ startS: 0.5, endS: 1, shiftS: 0 }])).to.equal(true);
    const two = [
      { startS: 0, endS: 0.5, shiftS: 0 },
      { startS: 0.5, endS: 1, shiftS: -0.5 },
    ];
    expect(await isCut(track, two)).to.equal(true);
    expect(await isCut(track, []), 'nothing is heard').to.equal(true);
  });
});
