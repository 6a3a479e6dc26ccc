import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { parseMoment, showDistance } from '../../cli/lib/moments.mjs';
import { commandLine, type CommandLine } from '../helpers/cli.js';
import { skip } from '../helpers/skip.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

const MINT = ['token', 'mint', '--plan', 'developer', '--expires', '90d', '--audience', 'gym'];

let line: CommandLine;
beforeEach(() => (line = commandLine(NOW)));
afterEach(() => line.remove());

async function minted(...more: string[]): Promise<string> {
  const { out, exitCode, notes } = await line.run([...MINT, ...more]);
  expect(exitCode, notes).to.equal(0);
  return out;
}

describe('command line', () => {
  it('tells what there is, and what is wrong with a call', async () => {
    const help = await line.run(['--help']);
    expect(help.exitCode).to.equal(0);
    expect(help.out).to.contain('token');
    const mintHelp = await line.run(['token', 'mint', '--help']);
    expect(mintHelp.out).to.contain('--plan PLAN').and.to.contain('--keep-token');
    for (const [args, text] of [
      [[], 'Usage'],
      [['fly'], 'no such command'],
      [['constructor'], 'no such command'],
      [['token', 'fly'], 'no such command'],
      [['token', 'mint'], '--plan is missing'],
      [['token', 'mint', '--plan', 'gold'], 'free, developer, custom, company'],
      [['token', 'mint', '--plan', 'free', '--expires', 'soon'], '90d'],
      [['token', 'mint', '--plan', 'free', '--expires', '2026-11-21'], 'in the past'],
      [['token', 'mint', '--plan', 'free', '--expires', '999999y'], '--expires cannot be'],
      [['token', 'mint', '--plan', 'free', '--expires', '1d', '--not-before', '2d'], 'before --not-before'],
      [['token', 'mint', '--plan', 'free', '--expires', '1d'], '--audience is missing'],
      [
        ['token', 'mint', '--plan', 'free', '--expires', '1d', '--table', '--audience', 'x'],
        '--audience is for signed',
      ],
      [['token', 'mint', '--fly'], "Unknown option '--fly'"],
      [['token', 'list', 'something'], 'one argument too many'],
      [['token', 'inspect'], 'no token'],
    ] as [string[], string][]) {
      const { exitCode, out, notes } = await line.run(args);
      expect(exitCode, args.join(' ')).to.equal(2);
      expect(out).to.equal('');
      expect(notes).to.contain(text).and.to.contain('Usage: pose-upload-tracker');
    }
  });

  it('runs as a program', async () => {
    const program = join(import.meta.dirname, '../../bin/pose-upload-tracker.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [program, '--version']);
    expect(stdout.trim()).to.match(/^\d+\.\d+\.\d+$/);
    const wrong = await promisify(execFile)(process.execPath, [program, 'fly']).catch((error: unknown) => error);
    expect(wrong).to.have.property('code', 2);
  });
});

describe('token keys', () => {
  for (const alg of ['ES256', 'EdDSA']) {
    it(`makes a key for ${alg} that only its owner may read`, async () => {
      const { exitCode, notes } = await line.run(['token', 'keys', '--alg', alg]);
      expect(exitCode, notes).to.equal(0);
      const file = join(line.folder, 'pose-tracker.key.json');
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).to.equal(0o600);
      const privateKey = JSON.parse(line.read('pose-tracker.key.json')) as Record<string, string>;
      expect(privateKey).to.include({ alg, use: 'sig' }).and.to.have.property('d');
      const { keys } = JSON.parse(line.read('pose-tracker.jwks.json')) as { keys: Record<string, string>[] };
      expect(keys).to.have.length(1);
      expect(keys[0]).to.include({ alg, use: 'sig', kid: privateKey['kid'], x: privateKey['x'] });
      expect(keys[0]).not.to.have.property('d');
      expect(notes).not.to.contain(privateKey['d']);
    });
  }

  it('adds to a key set, and replaces no key', async () => {
    await line.run(['token', 'keys']);
    const first = line.read('pose-tracker.key.json');
    const again = await line.run(['token', 'keys']);
    expect(again.exitCode).to.equal(1);
    expect(again.notes).to.contain('is not replaced');
    expect(line.read('pose-tracker.key.json')).to.equal(first);
    expect((JSON.parse(line.read('pose-tracker.jwks.json')) as { keys: unknown[] }).keys).to.have.length(1);
    await line.run(['token', 'keys', '--key', 'second.json', '--alg', 'EdDSA']);
    const { keys } = JSON.parse(line.read('pose-tracker.jwks.json')) as { keys: { alg: string }[] };
    expect(keys.map(({ alg }) => alg)).to.deep.equal(['ES256', 'EdDSA']);
  });

  it('puts nothing into a key set that holds a private key', async () => {
    await line.run(['token', 'keys']);
    writeFileSync(
      join(line.folder, 'set.json'),
      JSON.stringify({ keys: [JSON.parse(line.read('pose-tracker.key.json'))] }),
    );
    const { exitCode, notes } = await line.run(['token', 'keys', '--key', 'b.json', '--jwks', 'set.json']);
    expect(exitCode).to.equal(1);
    expect(notes).to.contain('private key');
    expect(existsSync(join(line.folder, 'b.json'))).to.equal(false);
  });
});

