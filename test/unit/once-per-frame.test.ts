import { expect } from 'chai';
import { OncePerFrame } from '../../src/element/once-per-frame.js';

/** A page whose frames a test shows. */
function scriptedPage() {
  const waiting = new Map<number, () => void>();
  let next = 1;
  return {
    waiting,
    request: (then: () => void) => {
      waiting.set(next, then);
      return next++;
    },
    cancel: (frame: number) => void waiting.delete(frame),
    show: () => {
      const due = [...waiting.values()];
      waiting.clear();
      for (const then of due) then();
    },
  };
}

describe('OncePerFrame', () => {
  it('acts once in a frame, however often it is asked, and again in the next', () => {
    const page = scriptedPage();
    let acts = 0;
    const work = new OncePerFrame(() => acts++, page.request, page.cancel);
    for (let i = 0; i < 150; i++) work.ask();
    expect(acts).to.equal(0);
    page.show();
    expect(acts).to.equal(1);
    page.show();
    expect(acts).to.equal(1);
    work.ask();
    page.show();
    expect(acts).to.equal(2);
  });

  it('takes what is asked while it acts for the next frame', () => {
    const page = scriptedPage();
    let acts = 0;
    const work: OncePerFrame = new OncePerFrame(
      () => {
        if (acts++ === 0) work.ask();
      },
      page.request,
      page.cancel,
    );
    work.ask();
    page.show();
    expect(acts).to.equal(1);
    page.show();
    expect(acts).to.equal(2);
  });

  it('does nothing once it is disposed of', () => {
    const page = scriptedPage();
    let acts = 0;
    const work = new OncePerFrame(() => acts++, page.request, page.cancel);
    work.ask();
    work.dispose();
    expect(page.waiting.size).to.equal(0);
    page.show();
    expect(acts).to.equal(0);
  });
});
