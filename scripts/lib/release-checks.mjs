/**
 * What has to be true before a version is published, as far as files tell.
 */

/**
 * @typedef {object} ReleaseFacts
 * @property {string} version of package.json
 * @property {string} sourceVersion the one in `src/version.ts`
 * @property {string} lockVersion the one in package-lock.json
 * @property {string} webTypesVersion the one in web-types.json
 * @property {string} changelog
 * @property {readonly string[]} changesets names of the files of changes that are not released
 * @property {string} status what `git status --porcelain` prints
 * @property {string} branch
 * @property {readonly string[]} tags
 */

/**
 * Why this cannot be released, each with what to do.
 * @param {ReleaseFacts} facts
 * @returns {string[]}
 */
export function releaseObstacles(facts) {
  const { version, changelog } = facts;
  const obstacles = [];
  if (facts.branch !== 'main')
    obstacles.push(`This is the branch ${facts.branch || '(none)'}: releases are made from main.`);
  if (facts.status.trim()) obstacles.push(`There are uncommitted changes:\n${facts.status.trimEnd()}`);
  if (facts.tags.includes(`v${version}`)) {
    obstacles.push(`v${version} is tagged already: run \`npx changeset version\` for the next one.`);
  }
  if (facts.changesets.length > 0) {
    const files = facts.changesets.join(', ');
    obstacles.push(`Changes are not in the changelog yet (${files}): run \`npx changeset version\`.`);
  }
  const versions = { 'src/version.ts': facts.sourceVersion, 'package-lock.json': facts.lockVersion };
  for (const [file, found] of Object.entries({ ...versions, 'web-types.json': facts.webTypesVersion })) {
    if (found !== version) {
      obstacles.push(`${file} says ${found}, package.json ${version}: run \`npm run version:sync\` and commit.`);
    }
  }
  const [heading] = changelog.match(/^## .*$/m) ?? ['nothing'];
  if (heading.trim() !== `## ${version}`) {
    obstacles.push(`CHANGELOG.md begins with "${heading}" where "## ${version}" has to stand, and nothing else.`);
  } else if (!/^- \S/m.test(changelog.slice(changelog.indexOf(heading)).split(/^## /m)[1] ?? '')) {
    obstacles.push(`CHANGELOG.md says nothing about ${version}.`);
  }
  return obstacles;
}
