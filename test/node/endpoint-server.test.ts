import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { extname, join } from 'node:path';
import { expect } from 'chai';
import { policyOf, type EndpointServerOptions } from '../../server/endpoint-server.mjs';
import type { StaticServer } from '../../server/static-server.mjs';
import { CACHE_HASHED, CACHE_OTHER, securityHeaders } from '../../server/policy.mjs';
import { endpointFolder } from '../helpers/endpoint-folder.js';
import { staticImports } from '../../scripts/lib/static-imports.mjs';

const PAGE = '/pose_tracker/upload_tracking/';

describe('endpoint server', () => {
  const { inFolder, latest, start, writeConfig } = endpointFolder();

  it('sends the whole policy with pages, programs, workers, models and errors', async () => {
    const { origin } = await start();
    for (const path of [
      PAGE,
      PAGE.slice(0, -1),
      '/pose_tracker/documentation/',
      '/endpoint.js',
      '/assets/workers/pose-worker.js',
      '/assets/models/movenet-lightning.bin',
      '/nothing',
    ]) {
      const { headers } = await fetch(`${origin}${path}`, { redirect: 'manual' });
      for (const [name, value] of Object.entries(securityHeaders())) {
        expect(headers.get(name), `${path}: ${name}`).to.equal(value);
      }
    }
  });

  it('keeps chunks for ever, and asks again for everything else', async () => {
    const { origin } = await start();
    const files = (await staticImports('dist/endpoint.js')).map((file) => file.replace(/^.*dist\//, '/'));
    const chunks = files.filter((file) => file.startsWith('/chunks/'));
    expect(chunks).not.to.deep.equal([]);
    for (const chunk of chunks) {
      expect(chunk).to.match(/-[\w-]{8}\.js$/);
      expect((await fetch(`${origin}${chunk}`)).headers.get('cache-control')).to.equal(CACHE_HASHED);
    }
    const beyond = await fetch(`${origin}${chunks[0] ?? ''}`, { headers: { range: 'bytes=99999999-' } });
    expect([beyond.status, beyond.headers.get('cache-control')]).to.deep.equal([416, CACHE_OTHER]);
    for (const path of [PAGE, '/endpoint.js', '/assets/workers/pose-worker.js', '/chunks/missing.js']) {
      expect((await fetch(`${origin}${path}`)).headers.get('cache-control'), path).to.equal(CACHE_OTHER);
    }
  });

  it('serves WebAssembly compressed and as what it is', async () => {
    const { origin } = await start();
    const { headers } = await fetch(`${origin}/assets/wasm/tfjs-backend-wasm-simd.wasm`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(headers.get('content-type')).to.equal('application/wasm');
    expect(headers.get('content-encoding')).to.equal('br');
    expect(Number(headers.get('content-length'))).to.be.below(200_000);
  });

  it('puts the configuration beside the page, with its key set and nothing else of its folder', async () => {
    const config = writeConfig({ access: { kind: 'signed', jwksUrl: './keys.json', audience: 'here' } });
    writeFileSync(inFolder('keys.json'), '{"keys":[]}');
    writeFileSync(inFolder('private-key.json'), 'secret');
    const { origin } = await start({ config });
    expect(await (await fetch(`${origin}${PAGE}pose-tracker.config.json`)).json()).to.have.property('access');
    expect(await (await fetch(`${origin}${PAGE}keys.json`)).text()).to.equal('{"keys":[]}');
    for (const path of ['private-key.json', 'my-config.json', '../private-key.json']) {
      expect((await fetch(`${origin}${PAGE}${path}`)).status, path).to.equal(404);
    }
  });

  it('gives out nothing else that lies beside a configuration in its own folder', async () => {
    cpSync('dist/pose_tracker', inFolder('pose_tracker'), { recursive: true });
    const page = inFolder(PAGE);
    const config = join(page, 'pose-tracker.config.json');
    writeFileSync(config, JSON.stringify({ access: { kind: 'signed', jwksUrl: 'keys.json', audience: 'here' } }));
    writeFileSync(join(page, 'keys.json'), '{"keys":[]}');
    const secrets = ['private-key.json', 'PRIVATE.JSON', 'key.pem', 'key', 'pose-tracker.config.json~', 'old/key.json'];
    mkdirSync(join(page, 'old'));
    for (const name of secrets) writeFileSync(join(page, name), 'secret');
    writeFileSync(join(page, 'own.css'), 'own');
    const { origin } = await start({ root: inFolder(), config });
    const asked = async (path: string) => (await fetch(`${origin}${path}`)).status;
    for (const name of secrets) {
      expect(await asked(`${PAGE}${name}`), name).to.equal(404);
      expect(await asked(`/Pose_Tracker/UPLOAD_tracking/${name}`), name).to.equal(404);
      expect(await asked(`${PAGE}%${name.charCodeAt(0).toString(16)}${name.slice(1)}`), name).to.equal(404);
    }
    for (const name of ['', 'keys.json', 'pose-tracker.config.json', 'own.css']) {
      expect(await asked(`${PAGE}${name}`), name).to.equal(200);
    }
  });

  it('serves every kind of file that the package has', async () => {
    const { origin } = await start();
    const files = readdirSync('dist', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/').replace(/^dist/, ''));
    const kinds = new Map(files.filter((file) => !file.startsWith(PAGE)).map((file) => [extname(file), file]));
    expect(kinds.size).to.be.greaterThan(8);
    for (const file of kinds.values()) {
      expect((await fetch(`${origin}${file}`, { method: 'HEAD' })).status, file).to.equal(200);
    }
  });

  it('does not start with a configuration beside which all would be served', async () => {
    cpSync('dist/pose_tracker', inFolder('root/pose_tracker'), { recursive: true });
    const content = JSON.stringify({ access: 'open' });
    for (const place of ['root', 'root/pose_tracker', 'root/other']) {
      mkdirSync(inFolder(place), { recursive: true });
      const config = inFolder(place, 'pose.json');
      writeFileSync(config, content);
      const error: unknown = await start({ root: inFolder('root'), config }).catch((thrown: unknown) => thrown);
      expect(String(error), place).to.match(/lies in .*root, so that all that lies beside it would be served/);
    }
    const beside = inFolder('rooted.json');
    writeFileSync(beside, content);
    const { origin } = await start({ root: inFolder('root'), config: beside });
    expect((await fetch(`${origin}${PAGE}`)).status).to.equal(200);
  });

  it('never says that there is no configuration where it was given one, and logs why', async () => {
    const problems: string[] = [];
    const onProblem = (problem: string) => void problems.push(problem);
    const asked = async ({ origin }: StaticServer) => {
      const answer = await fetch(`${origin}${PAGE}pose-tracker.config.json`);
      return [answer.status, await answer.text()];
    };
    const content = JSON.stringify({ access: { kind: 'table', tokens: [] } });
    // What static servers do not give out, by its name or by where it lies.
    mkdirSync(inFolder('.hidden'));
    for (const name of ['.pose.json', '..x.json', '.hidden/pose.json']) {
      const config = inFolder(name);
      writeFileSync(config, content);
      expect(await asked(await start({ config, onProblem })), name).to.deep.equal([200, content]);
      rmSync(config);
      expect((await asked(latest()))[0], name).to.equal(503);
      expect((await asked(latest()))[1]).not.to.contain(inFolder());
      await latest().close();
    }
    expect(problems).to.have.length(3);
    expect(problems[0]).to.match(/\.pose\.json cannot be read: ENOENT/);
    // It is there again, or something else stands in its place.
    const config = writeConfig({ access: 'open' });
    const running = await start({ config, onProblem });
    rmSync(config);
    mkdirSync(config);
    expect((await asked(running))[0]).to.equal(503);
    rmSync(config, { recursive: true });
    writeFileSync(config, content);
    expect(await asked(running)).to.deep.equal([200, content]);
  });

  it('answers with the open configuration of the package where it is given none', async () => {
    const { origin } = await start();
    const answer = await fetch(`${origin}${PAGE}pose-tracker.config.json`);
    expect([answer.status, await answer.json()]).to.deep.equal([200, { access: 'open' }]);
  });

  it('takes all that public keys are made of, with a byte order mark too', async () => {
    const config = writeConfig({ access: { kind: 'signed', jwksUrl: 'keys.json', audience: 'here' } });
    const marks = {
      use: 'sig',
      key_ops: ['verify'],
      alg: 'ES256',
      kid: '1',
      x5u: '',
      x5c: [''],
      x5t: '',
      'x5t#S256': '',
    };
    const keys = [
      { kty: 'EC', crv: 'P-256', x: '1', y: '2', ...marks },
      { kty: 'OKP', crv: 'Ed25519', x: '1', iat: 1, nbf: 1, exp: 1 },
      { kty: 'RSA', n: '1', e: 'AQAB' },
    ];
    writeFileSync(inFolder('keys.json'), `\uFEFF${JSON.stringify({ keys })}`);
    const { origin } = await start({ config });
    expect(await (await fetch(`${origin}${PAGE}keys.json`)).json()).to.deep.equal({ keys });
  });

  it('takes a configuration with a byte order mark', async () => {
    const config = inFolder('marked.json');
    writeFileSync(config, `\uFEFF${JSON.stringify({ access: 'open', allowedOrigins: ['https://app.example'] })}`);
    const { origin } = await start({ config });
    const { headers } = await fetch(`${origin}${PAGE}`);
    expect(headers.get('content-security-policy')).to.contain('https://app.example');
    expect(await (await fetch(`${origin}${PAGE}pose-tracker.config.json`)).json()).to.have.property('allowedOrigins');
  });

  it('keeps openers away only where the configuration says so', async () => {
    const opener = async (config: object) => {
      const { origin } = await start({ config: writeConfig(config) });
      const { headers } = await fetch(`${origin}${PAGE}`);
      await latest().close();
      return headers.get('cross-origin-opener-policy');
    };
    expect(await opener({ access: 'open' })).to.equal(null);
    expect(await opener({ access: 'open', openerPolicy: 'same-origin' })).to.equal('same-origin');
  });

  it('has no second address for the page, at which it would find no configuration', async () => {
    const config = writeConfig({ access: { kind: 'table', tokens: [] } });
    const { origin, port } = await start({ config });
    for (const path of [`/${PAGE}`, '//endpoint.js', `/x/..%2f${PAGE}`, '/x/..%2f/endpoint.js', `/x/%2e%2e${PAGE}`]) {
      // As it is: `fetch` would tidy up some of them.
      const status = await new Promise((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', reject).end();
      });
      expect(status, path).to.be.oneOf([301, 404]);
    }
    const encoded = await fetch(`${origin}${PAGE}pose-tracker%2Econfig.json`);
    expect(await encoded.json()).to.deep.equal({ access: { kind: 'table', tokens: [] } });
  });

  it('takes a key set from nowhere else than the folder of the configuration', async () => {
    writeFileSync(inFolder('secret.json'), 'secret');
    for (const jwksUrl of ['../secret.json', '/secret.json', 'sub/../../secret.json', '..', '.']) {
      const config = writeConfig({ access: { kind: 'signed', jwksUrl } });
      const { origin } = await start({ config });
      expect((await fetch(`${origin}${PAGE}secret.json`)).status, jwksUrl).to.equal(404);
      await latest().close();
    }
  });

  it('takes the origins of the configuration into the policy, unless it is told otherwise', async () => {
    const config = writeConfig({
      allowedOrigins: ['https://app.example', 'capacitor://localhost'],
      access: { kind: 'endpoint', url: 'https://api.example:8443/check?x=1' },
    });
    const policy = async (options: EndpointServerOptions) => {
      const { origin } = await start({ config, ...options });
      const { headers } = await fetch(`${origin}${PAGE}`);
      await latest().close();
      return headers.get('content-security-policy');
    };
    const own = await policy({});
    expect(own).to.contain("frame-ancestors 'self' https://app.example capacitor://localhost");
    expect(own).to.contain("connect-src 'self' blob: data: https: https://api.example:8443;");
    expect(await policy({ policy: { frameAncestors: ['none'] } })).to.contain("frame-ancestors 'none'");
  });

  it('takes into the policy whatever leads to another server', () => {
    const connect = (access: object) => policyOf({}, { content: { access } }).connect;
    expect(connect({ url: '//api.example/x' })).to.deep.equal(['https://api.example', 'http://api.example']);
    expect(connect({ jwksUrl: '\\\\api.example\\x' })).to.deep.equal(['https://api.example', 'http://api.example']);
    expect(connect({ url: 'https:api.example/x' })).to.deep.equal(['https://api.example']);
    expect(connect({ url: 'https://api.example/x' })).to.deep.equal(['https://api.example']);
    for (const url of ['/api', 'api', './api', '?x=//api.example', undefined]) {
      expect(connect({ url }), url).to.deep.equal([]);
    }
  });

  it('says what is missing', async () => {
    const failure = async (options: EndpointServerOptions) =>
      start(options).then(
        () => '',
        (error: unknown) => (error as Error).message,
      );
    expect(await failure({ root: inFolder('nowhere') })).to.match(/nowhere does not exist: build the package/);
    expect(await failure({ root: inFolder() })).to.match(/has no .*index\.html/);
    expect(await failure({ config: inFolder('none.json') })).to.match(/none\.json cannot be read/);
    writeFileSync(inFolder('bad.json'), 'null');
    expect(await failure({ config: inFolder('bad.json') })).to.match(/holds no object/);
    expect(await failure({ policy: { frameAncestors: ['app.example'] } })).to.match(/frame-ancestors cannot be/);
  });

  it('serves a copy of the package', async () => {
    cpSync('dist/pose_tracker', inFolder('pose_tracker'), { recursive: true });
    writeFileSync(inFolder('own.txt'), 'own');
    const { origin } = await start({ root: inFolder() });
    expect(await (await fetch(`${origin}/own.txt`)).text()).to.equal('own');
    expect((await fetch(`${origin}/define.js`)).status).to.equal(404);
  });
});
