import { expect } from 'chai';
import {
  cacheControl,
  contentSecurityPolicy,
  embedderPolicy,
  securityHeaders,
  serializePolicy,
} from '../../server/policy.mjs';

/** What a policy must never allow: each would let text become a program. */
const LOOSE = /'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|'strict-dynamic'|\*|http:(?!\/)/;

describe('policy', () => {
  it('allows programs of its own origin, WebAssembly and nothing inline', () => {
    const policy = serializePolicy(contentSecurityPolicy());
    expect(policy).to.equal(
      [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "worker-src 'self' blob:",
        "connect-src 'self' blob: data: https:",
        "img-src 'self' blob: data: https:",
        "media-src 'self' blob: data: https:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
      ].join('; '),
    );
    expect(policy).not.to.match(LOOSE);
    expect(serializePolicy(embedderPolicy())).not.to.match(LOOSE);
  });

  it('limits media and calls to what is configured', () => {
    const policy = contentSecurityPolicy({ media: ['https://cdn.example'], connect: ['https://api.example:8443'] });
    expect(policy['connect-src']).to.deep.equal([
      "'self'",
      'blob:',
      'data:',
      'https://cdn.example',
      'https://api.example:8443',
    ]);
    expect(policy['media-src']).to.deep.equal(["'self'", 'blob:', 'data:', 'https://cdn.example']);
    expect(policy['img-src']).to.deep.equal(policy['media-src']);
    expect(contentSecurityPolicy({ media: ['none'] })['connect-src']).to.deep.equal(["'self'", 'blob:', 'data:']);
  });

  for (const [given, directive, frameOptions, resourcePolicy] of [
    [['self'], "'self'", 'SAMEORIGIN', 'same-origin'],
    [["'self'"], "'self'", 'SAMEORIGIN', 'same-origin'],
    [['none'], "'none'", 'DENY', 'same-origin'],
    [[], "'none'", 'DENY', 'same-origin'],
    [['*'], '*', undefined, 'cross-origin'],
    [['self', 'https://app.example'], "'self' https://app.example", undefined, 'cross-origin'],
    [['https://*.example.org'], 'https://*.example.org', undefined, 'cross-origin'],
    [['self', 'capacitor://localhost'], "'self' capacitor://localhost", undefined, 'cross-origin'],
    [['https://my_app.example'], 'https://my_app.example', undefined, 'cross-origin'],
  ] as const) {
    it(`lets ${JSON.stringify(given)} embed the page`, () => {
      const headers = securityHeaders({ frameAncestors: given });
      expect(headers['Content-Security-Policy']).to.match(
        new RegExp(`frame-ancestors ${directive.replace(/[*.]/g, '\\$&')}$`),
      );
      expect(headers['X-Frame-Options']).to.equal(frameOptions);
      expect(headers['Cross-Origin-Resource-Policy']).to.equal(resourcePolicy);
    });
  }

  for (const value of [
    'https://a.example; script-src *',
    'https://a.example script-src',
    'https://a.example\r\nX-Injected: 1',
    "'unsafe-inline'",
    'javascript:',
    'data:',
    'file:',
    'https://a.example/path',
    'https://user@a.example',
    '//a.example',
    'a.example',
    '*.example',
    'https://*',
    'https:// ',
    'file://localhost',
    'javascript://a.example',
    'capacitor://localhost; script-src *',
    'capacitor://*',
    '',
  ]) {
    it(`refuses ${JSON.stringify(value)} as an origin, everywhere`, () => {
      for (const options of [{ frameAncestors: [value] }, { media: [value] }, { connect: [value] }]) {
        expect(() => securityHeaders(options), JSON.stringify(options)).to.throw(/cannot be .*allowed is/);
      }
    });
  }

  it('takes media and calls from the web only', () => {
    for (const options of [{ media: ['capacitor://localhost'] }, { connect: ['capacitor://localhost'] }]) {
      expect(() => securityHeaders(options)).to.throw(/cannot be "capacitor/);
    }
  });

  it('lets "none" and "*" stand alone only', () => {
    for (const frameAncestors of [
      ['none', 'self'],
      ['*', 'https://a.example'],
    ]) {
      expect(() => securityHeaders({ frameAncestors })).to.throw(/stand alone/);
    }
    expect(() => contentSecurityPolicy({ media: ['*'] })).to.throw(/media cannot be "\*"/);
    expect(() => contentSecurityPolicy({ connect: ['none'] })).to.throw(/connect cannot be "none"/);
  });

  it('tells nobody the address of the page, and takes no sensors', () => {
    const headers = securityHeaders();
    expect(headers['Referrer-Policy']).to.equal('no-referrer');
    expect(headers['X-Content-Type-Options']).to.equal('nosniff');
    for (const feature of ['camera', 'microphone', 'geolocation', 'display-capture']) {
      expect(headers['Permissions-Policy']).to.contain(`${feature}=()`);
    }
  });

  it('isolates, and opens to other origins, only where asked to', () => {
    const isolation = ['Cross-Origin-Opener-Policy', 'Cross-Origin-Embedder-Policy', 'Access-Control-Allow-Origin'];
    expect(securityHeaders()).not.to.have.any.keys(...isolation);
    expect(securityHeaders({ isolate: true, cors: true })).to.include({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
    });
  });

  it('keeps for ever only what is named by its content', () => {
    expect(cacheControl('/chunks/errors-C74Ziz5l.js')).to.equal('public, max-age=31536000, immutable');
    for (const path of ['/', '/define.js', '/assets/workers/pose-worker.js', '/assets/models/movenet-lightning.bin']) {
      expect(cacheControl(path)).to.equal('no-cache');
    }
  });
});
