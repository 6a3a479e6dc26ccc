import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { modelEntries } from '../../src/pose/models.js';
import { packPackage, type Packed } from '../../scripts/lib/pack.mjs';
import { linksIn } from '../helpers/docs/links.js';

/** The files of the models that are part of the package. */
const MODEL_FILES = new RegExp(
  `^dist/assets/(${modelEntries()
    .flatMap(([, { files, buildFlag }]) => (buildFlag ? [] : Object.values(files)))
    .flatMap(({ path }) => (path.startsWith('models/') ? path.replaceAll('.', '\\.') : []))
    .join('|')})$`,
);

/** What users need, and how large each of it may be together, in kB. */
const ALLOWED: readonly (readonly [files: RegExp, kB: number])[] = [
  [/^(package\.json|README\.md|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE|NOTICE)$/, 100],
  // The documents, and the files that they have links to.
  [/^docs\/([\w-]+\.md|images\/[\w-]+\.webp)$/, 700],
  [/^examples\/(README\.md|\w+\/(src\/|app\/)?[\w/.-]+\.(html|css|json|js|mjs|ts|tsx|vue))$/, 25],
  [/^(src\/exercise\/signals\/names\.ts|src\/texts\/en\/exercise\.ts|test\/athlete\/README\.md)$/, 30],
  [/^(custom-elements|vscode\.html-custom-data|web-types|exercise\.schema)\.json$/, 210],
  [/^(bin|cli|server)\/[\w/-]+\.mjs$/, 220],
  [/^hosting\/(Caddyfile|(analyze\.)?Dockerfile|_headers|analyze-job\.yaml|nginx\.conf|service-worker\.js)$/, 30],
  // Modules with their source maps, without which nobody could tell where an error came from.
  [/^dist\/(chunks\/)?[\w-]+\.js(\.map)?$/, 5000],
  [/^dist\/types\/(chunks\/)?[\w.-]+\.d\.ts$/, 250],
  [MODEL_FILES, 20_500],
  [/^dist\/assets\/wasm\/[\w-]+\.(wasm|js)$/, 12_500],
  [/^dist\/assets\/workers\/[\w-]+\.js$/, 3_000],
  [/^dist\/THIRD-PARTY-NOTICES\.txt$/, 120],
  // The endpoint page and its documentation.
  [/^dist\/pose_tracker\/[\w/.-]+\.(html|css|json)$/, 60],
  [/^dist\/404\.html$/, 10],
];

describe('the tarball', function () {
  this.timeout(240_000);
  let folder: string;
  let packed: Packed;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-pack-'));
    packed = packPackage(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('holds nothing but what users need', () => {
    const others = packed.files.map(({ path }) => path).filter((path) => !ALLOWED.some(([files]) => files.test(path)));
    expect(others).to.deep.equal([]);
    for (const [files, kB] of ALLOWED) {
      const bytes = packed.files.filter(({ path }) => files.test(path)).reduce((sum, { size }) => sum + size, 0);
      expect(bytes / 1000, String(files)).to.be.at.most(kB);
    }
  });

  it('holds what package.json promises', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
    const paths = new Set(packed.files.map(({ path }) => path));
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target as Record<string, string>),
    );
    for (const target of targets.filter((path) => !path.includes('*'))) {
      expect(paths.has(target.slice(2)), target).to.equal(true);
    }
  });

  it('has what its documents have links to', () => {
    const paths = packed.files.map(({ path }) => path);
    const documents = paths.filter((path) => path.endsWith('.md'));
    expect(documents).to.include.members(['README.md', 'docs/api.md', 'examples/README.md']);
    const broken = documents.flatMap((document) =>
      linksIn(document)
        .filter(({ file }) => !paths.includes(file))
        .map(({ target }) => `${target} in ${document}`),
    );
    expect(broken).to.deep.equal([]);
  });

  it('pleases publint', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: await arrayBuffer(packed.file) }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).to.deep.equal([]);
  });

  it('has types that fit its modules (are-the-types-wrong)', () => {
    const cli = 'node_modules/@arethetypeswrong/cli/dist/index.js';
    // CommonJS cannot require ESM in every Node that is supported; `esm-only` leaves that out. JSON files have no types.
    const args = [
      cli,
      packed.file,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--no-color',
      '--exclude-entrypoints',
    ];
    const noTypes = ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json', './assets/*'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...noTypes], { encoding: 'utf8' });
    expect(status, stdout + stderr).to.equal(0);
  });
});

async function arrayBuffer(file: string): Promise<ArrayBuffer> {
  return new Blob([readFileSync(file)]).arrayBuffer();
}
