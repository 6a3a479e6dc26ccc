/**
 * Makes what MoveNet is computed with on WASM, into `out/kernels/`: the kernels, with relaxed SIMD and without, and the plan
 * of the model. Fails where the model has another graph than the one that the kernels are written for.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { BUILDS, compileKernels } from './movenet/compile.mjs';
import { readGraphModel } from './movenet/graph-model.mjs';
import { planOf } from './movenet/plan.mjs';

const TARGET = 'out/kernels';
const MODEL = 'node_modules/@vladmandic/human/models/movenet-lightning';
const INPUT_SIZE = 192;

await mkdir(TARGET, { recursive: true });
const model = readGraphModel(JSON.parse(await readFile(`${MODEL}.json`, 'utf8')), await readFile(`${MODEL}.bin`));
await writeFile(`${TARGET}/movenet-lightning.plan.json`, `${JSON.stringify(await planOf(model, INPUT_SIZE))}\n`);
for (const build of /** @type {(keyof typeof BUILDS)[]} */ (Object.keys(BUILDS))) {
  await compileKernels(build, `${TARGET}/${build}.wasm`);
}
