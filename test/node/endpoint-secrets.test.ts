/**
 * What the endpoint server gives out to nobody: private keys, tokens, and what has taken the place of something else.
 */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { endpointFolder } from '../helpers/endpoint-folder.js';
import { skip } from '../helpers/skip.js';

const PAGE = '/pose_tracker/upload_tracking/';

describe('the secrets of an endpoint server', () => {
  const { inFolder, start, writeConfig } = endpointFolder();

  it('gives out no private key and no tokens, wherever in its folder they lie', async () => {
    cpSync('dist/pose_tracker', inFolder('pose_tracker'), { recursive: true });
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
    mkdirSync(inFolder('assets/models'), { recursive: true });
    for (const [name, content] of Object.entries(secrets)) writeFileSync(inFolder(name), content);
    writeFileSync(inFolder('assets/models/d.json'), '{"d":1,"keys":[]}');
    const { origin } = await start({ root: inFolder() });
    for (const name of Object.keys(secrets)) expect((await fetch(`${origin}/${name}`)).status, name).to.equal(404);
    expect((await fetch(`${origin}/assets/models/d.json`)).status).to.equal(200);
    // What it holds may change.
    writeFileSync(inFolder('assets/models/d.json'), jwk);
    expect((await fetch(`${origin}/assets/models/d.json`)).status).to.equal(404);
  });

  it('judges a file by where it really lies, not by a link to it', async function () {
    cpSync('dist/pose_tracker', inFolder('v1/pose_tracker'), { recursive: true });
    const page = inFolder('v1', PAGE);
    writeFileSync(inFolder('v1/pose-tracker.key.json'), '"hidden"');
    writeFileSync(inFolder('v1/.env'), 'hidden');
    writeFileSync(join(page, 'keys-of-others.json'), '"hidden"');
    writeFileSync(join(page, 'notes.txt'), 'hidden');
    try {
      symlinkSync(inFolder('v1/pose_tracker'), inFolder('pose_tracker'));
      symlinkSync(inFolder('v1'), inFolder('latest'));
      symlinkSync(inFolder('v1/pose-tracker.key.json'), inFolder('k.json'));
      symlinkSync(inFolder('v1/pose-tracker.key.json'), inFolder('404.html'));
      symlinkSync(inFolder('v1/.env'), inFolder('env.txt'));
      symlinkSync(join(page, 'keys-of-others.json'), inFolder('others.json'));
    } catch {
      skip(this, 'links cannot be made here');
    }
    const { origin } = await start({ root: inFolder() });
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
      writeFileSync(inFolder('key.json'), JSON.stringify(content));
      const error: unknown = await start({ config }).catch((thrown: unknown) => thrown);
      expect(String(error)).to.match(/key\.json holds a private key/);
    }
  });

  it('serves no private key that takes the place of the key set while it runs', async () => {
    const config = writeConfig({ access: { kind: 'signed', jwksUrl: 'keys.json', audience: 'here' } });
    const keySet = inFolder('keys.json');
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
    writeFileSync(inFolder('keys.json'), '{"keys":[{"kty":"EC","d":"hidden"}],"keys":[]}');
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
