import { expect } from 'chai';
import { mediaPartOf } from '../../src/media/media-fragment.js';

describe('the part of a video that an address names', () => {
  it('is read as the recommendation says', () => {
    for (const [address, part] of [
      ['https://host/a.mp4', undefined],
      ['https://host/a.mp4#chapter', undefined],
      ['https://host/a.mp4?t=1,2', undefined],
      ['https://host/a.mp4#t=2,4.5', { startMs: 2000, endMs: 4500 }],
      ['https://host/a.mp4#t=npt:2,4.5', { startMs: 2000, endMs: 4500 }],
      ['https://host/a.mp4#t=,4.5', { startMs: 0, endMs: 4500 }],
      ['https://host/a.mp4#t=2', { startMs: 2000 }],
      ['https://host/a.mp4#t=1:02,0:01:03.25', { startMs: 62_000, endMs: 63_250 }],
      ['https://host/a.mp4#xywh=0,0,1,1&t=2,3', { startMs: 2000, endMs: 3000 }],
      ['https://host/a.mp4#t=1,2&t=2,3', { startMs: 2000, endMs: 3000 }],
      ['blob:https://host/1234#t=%32,4', { startMs: 2000, endMs: 4000 }],
    ] as const) {
      expect(mediaPartOf(address), address).to.deep.equal(part);
    }
  });

  it('is refused where there can be no such part, and what is right is said', () => {
    for (const part of ['4,2', '2,2', 'a,b', '1,2,3', '', '-1,2', ',', '1:70,2:00', 'smpte:0:01,0:02']) {
      expect(() => mediaPartOf(`a.mp4#t=${part}`), part)
        .to.throw(RangeError)
        .with.property('message')
        .that.contains('#t=2,4.5');
    }
  });
});
