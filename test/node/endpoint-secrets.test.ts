/**
 * What the endpoint server gives out to nobody: private keys, tokens, and what has taken the place of something else.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startEndpointServer, type EndpointServerOptions } from '../../server/endpoint-server.mjs';
import type { StaticServer } from '../../server/static-server.mjs';
import { skip } from '../helpers/skip.js';

const PAGE = '/pose_tracker/upload_tracking/';

describe('the secrets of an endpoint server', () => {
  let folder = '';
  let server: StaticServer | undefined;

  async function start(options: EndpointServerOptions = {}): Promise<StaticServer> {
    return (server = await startEndpointServer(options));
  }

  function writeConfig(config: object): string {
    const file = join(folder, 'my-config.json');
    writeFileSync(file, JSON.stringify(config));
    return file;
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'endpoint-server-'));
  });

  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  it('gives out no private key and no tokens, wherever in its folder they lie', async () => {
    cpSync('dist/pose_tracker', join(folder, 'pose_tracker'), { recursive: true });
    const jwk = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'hidden' });
    const secrets = {
      'pose-tracker.key.json': '"hidden"',
      'pose_tracker/POSE-TRACKER.KEY.JSON': '"hidden"',
      'assets/models/mine.json': jwk,
      'assets/models/marked.json': `\uFEFF${jwk}`,
      'assets/models/inner.json': `{"a":[{"b":${jwk}}]}`,
      'assets/models/broken.json': `${jwk},`,
      'pose-tracker.tokens.jsonl': 'hidden',
      'key.pem': 'hidden',
      'tls.key': 'hidden',
      'backup.json~': jwk,
      key: 'hidden',
    };
    mkdirSync(join(folder, 'assets/models'), { recursive: true });
    for (const [name, content] of Object.entries(secrets)) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'assets/models/d.json'), '{"d":1,"keys":[]}');
    const { origin } = await start({ root: folder });
    for (const name of Object.keys(secrets)) expect((await fetch(`${origin}/${name}`)).status, name).to.equal(404);
    expect((await fetch(`${origin}/assets/models/d.json`)).status).to.equal(200);
    // What it holds may change.
    writeFileSync(join(folder, 'assets/models/d.json'), jwk);
    expect((await fetch(`${origin}/assets/models/d.json`)).status).to.equal(404);
  });

  it('judges a file by where it really lies, not by a link to it', async function () {
    cpSync('dist/pose_tracker', join(folder, 'v1/pose_tracker'), { recursive: true });
    const page = join(folder, 'v1', PAGE);
    writeFileSync(join(folder, 'v1/pose-tracker.key.json'), '"hidden"');
    writeFileSync(join(folder, 'v1/.env'), 'hidden');
    writeFileSync(join(page, 'keys-of-others.json'), '"hidden"');
    writeFileSync(join(page, 'notes.txt'), 'hidden');
    try {
      symlinkSync(join(folder, 'v1/pose_tracker'), join(folder, 'pose_tracker'));
      symlinkSync(join(folder, 'v1'), join(folder, 'latest'));
      symlinkSync(join(folder, 'v1/pose-tracker.key.json'), join(folder, 'k.json'));
      symlinkSync(join(folder, 'v1/pose-tracker.key.json'), join(folder, '404.html'));
      symlinkSync(join(folder, 'v1/.env'), join(folder, 'env.txt'));
      symlinkSync(join(page, 'keys-of-others.json'), join(folder, 'others.json'));
    } catch {
      skip(this, 'links cannot be made here');
    }
    const { origin } = await start({ root: folder });
    const paths = ['k.json', 'env.txt', 'others.json', 'latest/pose-tracker.key.json', 'nothing', 'pose_tracker'];
    for (const path of [...paths, 'latest', ''].flatMap((place) => [place, `${place}${PAGE}notes.txt`])) {
      const answer = await fetch(`${origin}/${path}`);
      expect(await answer.text(), path).not.to.contain('hidden');
    }
    expect((await fetch(`${origin}${PAGE}`)).status).to.equal(200);
    expect((await fetch(`${origin}/latest${PAGE}`)).status).to.equal(200);
  });

  it('serves no private key, not even where the configuration names it', async () => {
    const config = writeConfig({ access: { kind: 'signed', jwksUrl: 'key.json', audience: 'here' } });
    for (const content of [{ kty: 'EC', d: 'x' }, { keys: [{ kty: 'EC' }, { kty: 'EC', d: 'x' }] }]) {
      writeFileSync(join(folder, 'key.json'), JSON.stringify(content));
      const error: unknown = await start({ config }).catch((thrown: unknown) => thrown);
      expect(String(error)).to.match(/key\.json holds a private key/);
    }
  });

  it('serves no private key that takes the place of the key set while it runs', async () => {
    const config = writeConfig({ access: { kind: 'signed', jwksUrl: 'keys.json', audience: 'here' } });
    const keySet = join(folder, 'keys.json');
    writeFileSync(keySet, '{"keys":[]}');
    const problems: string[] = [];
    const { origin } = await start({ config, onProblem: (problem) => problems.push(problem) });
    for (const content of [
      '{"kty":"EC","d":"hidden"}',
      '{"keys":[{"kty":"oct","k":"hidden"}]}',
      '---- hidden ----',
      '{"keys":[{"kty":"RSA","n":"1","dp":"hidden"}]}',
      '{"keys":[],"secret":"hidden"}',
      '{"keys":[{"kty":"EC","x":{"d":"hidden"}}]}',
      '{"keys":["hidden"]}',
      '"hidden"',
      '["hidden"]',
      '{"keys":[{"kty":"EC","x5c":[[{"d":"hidden"}]]}]}',
      '{"keys":[{"kty":"EC","x":"-----BEGIN PRIVATE KEY-----hidden"}]}',
      '{"keys":[{"kty":"EC","x":["d","hidden"]}]}',
      '{"keys":[{"kty":"EC","kid":"-----BEGIN PRIVATE KEY-----hidden"}]}',
      '{"keys":[{"kty":"EC","x":null,"kid":["hidden"]}]}',
    ]) {
      writeFileSync(keySet, content);
      const answer = await fetch(`${origin}${PAGE}keys.json`);
      expect(answer.status, content).to.equal(503);
      expect(await answer.text()).not.to.contain('hidden');
    }
    rmSync(keySet);
    expect((await fetch(`${origin}${PAGE}keys.json`)).status).to.equal(503);
    expect(problems).to.have.length(11);
    expect(problems[0]).to.match(/keys\.json holds a private key/);
  });

  it('serves of both files what it has checked, and nothing that stood beside it', async () => {
    const config = writeConfig({ access: { kind: 'signed', jwksUrl: 'keys.json', audience: 'here' } });
    writeFileSync(join(folder, 'keys.json'), '{"keys":[{"kty":"EC","d":"hidden"}],"keys":[]}');
    const { origin } = await start({ config });
    writeFileSync(config, '{"access":{"kty":"EC","d":"hidden"},"access":"open"}');
    expect(await (await fetch(`${origin}${PAGE}keys.json`)).text()).to.equal('{"keys":[]}');
    expect(await (await fetch(`${origin}${PAGE}pose-tracker.config.json`)).text()).to.equal('{"access":"open"}');
  });

  it('serves no configuration that has become something else while it runs', async () => {
    const config = writeConfig({ access: 'open' });
    const problems: string[] = [];
    const { origin } = await start({ config, onProblem: (problem) => problems.push(problem) });
    for (const content of ['{"kty":"EC","d":"hidden"}', '{"access":"open","d":"hidden"}', '["hidden"]', 'hidden']) {
      writeFileSync(config, content);
      const answer = await fetch(`${origin}${PAGE}pose-tracker.config.json`);
      expect(answer.status, content).to.equal(503);
      expect(await answer.text()).not.to.contain('hidden');
    }
    expect(problems).to.have.length(4);
    expect(problems[0]).to.match(/my-config\.json lacks the field access/);
    writeFileSync(config, '{"access":"open"}');
    expect((await fetch(`${origin}${PAGE}pose-tracker.config.json`)).status).to.equal(200);
  });
});
