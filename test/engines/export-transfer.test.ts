import { expect } from 'chai';
import { ExportTransfer, type ExportChunkMessage } from '../../src/host/export-transfer.js';
import { Sha256 } from '../../src/host/sha256.js';
import { sha256Of } from '../../src/host/sha256-of.js';
import type { ErrorMessage } from '../../src/output/messages.js';

/** Bytes that are the same every time, and alike nowhere. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 255);
}

async function digest(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf({ data }: ExportChunkMessage): Uint8Array {
  return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

describe('SHA-256', () => {
  it('is that of the browser, however the data is cut', async () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 1000]) {
      for (const part of [1, 7, 64, 500]) {
        const data = noise(length);
        const hash = new Sha256();
        for (let at = 0; at < length; at += part) hash.update(data.subarray(at, at + part));
        expect(hash.digest(), `${length} bytes in parts of ${part}`).to.equal(await digest(data));
      }
    }
  });
});

describe('SHA-256 of a Blob', () => {
  it('is that of the browser, also where it is read in parts', async () => {
    for (const length of [0, 1, 55, 64, 1000, 4 * 2 ** 20 + 5]) {
      const data = noise(length);
      expect(await sha256Of(new Blob([data])), `${length} bytes`).to.equal(await digest(data));
    }
  });

  it('is computed once, however often it is asked for', async () => {
    const blob = new Blob([noise(1000)]);
    let read = 0;
    const slice = blob.slice.bind(blob);
    blob.slice = (...range) => (read++, slice(...range));
    expect(await sha256Of(blob)).to.equal(await sha256Of(blob));
    expect(read).to.equal(1);
  });
});

/** Takes chunks, where nothing else may come. */
function takeChunks(take: (chunk: ExportChunkMessage) => void) {
  return (message: ExportChunkMessage | ErrorMessage) => {
    if (message.type === 'error') throw new Error(message.message);
    take(message);
  };
}

describe('the transfer of an export', () => {
  it('can be rebuilt with one chunk lost and one repeated', async () => {
    const data = noise(10_000);
    const sent: ExportChunkMessage[] = [];
    const file = { blob: new Blob([data], { type: 'video/mp4' }), fileName: 'overlay.mp4' };
    const transfer = new ExportTransfer(
      file,
      takeChunks((chunk) => sent.push(chunk)),
      1024,
    );
    const received = new Map<number, Uint8Array>();
    let lost = false;
    await transfer.sendFrom(0);
    for (let chunk = sent.shift(); chunk; chunk = sent.shift()) {
      if (chunk.index === 3 && !lost) {
        lost = true;
        await transfer.sendFrom(3);
        continue;
      }
      expect(bytesOf(chunk)).to.have.length(chunk.bytes);
      received.set(chunk.index, bytesOf(chunk));
      await transfer.acknowledge(chunk.index);
      if (chunk.index === 5) await transfer.acknowledge(5);
      expect(chunk.sha256).to.equal(chunk.index === transfer.total - 1 ? await digest(data) : undefined);
    }
    const rebuilt = new Blob(
      [...received.entries()].sort(([a], [b]) => a - b).map(([, part]) => part as Uint8Array<ArrayBuffer>),
    );
    expect(received.size).to.equal(10);
    expect(new Uint8Array(await rebuilt.arrayBuffer())).to.deep.equal(data);
  });

  it('sends one chunk at a time, and none once it is cancelled', async () => {
    const sent: number[] = [];
    const file = { blob: new Blob([noise(5000)]), fileName: 'overlay.mp4' };
    const transfer = new ExportTransfer(
      file,
      takeChunks(({ index }) => sent.push(index)),
      1,
    );
    await transfer.sendFrom(2);
    await transfer.acknowledge(1);
    expect(sent).to.deep.equal([2]);
    transfer.cancel();
    await transfer.acknowledge(2);
    await transfer.sendFrom(0);
    expect(sent).to.deep.equal([2]);
  });

  it('says that the video cannot be read any more, and sends no more', async () => {
    const blob = new Blob([noise(5000)], { type: 'video/mp4' });
    const slice = blob.slice.bind(blob);
    let gone = false;
    blob.slice = (...range) => {
      const part = slice(...range);
      if (gone) part.arrayBuffer = () => Promise.reject(new DOMException('It is gone.', 'NotFoundError'));
      return part;
    };
    const sent: (ExportChunkMessage | ErrorMessage)[] = [];
    const transfer = new ExportTransfer({ blob, fileName: 'overlay.mp4' }, (message) => sent.push(message), 1024);
    await transfer.sendFrom(0);
    gone = true;
    await transfer.acknowledge(0);
    await transfer.sendFrom(1);
    expect(sent.map(({ type }) => type)).to.deep.equal(['export_chunk', 'error']);
    expect(sent[1]).to.deep.include({ code: 'export_failed', details: { reason: 'storage', name: 'overlay.mp4' } });
    expect((sent[1] as ErrorMessage).message).to.contain('It is gone.');
  });
});
