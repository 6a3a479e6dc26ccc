import { expect } from 'chai';
import { BufferSource } from 'mediabunny';
import { otherVideoIn } from '../../src/media/transport-streams.js';

const PROGRAMME = 0x100;
const AVC = 0x1b;
const AAC = 0x0f;

/** A packet with one table. @param timed whether a camcorder's time stands before it, and how many bytes of fields it has */
function packet(pid: number, table: readonly number[], fields: number, timed: boolean): number[] {
  const head = [0x47, 0x40 | (pid >> 8), pid & 255, fields > 0 ? 0x30 : 0x10];
  const adaptation = fields > 0 ? [fields, ...Array.from({ length: fields }, () => 0)] : [];
  const content = [...head, ...adaptation, 0, ...table];
  const padding = Array.from({ length: 188 - content.length }, () => 0xff);
  return [...(timed ? [0, 0, 0, 0] : []), ...content, ...padding];
}

function table(type: number, content: readonly number[]): number[] {
  const length = 5 + content.length + 4;
  return [type, 0xb0 | (length >> 8), length & 255, 0, 1, 0xc1, 0, 0, ...content, 0, 0, 0, 0];
}

function stream(types: readonly number[], { fields = 0, timed = false } = {}): BufferSource {
  const association = table(0, [0, 1, 0xe0 | (PROGRAMME >> 8), PROGRAMME & 255]);
  const streams = types.flatMap((type, index) => [type, 0xe1, index, 0xf0, 2, 0x0a, 0]);
  const map = table(2, [0xe1, 0, 0xf0, 0, ...streams]);
  return new BufferSource(
    Uint8Array.from([...packet(0, association, fields, timed), ...packet(PROGRAMME, map, fields, timed)]),
  );
}

describe('the video of a transport stream', () => {
  it('is called by its name where it is of a kind that is not read here', async () => {
    expect(await otherVideoIn(stream([AAC, 0x02]))).to.equal('MPEG-2');
    expect(await otherVideoIn(stream([0xea, AAC], { fields: 7 }))).to.equal('VC-1');
    expect(await otherVideoIn(stream([0x02], { timed: true }))).to.equal('MPEG-2');
  });

  it('is nothing else where it is read here, or there is only sound', async () => {
    expect(await otherVideoIn(stream([AVC, AAC]))).to.equal(undefined);
    expect(await otherVideoIn(stream([AAC]))).to.equal(undefined);
  });

  it('is nothing where the tables are missing or make no sense', async () => {
    expect(await otherVideoIn(new BufferSource(new Uint8Array(1000).fill(0x47)))).to.equal(undefined);
    expect(await otherVideoIn(new BufferSource(new Uint8Array(1)))).to.equal(undefined);
  });
});
