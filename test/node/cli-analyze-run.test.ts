/**
 * The command `analyze` as a whole, in a process of its own and with a browser: what it writes, what it does the next time, and
 * how it ends. Needs the built package.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findBrowser } from '../../scripts/browsers.mjs';
import type { StoredResult } from '../../cli/analyze/result-files.mjs';
import { skip } from '../helpers/skip.js';

const BIN = 'bin/pose-upload-tracker.mjs';

/** The shortest clip with a person, of which a few frames are looked at. */
const CLIP = 'test/fixtures/clips/vp9.webm';
const NAME = 'sub/squat #1 100%ü.webm';

/** A name that means something where texts are replaced. */
const BROKEN = 'a$&$$.mp4';

describe('analyze, in a browser', function () {
  this.timeout(240_000);
  let folder: string;
  before(function () {
    if (!findBrowser('chromium')) skip(this, 'there is no Chromium');
    folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker analyze-'));
    mkdirSync(join(folder, 'in/sub'), { recursive: true });
    copyFileSync(CLIP, join(folder, 'in', NAME));
    writeFileSync(join(folder, 'in', BROKEN), 'no video');
    writeFileSync(join(folder, 'in/notes.txt'), 'no media');
  });
  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  const args = (...more: string[]) => [
    ...[BIN, 'analyze', join(folder, 'in'), '--out', join(folder, 'out')],
    ...['--exercise', 'squat', '--analysis-fps', '2', '--pose-backend', 'wasm', ...more],
  ];
  const run = (...more: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args(...more), { encoding: 'utf8' });
    return { status, stderr, lines: stdout.split('\n').filter(Boolean) };
  };
  const written = () => readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).sort();
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'out', name), 'utf8'));

  it('writes a result for each file, names what failed, and goes on from there the next time', () => {
    const first = run('--json', '--csv', '--overlay');
    expect(first.status, first.stderr).to.equal(1);
    expect(first.stderr).to.match(/Passed over in \S.*: notes\.txt\n/);
    expect(first.stderr).to.contain(`\n${BROKEN} failed: unsupported_media: ${BROKEN} is not a video`);
    expect(first.stderr).to.match(/2 files: 1 analysed, 1 failed\.\n$/);
    expect(written()).to.deep.equal([
      `${BROKEN}.error.json`,
      'sub',
      ...['angles.csv', 'json', 'overlay.mp4', 'reps.csv'].map((ending) => `${NAME}.${ending}`),
    ]);
    const result = read(`${NAME}.json`) as StoredResult;
    expect(result).to.deep.include({ kind: 'video', media: NAME });
    expect(result.summary).to.include({ exercise: 'squat', unit: 'reps' });
    expect(result.made.options).to.deep.equal({ exercise: 'squat', analysisFps: 2, poseBackend: 'wasm' });
    expect(first.lines.map((line) => JSON.parse(line) as unknown)).to.deep.equal([
      read(`${BROKEN}.error.json`),
      result,
    ]);
    expect(readFileSync(join(folder, 'out', `${NAME}.angles.csv`), 'utf8')).to.match(/^\uFEFFtimestamp_ms,/);
    expect(statSync(join(folder, 'out', `${NAME}.overlay.mp4`)).size).to.be.greaterThan(1000);

    rmSync(join(folder, 'in', BROKEN));
    const second = run();
    expect([second.status, second.lines]).to.deep.equal([0, []]);
    expect(second.stderr).to.match(/1 file: 0 analysed, 1 had a result\.\n$/);
  });

  it('ends cleanly where it is broken off', async () => {
    const all = [...args('--force', '--messages', '--csv', '--overlay'), '--out', join(folder, 'broken-off')];
    const command = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    command.stderr.on('data', (data) => (said += String(data)));
    // The first message: the file is under way.
    command.stdout.once('data', () => command.kill('SIGTERM'));
    command.stdout.resume();
    const code = await new Promise((resolve) => command.once('exit', resolve));
    expect(code, said).to.equal(130);
    expect(said).to.match(/Broken off\. 1 file: 0 analysed\. The same command goes on from there\.\n$/);
    const left = readdirSync(folder).includes('broken-off') ? readdirSync(join(folder, 'broken-off/sub')) : [];
    expect(left).to.deep.equal([]);
  });

  it('says where the browser is missing', () => {
    const none = spawnSync(process.execPath, args('--browser', '/no/browser'), { encoding: 'utf8' });
    expect([none.status, none.stdout]).to.deep.equal([2, '']);
    expect(none.stderr).to.match(/--browser: \/no\/browser is no program/);
  });
});
