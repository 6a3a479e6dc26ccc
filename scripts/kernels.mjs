/**
 * Makes what MoveNet is computed with on WASM, into `out/kernels/`: the kernels, with relaxed SIMD and without, and the plan
 * of each model. Fails where a model has another graph than those that the kernels are written for.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { BUILDS, compileKernels } from './movenet/compile.mjs';
import { readGraphModel } from './movenet/graph-model.mjs';
import { planOf } from './movenet/plan.mjs';
import { moveNetSources } from './movenet/sources.mjs';

const TARGET = 'out/kernels';

await mkdir(TARGET, { recursive: true });
for (const { model, source } of await moveNetSources()) {
  const graph = readGraphModel(JSON.parse(await readFile(`${source}.json`, 'utf8')), await readFile(`${source}.bin`));
  await writeFile(`${TARGET}/${model}.plan.json`, `${JSON.stringify(await planOf(graph))}\n`);
}
for (const build of /** @type {(keyof typeof BUILDS)[]} */ (Object.keys(BUILDS))) {
  await compileKernels(build, `${TARGET}/${build}.wasm`);
}
