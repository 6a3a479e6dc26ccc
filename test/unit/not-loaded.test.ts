import { expect } from 'chai';
import type { TrackerError } from '../../src/errors.js';
import { loaded } from '../../src/not-loaded.js';

describe('a part that is loaded later', () => {
  it('is there', async () => {
    expect(await loaded(Promise.resolve('part'))).to.equal('part');
  });

  it('says what to do where it did not load: some browsers do not ask for it again', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module: https://a.example/chunks/x.js');
    const error = await loaded(Promise.reject(cause)).then(String, (thrown: TrackerError) => thrown);
    expect(error).to.include({ code: 'model_load_error', cause });
    expect(error)
      .to.have.property('message')
      .that.matches(/did not load \(Failed to fetch .*x\.js\)/)
      .and.includes('reload the page');
  });
});
