import { expect } from 'chai';
import { unreachable, type Surroundings } from '../../src/media/unreachable.js';

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
});
