/**
 * The tiers of the tests: each is a folder below `test/`, which says where its files run and how long they may take.
 */

/** @typedef {import('../browsers.mjs').Engine} Engine */

/**
 * @typedef {object} Tier
 * @property {string} folder below the root, with all folders in it
 * @property {string} shows what belongs there
 * @property {'node' | 'native' | readonly Engine[]} landing where its files run before a change lands; nowhere where the list
 *   is empty
 * @property {boolean} everywhere whether a release runs them in every engine besides
 * @property {Readonly<Record<string, number>>} budgetS seconds that its files may take together, by where they run, on two
 *   cores with another suite beside them. A run fails where it takes twice as long.
 */

/** @type {readonly Engine[]} */
const EVERY_ENGINE = ['chromium', 'firefox', 'webkit'];

/** @type {Readonly<Record<string, Tier>>} */
export const TIERS = {
  unit: {
    folder: 'test/unit',
    shows: 'what is pure: no browser, no disk',
    landing: 'node',
    everywhere: true,
    budgetS: { node: 20, chromium: 30, firefox: 30, webkit: 60 },
  },
  node: {
    folder: 'test/node',
    shows: 'the exercise engine on recordings, what was built, commands, servers, documents',
    landing: 'node',
    everywhere: false,
    // Half of what it took while every exercise read every recording anew.
    budgetS: { node: 250 },
  },
  chromium: {
    folder: 'test/chromium',
    shows: 'what needs a browser and cannot differ between them',
    landing: ['chromium'],
    everywhere: false,
    budgetS: { chromium: 300 },
  },
  engines: {
    folder: 'test/engines',
    shows: 'what may differ between engines',
    landing: EVERY_ENGINE,
    everywhere: true,
    budgetS: { chromium: 350, firefox: 450, webkit: 900 },
  },
  native: {
    folder: 'test/native',
    shows: 'a native program with a web view',
    landing: 'native',
    everywhere: false,
    budgetS: { native: 60 },
  },
  release: {
    folder: 'test/release',
    shows: 'what takes long and seldom breaks',
    landing: [],
    everywhere: true,
    budgetS: { chromium: 200, firefox: 200, webkit: 800 },
  },
};

/** What a landing runs. */
export const LANDING = Object.keys(TIERS).filter((name) => name !== 'release');

/**
 * Whether a tier can be run by itself: that of releases runs with everything else.
 * @param {string} name
 */
export function isTier(name) {
  return LANDING.includes(name);
}

/** What the run of a landing may take from start to end, in seconds, on the machine of the other budgets. */
export const LANDING_BUDGET_S = 1000;

/**
 * How much longer than its budget a tier, a check or the whole may take before the run fails. The yardstick sees how fast a
 * machine reckons, not how long it waits for memory and for its neighbours: that is left to this.
 */
export const TOLERANCE = 2;

/**
 * The tier of a test file.
 * @param {string} file below the root
 * @returns {string | undefined} its name
 */
export function tierOf(file) {
  return Object.keys(TIERS).find((name) => file.startsWith(`${TIERS[name]?.folder}/`));
}

/**
 * The folders whose files run in an engine.
 * @param {Engine} engine
 * @param {readonly string[]} tiers names of those that are run
 * @param {boolean} isRelease whether everything runs everywhere
 * @returns {string[]}
 */
export function foldersFor(engine, tiers, isRelease) {
  return tiers.flatMap((name) => {
    const tier = TIERS[name];
    if (!tier) return [];
    const lands = typeof tier.landing !== 'string' && tier.landing.includes(engine);
    return lands || (isRelease && tier.everywhere) ? [tier.folder] : [];
  });
}
