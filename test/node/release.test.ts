import { expect } from 'chai';
import { releaseObstacles, type ReleaseFacts } from '../../scripts/lib/release-checks.mjs';

const FIT: ReleaseFacts = {
  version: '1.2.0',
  sourceVersion: '1.2.0',
  lockVersion: '1.2.0',
  webTypesVersion: '1.2.0',
  changelog: '# Changelog\n\n## 1.2.0\n\n- Counts burpees.\n\n## 1.1.0\n\n- Something else.\n',
  changesets: [],
  status: '',
  branch: 'main',
  tags: ['v1.1.0'],
};

describe('release', () => {
  it('goes ahead where all is current', () => {
    expect(releaseObstacles(FIT)).to.deep.equal([]);
  });

  const cases: [what: string, change: Partial<ReleaseFacts>, told: string][] = [
    ['uncommitted changes', { status: ' M src/index.ts\n' }, 'src/index.ts'],
    ['another branch', { branch: 'feature' }, 'feature'],
    ['a version that is out already', { tags: ['v1.2.0'] }, 'v1.2.0'],
    ['changes without a version', { changesets: ['calm-dogs.md'] }, 'calm-dogs.md'],
    ['a stale src/version.ts', { sourceVersion: '1.1.0' }, 'src/version.ts'],
    ['a stale lock file', { lockVersion: '1.1.0' }, 'package-lock.json'],
    ['stale data for editors', { webTypesVersion: '1.1.0' }, 'web-types.json'],
    ['a changelog without the version', { changelog: '# Changelog\n\n## 1.1.0\n\n- Old.\n' }, '## 1.1.0'],
    ['a version that is unreleased', { changelog: '# Changelog\n\n## 1.2.0 (unreleased)\n\n- New.\n' }, 'unreleased'],
    ['an empty entry', { changelog: '# Changelog\n\n## 1.2.0\n\n## 1.1.0\n\n- Old.\n' }, 'nothing about 1.2.0'],
  ];
  for (const [what, change, told] of cases) {
    it(`refuses ${what}`, () => {
      const obstacles = releaseObstacles({ ...FIT, ...change });
      expect(obstacles).to.have.length(1);
      expect(obstacles[0]).to.contain(told);
    });
  }
});
