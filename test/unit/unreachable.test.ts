import { expect } from 'chai';
import { mediaName } from '../../src/media/source.js';
import { isBlocked, unreachable, type Surroundings } from '../../src/media/unreachable.js';

const HERE: Surroundings = { online: true, pageOrigin: 'https://page.example' };

describe('an address that cannot be reached', () => {
  for (const [what, url, surroundings, reason, says] of [
    ['is down', 'https://cdn.example/a.mp4', {}, 'unreachable', /^a\.mp4 could not be reached/],
    ['is asked for offline', 'https://cdn.example/a.mp4', { online: false }, 'offline', /device is offline.*a\.mp4/],
    ['has no TLS, but the page has', 'http://cdn.example/a.mp4', {}, 'mixed_content', /its https address/],
    [
      'has no TLS, and neither has the page',
      'http://cdn.example/a',
      { pageOrigin: 'http://page.example' },
      'unreachable',
      /./,
    ],
    ['is no more', 'blob:https://page.example/1', { online: false }, 'revoked', /blob: address .* the file itself/],
    ['is damaged', 'data:video/mp4;base64,*', {}, 'data_url', /damaged/],
    [
      'is forbidden though the page has it',
      'blob:https://page.example/1',
      { forbiddenBy: 'connect-src' },
      'security_policy',
      /add blob: to it/,
    ],
    ['is forbidden as data', 'data:,', { forbiddenBy: 'connect-src' }, 'security_policy', /add data: to it/],
    ['is on this machine', 'http://127.0.0.1:8080/a.mp4', {}, 'unreachable', /./],
    ['is on this machine too', 'http://localhost/a.mp4', {}, 'unreachable', /./],
    [
      'is forbidden by the policy of the page',
      'https://cdn.example:8443/a.mp4',
      { forbiddenBy: 'connect-src', online: false },
      'security_policy',
      /\(connect-src\) does not allow to load a\.mp4\..* add https:\/\/cdn\.example:8443 to it/,
    ],
  ] as const) {
    it(`and ${what} is told as ${reason}`, () => {
      const told = unreachable(url, 'a.mp4', { ...HERE, ...surroundings });
      expect(told.reason).to.equal(reason);
      expect(told.text).to.match(says);
    });
  }

  it('is named without its query, however that is written', () => {
    expect(mediaName('https://cdn.example/a.mp4?key=1\n2#3\u20284')).to.equal('https://cdn.example/a.mp4');
  });

  it('is known by what browsers say of it', () => {
    const video = 'https://cdn.example/a.mp4?x=1';
    expect(isBlocked(video, video)).to.equal(true);
    expect(isBlocked(video, 'https://cdn.example')).to.equal(true);
    expect(isBlocked(video, 'https://other.example')).to.equal(false);
    expect(isBlocked(video, 'blob')).to.equal(false);
    expect(isBlocked('blob:https://page.example/1', 'blob')).to.equal(true);
    expect(isBlocked('blob:https://page.example/1', 'blob:https://page.example/1')).to.equal(true);
    expect(isBlocked('blob:https://page.example/1', 'https://page.example')).to.equal(false);
    expect(isBlocked('data:video/mp4,x', 'data')).to.equal(true);
    expect(isBlocked('data:video/mp4,x', 'inline')).to.equal(false);
  });
});
