import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import { mediaName } from '../../src/media/source.js';
import { checkInput } from '../../src/session/check-input.js';
import { withoutPassword } from '../../src/url.js';

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
  ];

  it('are named without it', () => {
    for (const address of given) {
      for (const named of [withoutPassword(address), mediaName(address)]) {
        for (const secret of SECRET) expect(named, address).not.to.contain(secret);
        expect(named).to.contain('media.example');
      }
    }
    for (const plain of ['https://media.example/@me/a.mp4', 'a@b.mp4', 'https://media.example/?to=a@b']) {
      expect(withoutPassword(plain)).to.equal(plain);
    }
  });

  it('are found in a long text without looking at it again and again', () => {
    for (const part of ['a', 'http:', '//', 'a:', 'https://a:b']) {
      const long = part.repeat(100_000);
      expect(withoutPassword(long)).to.equal(long);
      expect(withoutPassword(`${long} @`)).to.equal(`${long} @`);
    }
  });

  it('are refused as media, by a message without it', () => {
    globalThis.document = { baseURI: 'https://page.example/' } as Document;
    try {
      // Without slashes it is a path of the page.
      for (const address of given.filter((one) => /^(https?:)?[/\\]{2}/i.test(one))) {
        let refused: unknown;
        try {
          checkInput(address, 'video');
        } catch (error) {
          refused = error;
        }
        if (!(refused instanceof TrackerError)) throw new Error(`${address} was taken`);
        expect(refused.details).to.deep.equal({ reason: 'credentials' });
        for (const secret of SECRET) expect(refused.message).not.to.contain(secret);
      }
    } finally {
      delete (globalThis as { document?: Document }).document;
    }
  });
});
