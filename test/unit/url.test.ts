import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import { mediaName } from '../../src/media/source.js';
import { checkInput } from '../../src/session/check-input.js';
import { parseUrl, withoutPassword } from '../../src/url.js';

const SECRET = ['hunter2', 'someone'];

describe('addresses with a password', () => {
  const given = [
    'https://someone:hunter2@media.example/a.mp4?x=1',
    'HTTP://someone:hunter2@media.example',
    'https:someone:hunter2@media.example/a.mp4',
    'https:\\\\someone:hunter2@media.example/a.mp4',
    '//someone:hunter2@media.example/a.mp4',
    'https://someone:hunter2@hunter2@media.example/a.mp4',
    'ftp://someone:hunter2@media.example/a.mp4',
    '{"a":"https://someone:hunter2@media.example/a.mp4"}',
    'https://proxy.example/https://someone:hunter2@media.example/a.mp4',
    'blob:https:someone:hunter2@media.example/a.mp4',
    ...["'", '\t', ' ', '"', '@', 'x'.repeat(2000), '\n'].flatMap((part) => [
      `https://someone:hunter2${part}hunter2@media.example/a.mp4`,
      `//someone${part}:${part}hunter2@media.example/a.mp4`,
      `see https://someone:hunter2${part}hunter2@media.example/a.mp4`,
    ]),
    'https://someone:hunter2?hunter2@media.example/a.mp4',
    'https://someone:hunter2#hunter2@media.example',
    'https:\t//someone:hunter2@media.example/a.mp4',
    ' https://someone:hunter2@media.example:port/',
  ];

  it('are named without it', () => {
    for (const address of given) {
      for (const named of [withoutPassword(address), mediaName(address)]) {
        for (const secret of SECRET) expect(named, address).not.to.contain(secret);
      }
      expect(withoutPassword(address)).to.contain('media.example');
    }
    for (const plain of ['https://media.example/@me/a.mp4', 'a@b.mp4', 'https://media.example/?to=a@b']) {
      expect(withoutPassword(plain)).to.equal(plain);
    }
  });

  it('are found in a long text without looking at it again and again', () => {
    for (const part of ['a', 'http:', '//', 'a:', 'https://a:b']) {
      const long = part.repeat(100_000);
      expect(withoutPassword(long)).to.equal(long);
      expect(withoutPassword(`${long} @end`)).to.match(/end\/?$/);
      expect(withoutPassword(`https://media.example/${long}@end`)).to.match(/end\/?$/);
    }
  });

  it('are refused as media, by a message without it', () => {
    // Node has no page; in a browser the test's own is one.
    const isNode = typeof document === 'undefined';
    if (isNode) globalThis.document = { baseURI: 'https://page.example/' } as Document;
    try {
      for (const address of given) {
        const url = parseUrl(address, document.baseURI);
        // A path of the page, another address in one, and what is refused for its protocol.
        if (url?.username === '' || url?.protocol === 'ftp:') continue;
        let refused: unknown;
        try {
          checkInput(address, 'video');
        } catch (error) {
          refused = error;
        }
        if (!(refused instanceof TrackerError)) throw new Error(`${address} was taken`);
        expect(refused.details).to.deep.equal({ reason: url ? 'credentials' : 'not_a_source' });
        for (const secret of SECRET) expect(refused.message).not.to.contain(secret);
      }
    } finally {
      if (isNode) delete (globalThis as { document?: Document }).document;
    }
  });
});