describe('token mint', () => {
  it('signs plan, times, audience and issuer, and prints nothing but the token', async () => {
    await line.run(['token', 'keys']);
    const token = await minted('--issuer', 'https://gym.example', '--not-before', '1h', '--note', 'the pool');
    const keySet = createLocalJWKSet(JSON.parse(line.read('pose-tracker.jwks.json')) as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(token, keySet, { currentDate: new Date(NOW + DAY) });
    expect(payload).to.include({ plan: 'developer', aud: 'gym', iss: 'https://gym.example', iat: NOW / 1000 });
    expect(payload.exp).to.equal((NOW + 90 * DAY) / 1000);
    expect(payload.nbf).to.equal(NOW / 1000 + 3600);
    expect(protectedHeader).to.include({ alg: 'ES256', typ: 'JWT' }).and.to.have.property('kid');
    expect(JSON.stringify(payload)).not.to.contain('pool');
  });

  it('notes down everything but the token, unless asked to', async () => {
    await line.run(['token', 'keys']);
    const token = await minted('--note', 'the pool');
    let ledger = line.read('pose-tracker.tokens.jsonl');
    expect(ledger).to.contain('the pool').and.to.contain(createHash('sha256').update(token).digest('hex'));
    for (const part of token.split('.')) expect(ledger).not.to.contain(part);
    if (process.platform !== 'win32') {
      expect(statSync(join(line.folder, 'pose-tracker.tokens.jsonl')).mode & 0o777).to.equal(0o600);
    }
    const kept = await minted('--keep-token');
    ledger = line.read('pose-tracker.tokens.jsonl');
    expect(ledger).to.contain(kept);
    expect((await line.run(['token', 'list', '--json'])).out).not.to.contain(kept);
    await minted('--no-ledger');
    expect(line.read('pose-tracker.tokens.jsonl')).to.equal(ledger);
  });

  it('makes a random token for a table, with its entry', async () => {
    const args = ['token', 'mint', '--table', '--plan', 'free', '--expires', '2027-01-31', '--note', 'lobby'];
    const { out, notes } = await line.run(args);
    const entry = JSON.parse(notes.split('\n').find((text) => text.startsWith('{')) ?? '') as unknown;
    const digest = createHash('sha256').update(out).digest('hex');
    expect(entry).to.deep.equal({ sha256: digest, plan: 'free', expiresAt: '2027-01-31T00:00:00.000Z', note: 'lobby' });
    expect(notes).not.to.contain(out);
    expect((await line.run(args)).out).not.to.equal(out);
  });

  it('says what is wrong with a key', async () => {
    const missing = await line.run(MINT);
    expect(missing.exitCode).to.equal(1);
    expect(missing.notes).to.contain('token keys');
    writeFileSync(join(line.folder, 'text'), 'hello');
    expect((await line.run([...MINT, '--key', 'text'])).notes)
      .to.contain('no JSON')
      .and.not.to.contain('hello');
    await line.run(['token', 'keys']);
    const set = await line.run([...MINT, '--key', 'pose-tracker.jwks.json']);
    expect(set.exitCode).to.equal(1);
    expect(set.notes).to.contain('no private key');
  });

  it('warns of a key that others may read', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has no such permissions');
    await line.run(['token', 'keys']);
    chmodSync(join(line.folder, 'pose-tracker.key.json'), 0o644);
    expect((await line.run(MINT)).notes).to.contain('chmod 600');
  });
});

describe('token list and inspect', () => {
  it('show what was made, and what is over', async () => {
    await line.run(['token', 'keys']);
    const token = await minted('--note', 'the pool');
    await line.run(['token', 'mint', '--table', '--plan', 'free', '--expires', 'never']);
    line.now = NOW + 91 * DAY;
    const { out } = await line.run(['token', 'list']);
    const [, signed, table] = out.split('\n');
    expect(signed).to.match(/developer +signed +2026-11-22 +2027-02-20 12:00 UTC \(over\) +gym +the pool/);
    expect(table).to.match(/free +table +2026-11-22 +never/);
    const inspected = await line.run(['token', 'inspect'], `${token}\n`);
    expect(inspected.out).to.match(/Ends +2027-02-20 12:00 UTC \(1 day ago\)/);
    expect(inspected.out).to.match(/Note +the pool/);
    expect(inspected.out).to.match(/Plan +developer/);
    expect(inspected.notes).to.contain('not checked');
    expect(inspected.out).not.to.contain(token);
  });

  it('know an empty ledger from a wrong one', async () => {
    expect(await line.run(['token', 'list'])).to.include({ exitCode: 0, out: '' });
    writeFileSync(join(line.folder, 'wrong'), '{"sha256":"a","plan":"free","id":"x","mintedAt":"now"}\n{"a":1}\n');
    const { exitCode, notes } = await line.run(['token', 'list', '--ledger', 'wrong']);
    expect(exitCode).to.equal(1);
    expect(notes).to.contain('Line 2');
  });

  it('refuse what is no token without repeating it', async () => {
    const { exitCode, notes } = await line.run(['token', 'inspect', 'hunter2-secret']);
    expect(exitCode).to.equal(1);
    expect(notes).not.to.contain('hunter2');
  });
});

