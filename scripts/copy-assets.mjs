/**
 * Puts the files that ship as they are into `dist/`: models and WASM out of npm packages, the endpoint page.
 */
import { copyFile, cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { transform } from 'esbuild';
import { assembleTask } from './blazepose/task-bundle.mjs';
import { readModels } from './lib/models.mjs';
import { moveNetSources } from './movenet/sources.mjs';

/** What is copied to where, below `dist/`. */
export const ASSETS = [
  // What `npm run build:kernels` makes.
  ['out/kernels/pose-kernels-relaxed-simd.wasm', 'assets/wasm/pose-kernels-relaxed-simd.wasm'],
  ['out/kernels/pose-kernels-simd.wasm', 'assets/wasm/pose-kernels-simd.wasm'],
  ...(await moveNetSources()).flatMap(({ model, source }) => [
    [`out/kernels/${model}.plan.json`, `assets/models/${model}.plan.json`],
    [`${source}.json`, `assets/models/${model}.json`],
    [`${source}.bin`, `assets/models/${model}.bin`],
  ]),
  ['node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm', 'assets/wasm/tfjs-backend-wasm.wasm'],
  [
    'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    'assets/wasm/tfjs-backend-wasm-simd.wasm',
  ],
  // Runs in module workers and in pages; the loaders for other scripts would each come with 11 MB of the same program.
  ...['js', 'wasm'].map((type) => [
    `node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.${type}`,
    `assets/wasm/vision_wasm_module_internal.${type}`,
  ]),
  ['src/host/page', 'pose_tracker/upload_tracking'],
  ['src/host/documentation', 'pose_tracker/documentation'],
  ['src/host/not-found/404.html', '404.html'],
];

/** The models of this build; `BLAZEPOSE_HEAVY=1 npm run build` adds one of 31 MB, `MOVENET_THUNDER=1` one of 12 MB. */
const MODELS = (await readModels())
  .map(([, entry]) => entry)
  .filter(({ buildFlag }) => buildFlag === undefined || process.env[buildFlag] === '1');

/** Sizes that files are known to have: another size means another file. */
const EXPECTED_BYTES = new Map(
  MODELS.flatMap(({ files }) => Object.values(files).map(({ path, bytes }) => [`assets/${path}`, bytes])),
);

/** A rollup plugin that copies the assets once the modules are written. */
export function copyAssets() {
  return {
    name: 'copy-assets',
    async writeBundle({ dir }) {
      for (const [from, to] of ASSETS) {
        const target = `${dir}/${to}`;
        await mkdir(dirname(target), { recursive: true });
        const isFolder = (await stat(from)).isDirectory();
        await (isFolder ? cp(from, target, { recursive: true }) : copyProgram(from, target));
        const expected = EXPECTED_BYTES.get(to);
        const { size } = await stat(target);
        if (expected !== undefined && size !== expected) {
          this.error(
            `${from} has ${size} bytes, not ${expected}: the package has changed; check it before shipping it`,
          );
        }
      }
      await Promise.all(
        MODELS.filter(({ family }) => family === 'blazepose').map(async ({ chosenBy, files: { task } }) => {
          const variant = /** @type {import('./blazepose/task-bundle.mjs').Variant} */ (chosenBy.blazeposeModel);
          await writeFile(`${dir}/assets/${task.path}`, await assembleTask(variant));
        }),
      );
    },
  };
}

/**
 * Copies a file; a module is minified. webpack minifies what it copies, as if it were no module, and breaks functions that
 * are declared within blocks: minified as a module, there are none left.
 * @param {string} from
 * @param {string} to
 */
async function copyProgram(from, to) {
  if (extname(from) !== '.js') return copyFile(from, to);
  const { code } = await transform(await readFile(from, 'utf8'), {
    minify: true,
    format: 'esm',
    legalComments: 'none',
  });
  await writeFile(to, code);
}
