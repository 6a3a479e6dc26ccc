import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { changedFiles } from '../../scripts/lib/changed.mjs';
import { concerns } from '../../scripts/lib/examples.mjs';

describe('what has changed since the last landing', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'changed-'));
    git('init', '--quiet');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function git(...args: string[]) {
    const as = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
    execFileSync('git', [...as, ...args], { cwd: root });
  }

  function commit(file: string, hour: number) {
    writeFileSync(join(root, file), String(hour));
    git('add', '.');
    const date = new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
    execFileSync(
      'git',
      ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '-m', file],
      { cwd: root, env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } },
    );
  }

  it('is what the last commits of a few hours hold, and what is not committed', () => {
    commit('old.txt', 1);
    commit('first.txt', 20);
    commit('last.txt', 22);
    writeFileSync(join(root, 'open.txt'), '');
    expect(changedFiles(root)).to.deep.equal(['first.txt', 'last.txt', 'open.txt']);
  });

  it('names both ends of what was moved, and any letters', () => {
    commit('old.txt', 1);
    commit('é.txt', 2);
    git('mv', 'é.txt', 'à.txt');
    commit('last.txt', 20);
    expect(changedFiles(root)?.sort()).to.deep.equal(['last.txt', 'à.txt', 'é.txt'].sort());
  });

  it('cannot be known where there is nothing older, or no repository', () => {
    commit('first.txt', 1);
    commit('last.txt', 2);
    expect(changedFiles(root)).to.equal(undefined);
    expect(changedFiles(join(root, 'nowhere'))).to.equal(undefined);
  });

  it('concerns an example by its folder and by what the package is made of', () => {
    expect(concerns('react', ['docs/access.md', 'examples/vue/index.html'])).to.equal(false);
    expect(concerns('react', ['examples/react/index.html'])).to.equal(true);
    for (const file of ['src/version.ts', 'bin/pose-upload-tracker.mjs', 'custom-elements.json', 'NOTICE']) {
      expect(concerns('react', [file]), file).to.equal(true);
    }
  });
});
