import { expect } from 'chai';
import { FormSide } from '../../src/element/form-side.js';
import type { AnalysisResult } from '../../src/session/analysis-result.js';
import type { SessionSnapshot, SessionState } from '../../src/session/snapshot.js';
import type { IdleTexts } from '../../src/texts/texts.js';

const TEXTS = {
  imageRequired: 'an image',
  videoRequired: 'a video',
  resultPending: 'wait',
} as unknown as IdleTexts;

/** A field in no form, whose browser notes what it is told. */
function field() {
  const told: string[] = [];
  const internals = {
    form: null,
    setValidity: ({ valueMissing }: ValidityStateFlags, message = '') => told.push(valueMissing ? message : 'valid'),
  };
  const host = {
    attachInternals: () => internals,
    getAttribute: () => null,
    setAttribute: () => undefined,
    querySelector: () => null,
  };
  const side = new FormSide(host as unknown as HTMLElement);
  const apply = (state: SessionState, { required = true, result = false } = {}) =>
    side.apply(
      { name: '', required, source: 'video' },
      { state, ...(result && { result: {} as AnalysisResult }) } as SessionSnapshot,
      TEXTS,
    );
  return { told, apply };
}

describe('a required field without a result', () => {
  it('says why once, however often the element is drawn: a browser hides its bubble with every call', () => {
    const { told, apply } = field();
    apply('idle');
    apply('loading');
    for (let draw = 0; draw < 20; draw++) apply('analysing');
    apply('done', { result: true });
    apply('done', { result: true });
    apply('idle');
    expect(told).to.deep.equal(['a video', 'wait', 'valid', 'a video']);
  });

  it('is valid where nothing is required, and becomes so where that changes', () => {
    const { told, apply } = field();
    apply('idle', { required: false });
    expect(told, 'it is valid to begin with').to.deep.equal([]);
    apply('idle');
    apply('idle', { required: false });
    expect(told).to.deep.equal(['a video', 'valid']);
  });
});
