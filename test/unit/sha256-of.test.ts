import { expect } from 'chai';
import { sha256Of } from '../../src/host/sha256-of.js';

describe('the hash of a video', () => {
  it('is made anew where the video could not be read', async () => {
    const blob = new Blob(['abc']);
    const slice = blob.slice.bind(blob);
    blob.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) as unknown as Blob;
    expect(await sha256Of(blob).catch((error: unknown) => (error as Error).message)).to.equal('gone');
    blob.slice = slice;
    expect(await sha256Of(blob)).to.match(/^ba7816bf[0-9a-f]{56}$/);
  });
});
