/**
 * Which files have changed since what was tested before, as far as git knows.
 */
import { execFileSync } from 'node:child_process';
import { ROOT } from './run.mjs';

/** A landing is often several commits: what was committed so long before the last one belongs to it. */
const ONE_LANDING_MS = 12 * 3_600_000;

/**
 * The files that differ from the state before the last landing: from the parent of the last commit, or of the first one of
 * the hours before it; and what is not committed.
 * @param {string} [root] of the repository
 * @returns {string[] | undefined} below the root; undefined where it cannot be known
 */
export function changedFiles(root = ROOT) {
  /** @param {string[]} args */
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split(/[\n\0]/)
      .filter(Boolean);
  try {
    if (git('rev-parse', '--is-shallow-repository')[0] === 'true') return undefined;
    const commits = git('log', '--first-parent', '--format=%H %ct');
    const [last = ''] = commits;
    const since = Number(last.split(' ')[1]) - ONE_LANDING_MS / 1000;
    const older = commits.slice(1).find((commit) => Number(commit.split(' ')[1]) < since);
    // All of a young repository is new.
    if (older === undefined) return undefined;
    const [base = ''] = older.split(' ');
    return [
      ...git('diff', '--name-only', '--no-renames', '-z', base),
      ...git('ls-files', '--others', '--exclude-standard', '-z'),
    ];
  } catch {
    return undefined;
  }
}
