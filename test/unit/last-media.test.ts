import { expect } from 'chai';
import { LastMedia } from '../../src/element/last-media.js';
import type { RunOptions } from '../../src/session/run-options.js';

const OPTIONS = { source: 'video', person: 'auto', startTime: 1, endTime: 9, lang: 'en' } as RunOptions;

describe('what was analysed last', () => {
  it('keeps what was chosen for it, one thing beside the other', () => {
    const last = new LastMedia();
    last.take('squat.mp4');
    expect(last.optionsOf(OPTIONS)).to.deep.equal(OPTIONS);
    last.choosePart({ startTime: 2 });
    last.choose({ person: '0.2,0.5' });
    expect(last.media).to.equal('squat.mp4');
    expect(last.optionsOf(OPTIONS)).to.deep.equal({ ...OPTIONS, person: '0.2,0.5', startTime: 2, endTime: null });
  });

  it('has the options alone hold for the next file', () => {
    const last = new LastMedia();
    last.take('squat.mp4');
    last.choose({ person: 'left', source: 'image' });
    last.take('plank.mp4');
    expect(last.optionsOf(OPTIONS)).to.deep.equal(OPTIONS);
    last.choose({ person: 'left' });
    last.forget();
    expect(last.media).to.equal(undefined);
    expect(last.optionsOf(OPTIONS)).to.deep.equal(OPTIONS);
  });
});