describe('token inspect', () => {
  it('shows what a stranger has made as text, whatever it is', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { plan: { toString: 1 }, aud: ['a', 'b'], exp: 1e300, nbf: -1e300, iss: 'x\u001b[2Jy\nz\u009b' };
    const { exitCode, out, notes } = await line.run([
      'token',
      'inspect',
      `${part({ alg: 'none', kid: '\r\u0007' })}.${part(claims)}.x`,
    ]);
    expect(exitCode, notes).to.equal(0);
    // eslint-disable-next-line no-control-regex -- those are looked for
    expect(out).not.to.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out).to.contain('["a","b"]').and.to.contain('no moment of the calendar');
  });
});

describe('token list', () => {
  it('names the line of a ledger that is none', async () => {
    writeFileSync(join(line.folder, 'pose-tracker.tokens.jsonl'), '{"sha256":"a","plan":"free"}\n');
    const { exitCode, notes } = await line.run(['token', 'list']);
    expect(exitCode).to.equal(1);
    expect(notes).to.contain('Line 1 of');
  });
});

describe('token check', () => {
  const config = (access: object) =>
    writeFileSync(join(line.folder, 'pose-tracker.config.json'), JSON.stringify({ access }));

  it('asks what the endpoint page would ask, about signed tokens and tables', async () => {
    await line.run(['token', 'keys']);
    config({ kind: 'signed', jwksUrl: './pose-tracker.jwks.json', audience: 'gym' });
    const token = await minted();
    const good = await line.run(['token', 'check'], token);
    expect(good).to.include({ exitCode: 0, out: 'developer' });
    expect(good.notes).to.contain('2027-02-20 12:00 UTC');
    line.now = NOW + 91 * DAY;
    const over = await line.run(['token', 'check'], token);
    expect(over).to.include({ exitCode: 1, out: '' });
    expect(over.notes).to.contain('expired').and.not.to.contain(token);
    line.now = NOW;
    config({ kind: 'signed', jwksUrl: './pose-tracker.jwks.json', audience: 'spa' });
    expect((await line.run(['token', 'check'], token)).notes).to.contain('for somebody else');
    const table = await line.run(['token', 'mint', '--table', '--plan', 'free', '--expires', 'never']);
    const entry = JSON.parse(table.notes.split('\n').find((text) => text.startsWith('{')) ?? '') as object;
    config({ kind: 'table', tokens: [entry] });
    expect(await line.run(['token', 'check', table.out])).to.include({ exitCode: 0, out: 'free' });
    expect((await line.run(['token', 'check', 'other'])).notes).to.contain('not known');
    config({ kind: 'any' });
    expect((await line.run(['token', 'check', 'other'])).notes).to.contain('any token');
  });

  it('says what is wrong with the configuration', async () => {
    const missing = await line.run(['token', 'check', 'x']);
    expect(missing.exitCode).to.equal(1);
    expect(missing.notes).to.contain('--config').and.to.contain('any token');
    config({ kind: 'open' });
    expect((await line.run(['token', 'check', 'x'])).notes)
      .to.contain('access.kind')
      .and.to.contain('"open"');
    config({ kind: 'signed', jwksUrl: './nowhere.json', audience: 'gym' });
    expect((await line.run(['token', 'check', 'x'])).notes).to.contain('nowhere.json');
    expect(await line.run(['token', 'check', 'x', '--site', 'ftp://x'])).to.include({ exitCode: 2 });
  });
});

describe('moments', () => {
  it('are times from now or dates with their zone', () => {
    expect(parseMoment('90d', NOW)).to.equal(NOW + 90 * DAY);
    expect(parseMoment('2027-01-31', NOW)).to.equal(Date.UTC(2027, 0, 31));
    expect(parseMoment('2027-01-31T12:00+01:00', NOW)).to.equal(Date.UTC(2027, 0, 31, 11));
    for (const text of [
      '',
      '90',
      'd',
      '-1d',
      '2027-01-31T12:00',
      '2027-13-01',
      '2027-02-30',
      '999999y',
      'tomorrow',
      '1e3d',
    ]) {
      expect(parseMoment(text, NOW), text).to.equal(undefined);
    }
    expect(showDistance(NOW + 3.5 * 3_600_000, NOW)).to.equal('in 3 hours');
  });
});
