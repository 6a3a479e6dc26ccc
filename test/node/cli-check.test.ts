/**
 * What `check`, and `serve` at its start, say of a configuration.
 */
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { contentSecurityPolicy } from '../../server/policy.mjs';
import { squat } from '../../src/exercise/catalogue/squat.js';
import { listen } from '../../server/static-server.mjs';
import { systemIo } from '../../cli/lib/io.mjs';
import { commandLine, type CommandLine } from '../helpers/cli.js';

describe('check', () => {
  let line: CommandLine;

  beforeEach(() => {
    line = commandLine(0);
  });

  afterEach(() => line.remove());

  function write(content: string | object, name = 'pose-tracker.config.json'): void {
    writeFileSync(join(line.folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }

  for (const [what, content, ...problems] of [
    ['a misspelt field', '{\n  "acces": {}\n}', ':2: has the field acces, which is not known'],
    ['a word that says nothing', '{\n  "access":\n    "table"\n}', ':2: has "table" in the field access'],
    ['a list', '[]', ':1: holds a list'],
    ['a star', '{"access": "open",\n"allowedOrigins": "*"}', ':2: has "*" in the field allowedOrigins. Give a list'],
    [
      'what lies deep',
      '{"access":{"kind":"table",\n"tokens":[\n{"sha256":"x","plan":"free"}]}}',
      ':3: has "x" in the field access.tokens[0].sha256',
    ],
    [
      'what is missing',
      '{\n"access": {\n"kind": "signed", "jwksUrl": "k.json" }}',
      ':2: lacks the field access.audience',
    ],
    [
      'everything at once',
      '{"access": "open", "a": 1,\n"openerPolicy": "none",\n"allowedOrigins": "*"}',
      ':1: has the field a,',
      ':2: has "none" in the field openerPolicy',
      ':3: has "*" in the field allowedOrigins',
    ],
    ['no JSON', '{\n"access": "open",\n}', ':3: is no JSON'],
    ['nothing of who is let in', '{\n}', ':1: lacks the field access. Give "open"'],
    ['no origin, but for browsers', '{"access": "open",\n"allowedOrigins": [\n"app://."]}', ':3: has "app://."'],
    ['a file that is none', `{"access": "${'x'.repeat(20_000_000)}"}`, ':1: is larger than 4 MB'],
    ['what is nested without an end', `{"access":\n${'['.repeat(200_000)}`, ':2: is nested too deeply'],
    [
      'what is nested in one that ends',
      `{"access":\n"[",\n"a":${'{"a":['.repeat(60)}${']}'.repeat(60)}}`,
      ':3: is nested too deeply',
    ],
    [
      'an exercise that is none',
      '{"access": "open",\n"exercises": [\n"sit_up"]}',
      ':3: has "sit_up" in the field exercises[0]. Give an object',
    ],
    [
      'a field of an exercise',
      '{"access": "open",\n"exercises": [{"name": "sit_up",\n"unit": "metres"}]}',
      ':3: has a wrong exercise in the field exercises[0]. sit_up.unit: must be "reps" or "seconds"; got "metres".',
    ],
    [
      'an exercise that is there twice',
      '{"access": "open",\n"exercises": [{"name": "sit_up"},\n{"name": "sit_up"}]}',
      ':2: has a wrong exercise in the field exercises[0]. sit_up.unit: is missing.',
      ':3: has a wrong exercise in the field exercises[1]. The name "sit_up" is there twice.',
    ],
    ['a comment', '{\n// open\n"access": "open" }', ':2: is no JSON'],
    ['an empty file', '', ':1: is no JSON'],
    [
      'a field that is there twice',
      '{"access": "open",\n"access": {"kind": "table", "tokens": []}}',
      ':2: has the field access twice',
    ],
  ] as const) {
    it(`says what is wrong, with file, line and field: ${what}`, async () => {
      write(content);
      for (const command of [['check'], ['serve', '--port', '0', '--config', 'pose-tracker.config.json']]) {
        const { exitCode, out, notes } = await line.run(command);
        expect([exitCode, out], notes).to.deep.equal([1, '']);
        for (const problem of problems) expect(notes).to.contain(`pose-tracker.config.json${problem}`);
      }
    });
  }

  it('takes a byte order mark, and tells what the configuration comes to', async () => {
    write('\uFEFF{ "access": "open" }');
    const { exitCode, out, notes } = await line.run(['check']);
    expect([exitCode, out]).to.deep.equal([0, `${join(line.folder, 'pose-tracker.config.json')} is valid.`]);
    expect(notes)
      .to.contain('any token')
      .and.contain('{ "access": "open", "allowedOrigins": ["https://app.example"] }');
    write({ access: { kind: 'table', tokens: [] }, allowedOrigins: ['https://gym.example'] }, 'other.json');
    const other = await line.run(['check', '--config', 'other.json']);
    expect(other.notes)
      .to.contain('the tokens of a list')
      .and.contain('https://gym.example')
      .and.not.contain('--config');
  });

  it('tells which exercises are added', async () => {
    const record = { ...squat, name: 'chair_squat', aliases: [], texts: { en: { 'exercise.chair_squat': 'Chair' } } };
    write({ access: 'open', exercises: [record] });
    const { exitCode, notes } = await line.run(['check']);
    expect([exitCode, notes.includes('Also counts:  chair_squat')], notes).to.deep.equal([0, true]);
  });

  it('repeats no password, wherever one stands and whatever is in it', async () => {
    for (const part of ["'", '\\t', ' ', '@', 'x'.repeat(1500)]) {
      const address = `https://someone:hunter2${part}hunter2@media.example/a`;
      for (const content of [
        `{"access":"open","allowedOrigins":["${address}"]}`,
        `{"access":{"kind":"endpoint","url":"${address}"}}`,
        `{"access":"${address}"}`,
        `{"access":"open","${address}":1}`,
        `{"access":"open","${address}":1,"${address}":1}`,
        `{"access":"open","documentationUrl":"${address}",}`,
        `{"access":"open","documentationUrl":${address}}`,
        `{"access":"open","bridge":{"names":{"a":["${address}"]}}}`,
        `{"access":"open","exercises":["${address}"]}`,
        `{"access":"open","exercises":[{"unit":"reps","name":"${address}"}]}`,
        `{"access":"open","exercises":[{"unit":["${address}"],"name":"sit_up"}]}`,
        `{"access":"open","exercises":[{"unit":"${address}","name":"sit_up"}]}`,
        `{"access":"open","exercises":[${JSON.stringify(squat).replace('}', `,"${address}":1}`)}]}`,
        `{"access":"open","exercises":[${JSON.stringify({ ...squat, texts: { en: { [address]: '' } } })}]}`,
      ]) {
        write(content);
        const { exitCode, out, notes } = await line.run(['check']);
        expect([exitCode, out], content).to.deep.equal([1, '']);
        expect(notes, content).to.contain('pose-tracker.config.json').and.not.contain('hunter2');
      }
    }
  });

  it('takes exactly the origins that can be served', async () => {
    const origins = [
      'https://app.example',
      'http://localhost:3000',
      'https://[::1]:8443',
      'capacitor://localhost',
      'app://my-app.local:80',
      'tauri://[::1]',
      'app://.',
      'capacitor://localhost:',
      'https://a!b.example',
      'https://a..b',
      'about://blank',
    ];
    for (const origin of origins) {
      write({ access: 'open', allowedOrigins: [origin] });
      const { exitCode } = await line.run(['check']);
      expect(exitCode === 0, origin).to.equal(isServed(origin));
    }
    write({ access: { kind: 'endpoint', url: 'https://a!b.example/' } });
    expect((await line.run(['check'])).notes).to.match(/:1: cannot be served: connect cannot be/);
  });

  it('says that there is no such file', async () => {
    const { exitCode, notes } = await line.run(['check', '--config', 'none.json']);
    expect(exitCode).to.equal(1);
    expect(notes).to.match(/none\.json cannot be read: ENOENT/);
  });

  it('warns of key sets and servers that are not there', async () => {
    const warning = async (access: object) => {
      write({ access });
      const { exitCode, notes } = await line.run(['check']);
      expect(exitCode).to.equal(0);
      return /Warning: (.*)/.exec(notes)?.[1] ?? '';
    };
    const signed = (jwksUrl: string) => ({ kind: 'signed', jwksUrl, audience: 'gym' });
    expect(await warning(signed('keys.json'))).to.match(/keys\.json cannot be read/);
    write('{"keys":[]}', 'keys.json');
    expect(await warning(signed('./keys.json'))).to.match(/holds no keys/);
    write('{"keys":[{"kty":"EC"}]}', 'keys.json');
    expect(await warning(signed('./keys.json'))).to.equal('');
    expect(await warning({ kind: 'endpoint', url: '/api/token' })).to.match(/address of this site/);

    let [status, body] = [401, ''];
    const asked: (string | undefined)[] = [];
    const verifier = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(status, { location: '/' }).end(body);
    });
    const url = `http://127.0.0.1:${await listen(verifier, 0, '127.0.0.1')}/`;
    for (const [answer, content, ofVerifier, ofKeySet] of [
      [401, '', /^$/, /answers 401/],
      [403, 'no', /^$/, /answers 403/],
      [404, '', /answers 404/, /answers 404/],
      [502, '', /answers 502/, /answers 502/],
      [302, '', /leads to another address/, /leads to another address/],
      [200, '', /something else than/, /holds no keys/],
      [200, '<!doctype html>', /something else than/, /holds no keys/],
      [200, '{"keys":[]}', /something else than/, /holds no keys/],
      [200, '{"keys":[{"kty":"EC","x":"1"}]}', /something else than/, /^$/],
      [200, '{"keys":[{"kty":"EC","d":"1"}]}', /something else than/, /more than public keys/],
      [200, '{"plan":"free"}', /lets in a token that does not exist/, /holds no keys/],
    ] as const) {
      [status, body] = [answer, content];
      expect(await warning({ kind: 'endpoint', url }), `${answer} ${content}`).to.match(ofVerifier);
      expect(await warning(signed(url)), `${answer} ${content}`).to.match(ofKeySet);
    }
    expect([...new Set(asked)]).to.deep.equal(['Bearer pose-upload-tracker-check', undefined]);
    await new Promise((resolve) => verifier.close(resolve).closeAllConnections());
    expect(await warning({ kind: 'endpoint', url })).to.match(/cannot be reached from here/);
  });

  it('takes no address of another server for one of this site', async () => {
    for (const url of ['//127.0.0.1:9/x', '\\\\127.0.0.1:9\\x', 'https:127.0.0.1:9/x', 'https:\\\\127.0.0.1:9/x']) {
      for (const access of [
        { kind: 'endpoint', url },
        { kind: 'signed', jwksUrl: url, audience: 'gym' },
      ]) {
        write({ access });
        expect((await line.run(['check'])).notes, url).to.match(/Warning: .* cannot be reached from here/);
      }
    }
  });

  it('repeats no character that a terminal obeys', async () => {
    const url = '/x\u001b]0;title\u0007\u009b31m\nDone.';
    write({ access: { kind: 'endpoint', url } });
    const { notes } = await line.run(['check']);
    expect(notes).to.contain('address of this site').and.to.contain('x\ufffd]0;title\ufffd\ufffd31m\ufffdDone.');
    const written: string[] = [];
    const { write: original } = process.stderr;
    process.stderr.write = (text: unknown) => written.push(String(text)) > 0;
    try {
      systemIo().note('first\u001b[2J\r\u009b\nsecond');
    } finally {
      process.stderr.write = original;
    }
    expect(written).to.deep.equal(['first\ufffd[2J\ufffd\ufffd\nsecond\n']);
  });

  it('refuses a private key in place of the key set', async () => {
    write('{"kty":"EC","d":"x"}', 'key.json');
    write({ access: { kind: 'signed', jwksUrl: 'key.json', audience: 'gym' } });
    const { exitCode, notes } = await line.run(['check']);
    expect(exitCode).to.equal(1);
    expect(notes).to.match(/key\.json holds a private key/);
  });
});

function isServed(origin: string): boolean {
  try {
    contentSecurityPolicy({ frameAncestors: ['self', origin] });
    return true;
  } catch {
    return false;
  }
}
