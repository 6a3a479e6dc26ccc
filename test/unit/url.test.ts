import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import { mediaName } from '../../src/media/source.js';
import { checkInput } from '../../src/session/check-input.js';
import { OPTIONS } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { shown as commandShown } from '../../src/host/commands/command.js';
import { parseUrl, withoutPassword, withoutSecrets } from '../../src/url.js';

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
    'someone:hunter2@media.example/a.mp4',
    'someone:hunter2@media.example',
    'rtsp://someone:hunter2@media.example',
    'see someone:hunter2@media.example/a.mp4',
    'https://proxy.example/someone:hunter2@media.example/a.mp4',
    ...['/', '?', '#', '\\', '@'].flatMap((part) => [
      `https://proxy.example/https://someone:hunter2${part}hunter2@media.example/a.mp4`,
      `https://proxy.example//someone:hunter2${part}hunter2@media.example/a.mp4`,
      `someone:hunter2${part}hunter2@media.example/a.mp4`,
    ]),
    ...['https%3A%2F%2F', 'https%3a%2f%2f', 'https%253A%252F%252F', '%2F%2F', ''].map(
      (lead) => `https://proxy.example/${lead}someone%3Ahunter2%40media.example/a.mp4`,
    ),
    'https%3A%2F%2Fsomeone%253Ahunter2%2540media.example',
  ];

  it('are named without it', () => {
    for (const address of given) {
      for (const named of [withoutPassword(address), mediaName(address)]) {
        for (const secret of SECRET) expect(named, address).not.to.contain(secret);
      }
      expect(withoutPassword(address), address).to.contain('media.example');
      expect(mediaName(new File([], address)), address).not.to.match(/someone|hunter2/);
    }
    for (const plain of [
      'https://media.example:8080/@me/a.mp4',
      'me@home',
      'a%40b.mp4',
      'https://media.example/@me/a.mp4',
      'a@b.mp4',
      'https://media.example/?to=a@b',
    ]) {
      expect(withoutPassword(plain)).to.equal(plain);
    }
  });

  it('are named without their query where a wrong value is shown, and nothing else is', () => {
    for (const address of [
      'https://media.example/a.mp4?signature=hunter2',
      'ftp://media.example/a.mp4#hunter2',
      '/a.mp4?hunter2',
      'a.mp4?signature=hunter2',
      'someone:hunter2@media.example?hunter2',
    ]) {
      expect(withoutSecrets(address), address).to.match(/^[^?#]*(a\.mp4|example)$/);
      for (const name of ['source', 'videoSrc']) {
        const option = OPTIONS.find((one) => one.name === name);
        if (!option) throw new Error(`there is no option ${name}`);
        const { error } = parseOption(option, address.replace(/^(https:|[/a])/, 'ftp://$1'));
        expect(error?.code, address).to.equal('invalid_parameter');
        expect(JSON.stringify(error?.toPlain()), address).not.to.contain('hunter2');
      }
      expect(commandShown(address)).not.to.contain('hunter2');
      expect(mediaName(new File([], address)), address).not.to.contain('hunter2');
    }
    for (const plain of ['#f00', 'What?.mp4', 'Take #3.mp4', 'squat', '']) {
      expect(withoutSecrets(plain)).to.equal(plain);
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
        // A path of the page, and another address in one.
        if (url?.username === '' && /^https?:|^blob:/.test(url.protocol)) continue;
        let refused: unknown;
        try {
          checkInput(address, 'video');
        } catch (error) {
          refused = error;
        }
        if (!(refused instanceof TrackerError)) throw new Error(`${address} was taken`);
        const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
        const reason = isWeb ? 'credentials' : url ? 'protocol' : 'not_a_source';
        expect(refused.details, address).to.have.property('reason', reason);
        for (const secret of SECRET) expect(JSON.stringify(refused.toPlain()), address).not.to.contain(secret);
      }
    } finally {
      if (isNode) delete (globalThis as { document?: Document }).document;
    }
  });
});
