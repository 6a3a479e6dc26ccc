/**
 * What `docs/privacy.md` promises of the programs themselves, beside what runs show.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

/** Every program, page and style sheet of the package, WASM included; not the source maps, which nobody runs. */
const PROGRAMS = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(js|wasm|html|css)$/.test(path) && !/^(demo|site|docs)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join('dist', path), 'latin1') }));

/** Names in messages for developers, in licences and as what a relative address is read against: nothing is asked there. */
const NAMED_ONLY = new Set([
  'aomediacodec.github.io',
  'app.example',
  'arxiv.org',
  'developer.mozilla.org',
  'emscripten.org',
  'en.wikipedia.org',
  'github.com',
  'relative.invalid',
  'www.shadertoy.com',
  'www.tensorflow.org',
  'www.w3.org',
  'www.webmproject.org',
]);

describe('the package', () => {
  it('keeps MediaPipe at the version that sends nothing', () => {
    // Later ones send figures about their use. What is installed is what is built in.
    const { version } = JSON.parse(readFileSync('node_modules/@mediapipe/tasks-vision/package.json', 'utf8')) as {
      version: string;
    };
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect([version, devDependencies['@mediapipe/tasks-vision']]).to.deep.equal(['0.10.35', '0.10.35']);
  });

  it('names no server in its programs', () => {
    expect(PROGRAMS.length).to.be.greaterThan(20);
    for (const { path, text } of PROGRAMS) {
      const hosts = [...text.matchAll(/\b(?:https?|wss?):\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(
        ([, host = '']) => host,
      );
      expect(
        [...new Set(hosts)].filter((host) => !NAMED_ONLY.has(host)),
        path,
      ).to.deep.equal([]);
    }
  });

  it('asks for no camera, no microphone and no place', () => {
    for (const { path, text } of PROGRAMS) {
      // MediaPipe's and Emscripten's own loader knows a way to a camera for programs that ask for one: ours do not.
      if (path.includes('assets/wasm/')) continue;
      expect(text, path).not.to.match(/getUserMedia|getDisplayMedia|getCurrentPosition|watchPosition/);
    }
  });
});
