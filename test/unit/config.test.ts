import { expect } from 'chai';
import { TrackerError } from '../../src/errors.js';
import { parseConfig } from '../../src/host/config.js';

const FILE = 'pose-tracker.config.json';
const HASH = 'a'.repeat(64);

function refusal(value: unknown): TrackerError {
  try {
    const whole = typeof value === 'object' && !Array.isArray(value) ? { access: 'open', ...value } : value;
    parseConfig(typeof value === 'string' ? value : JSON.stringify(whole), FILE);
  } catch (error) {
    expect(error).to.be.instanceOf(TrackerError);
    return error as TrackerError;
  }
  throw new Error(`it was taken: ${JSON.stringify(value)}`);
}

describe('configuration file', () => {
  it('has to say who is let in, and has defaults for all else', () => {
    for (const config of ['{}', '{"allowedOrigins":["https://app.example"]}']) {
      const { details, message } = refusal(config);
      expect(details).to.deep.equal({ reason: 'config', field: 'access' });
      expect(message).to.contain('lacks the field access. Give "open"');
    }
    expect(parseConfig('{"access":"open"}', FILE)).to.deep.equal({
      access: { kind: 'any' },
      bridge: { names: ['PoseTrackerBridge', 'iosListener', 'webViewCallback'] },
    });
  });

  it('is refused without a word of the passwords in it', () => {
    for (const address of ['https://someone:hunter2@cam.example/v', 'someone:hunter2@cam.example/v']) {
      for (const value of [
        { documentationUrl: address },
        { documentationUrl: { [address]: 1 } },
        { allowedOrigins: [address] },
        { access: { kind: 'endpoint', url: address } },
        { [address]: 1 },
        { [`${'x'.repeat(70)}${address}`]: 1 },
      ]) {
        const { message, details } = refusal(value);
        expect(`${message} ${JSON.stringify(details)}`, JSON.stringify(value)).not.to.contain('hunter2');
      }
    }
  });

  it('may say that it is open, and no other word', () => {
    expect(parseConfig('{"access":"open"}', FILE).access).to.deep.equal({ kind: 'any' });
    for (const access of ['table', 'Open', '', 'any', true, null]) {
      expect(refusal({ access }).details).to.deep.equal({ reason: 'config', field: 'access' });
    }
    expect(parseConfig('{"access":"open","media":{"credentials":"same-origin"}}', FILE).media).to.deep.equal({
      credentials: 'same-origin',
    });
    expect(refusal({ media: { credentials: 'include' } }).details).to.have.property('field', 'media.credentials');
    expect(refusal({ openerPolicy: 'unsafe-none' }).details).to.have.property('field', 'openerPolicy');
  });

  it('takes every field', () => {
    const config = parseConfig(
      JSON.stringify({
        $schema: './schema.json',
        access: {
          kind: 'table',
          tokens: [{ sha256: HASH, plan: 'free', expiresAt: '2027-01-31T00:00:00Z', note: 'the gym' }],
        },
        documentationUrl: 'https://docs.example/tracking',
        bridge: {
          names: ['GymBridge', 'PoseTrackerBridge'],
          pageFormat: 'text',
          dialect: 'posetracker',
          prefer: 'page',
        },
        allowedOrigins: ['https://app.example', 'http://localhost:3000', 'capacitor://localhost'],
      }),
      FILE,
    );
    expect(config.access).to.deep.equal({
      kind: 'table',
      tokens: [{ sha256: HASH, plan: 'free', expiresAt: Date.UTC(2027, 0, 31), note: 'the gym' }],
    });
    expect(config.bridge).to.deep.equal({
      names: ['GymBridge', 'PoseTrackerBridge'],
      pageFormat: 'text',
      dialect: 'posetracker',
      prefer: 'page',
    });
    expect(config.allowedOrigins).to.have.length(3);
    for (const access of [
      { kind: 'any' },
      { kind: 'endpoint', url: '/api/token', timeoutMs: 3000 },
      { kind: 'signed', jwksUrl: './jwks.json', audience: 'gym', issuer: 'https://gym.example' },
    ]) {
      expect(parseConfig(JSON.stringify({ access }), FILE).access).to.deep.equal(access);
    }
  });

  it('names file, field, value and remedy of what is wrong', () => {
    const table = (entry: object) => ({ access: { kind: 'table', tokens: [{ sha256: HASH, plan: 'free' }, entry] } });
    const cases: [unknown, string, ...string[]][] = [
      [{ acess: {} }, 'acess', 'not known', 'spelling'],
      [{ access: 'any' }, 'access', '"any"', 'Give'],
      [{ access: {} }, 'access.kind', 'lacks', '"table"'],
      [{ access: { kind: 'open' } }, 'access.kind', '"open"', '"signed"'],
      [{ access: { kind: 'table' } }, 'access.tokens', 'lacks', 'Give'],
      [table({ token: 'secret', plan: 'free' }), 'access.tokens[1].', 'Give'],
      [table({ sha256: HASH.toUpperCase(), plan: 'free' }), 'access.tokens[1].sha256', '64 hexadecimal digits'],
      [table({ sha256: HASH, plan: 'gold' }), 'access.tokens[1].plan', '"gold"', 'free, developer, custom, company'],
      [table({ sha256: HASH, plan: 'free', expiresAt: 1 }), 'access.tokens[1].expiresAt', '1', '2027-01-31T00:00:00Z'],
      [
        table({ sha256: HASH, plan: 'free', expiresAt: '2027-01-31' }),
        'access.tokens[1].expiresAt',
        '"2027-01-31"',
        'time zone',
      ],
      [table({ sha256: HASH, plan: 'free', expiresAt: '2027-13-31T00:00:00Z' }), 'access.tokens[1].expiresAt', 'day'],
      [table({ sha256: HASH, plan: 'free', expiresAt: '2027-02-30T00:00:00Z' }), 'access.tokens[1].expiresAt', 'day'],
      [table({ sha256: HASH, plan: 'free', notBefore: '2027-02-01T25:00:00Z' }), 'access.tokens[1].notBefore', 'time'],
      [{ access: { kind: 'endpoint', url: 'javascript:alert(1)' } }, 'access.url', 'javascript:', 'http or https'],
      [{ access: { kind: 'endpoint', url: 'https://user:hidden@api.example/' } }, 'access.url', 'without user'],
      [{ access: { kind: 'endpoint', url: '/a', timeoutMs: 0 } }, 'access.timeoutMs', ' 0 ', '100 to 60000'],
      [{ access: { kind: 'signed', jwksUrl: 'a.json' } }, 'access.audience', 'lacks', 'audience'],
      [{ access: { kind: 'signed', jwksUrl: 'a.json', audience: '' } }, 'access.audience', '""', 'audience'],
      [{ documentationUrl: 'data:text/html,x' }, 'documentationUrl', 'data:text/html,x', 'http or https'],
      [{ bridge: { names: [] } }, 'bridge.names', '[]', 'at least one'],
      [{ bridge: { pageFormat: 'xml' } }, 'bridge.pageFormat', '"xml"', '"text"'],
      [{ bridge: { dialect: 'klingon' } }, 'bridge.dialect', '"klingon"', '"posetracker"'],
      [{ bridge: { prefer: 'parent' } }, 'bridge.prefer', '"parent"', '"page"'],
      [{ bridge: { names: ['a b'] } }, 'bridge.names[0]', '"a b"', 'letters'],
      [{ bridge: 'GymBridge' }, 'bridge', '"GymBridge"', 'an object'],
      [{ allowedOrigins: '*' }, 'allowedOrigins', '"*"', 'a list'],
      [{ allowedOrigins: [] }, 'allowedOrigins', '[]', 'leave the field out'],
      ...[
        '*',
        'https://*.app.example',
        'https://app.example/',
        'https://app.example/x',
        'app.example',
        'https://a@b.c',
        'null',
        'file://x',
        'app://.',
        'tauri://[::1]',
        'capacitor://localhost:',
        'https://a!b.example',
        'https://a..b',
        'App://localhost',
      ].map((origin): [unknown, string, ...string[]] => [
        { allowedOrigins: [origin] },
        'allowedOrigins[0]',
        JSON.stringify(origin),
        'exact origin',
      ]),
    ];
    for (const [value, field, ...texts] of cases) {
      const error = refusal(value);
      expect(error.code).to.equal('token_check_failed');
      expect(error.details?.['field'], error.message).to.satisfy((name: string) => name.startsWith(field));
      for (const text of [FILE, field, ...texts]) expect(error.message).to.contain(text);
      expect(error.message).not.to.contain('hidden');
    }
  });

  it('is not quoted where it is no JSON', () => {
    for (const content of ['{"a":https://someone:hunter2@media.example}', '{"a":"hunter2",}', 'hunter2', '"hunter2']) {
      expect(() => parseConfig(content, 'f.json'), content)
        .to.throw(/f\.json is no JSON \([A-Z]/)
        .with.property('message')
        .that.does.not.contain('hunter2');
    }
  });

  it('is refused as a whole where it is no JSON object', () => {
    for (const text of ['', '<!doctype html>', '[]', 'null', '"any"', '{"access":', 'true']) {
      expect(refusal(text).message, text).to.contain(FILE).and.to.contain('nobody');
    }
  });

  it('gives away little of a long value', () => {
    const error = refusal({ documentationUrl: `data:${'x'.repeat(10_000)}` });
    expect(error.message.length).to.be.below(400);
  });
});
