import { expect } from 'chai';
import { GrowingFile } from '../../src/media/growing-file.js';

/** A download that a test feeds. */
function download(size: number) {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (given) => void (controller = given) });
  const shares: number[] = [];
  const file = new GrowingFile(stream, size, (share) => shares.push(share));
  let sent = 0;
  const send = (count: number) => {
    controller?.enqueue(Uint8Array.from({ length: count }, () => sent++ % 251));
  };
  return { file, shares, send, end: () => controller?.close(), fail: (error: Error) => controller?.error(error) };
}

const expected = (start: number, end: number) =>
  Uint8Array.from({ length: end - start }, (_, index) => (start + index) % 251);

/** Chai takes minutes to compare millions of bytes. */
const isSame = (bytes: Uint8Array, others: Uint8Array) =>
  bytes.length === others.length && bytes.every((byte, index) => byte === others[index]);

describe('GrowingFile', () => {
  it('gives what has arrived, and what arrives later to those who wait for it', async () => {
    const { file, send, end, shares } = download(5_000_000);
    send(1_500_000);
    expect(await file.read(0, 10)).to.deep.equal(expected(0, 10));
    const later = file.read(1_499_990, 3_200_000);
    for (let i = 0; i < 5; i++) send(700_000);
    end();
    expect(isSame(await later, expected(1_499_990, 3_200_000))).to.equal(true);
    const whole = new Uint8Array(await (await file.whole).arrayBuffer());
    expect(isSame(whole, expected(0, 5_000_000))).to.equal(true);
    expect(shares.at(-1)).to.equal(1);
  });

  it('fails those who wait where the download breaks or ends early', async () => {
    for (const spoil of ['end', 'fail'] as const) {
      const { file, send, end, fail } = download(100);
      send(50);
      const waiting = file.read(40, 60);
      if (spoil === 'end') end();
      else fail(new Error('broken'));
      const error = await waiting.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(Error);
      expect(file.failure).to.equal(error);
      expect(await file.read(0, 50)).to.deep.equal(expected(0, 50));
    }
  });
});
