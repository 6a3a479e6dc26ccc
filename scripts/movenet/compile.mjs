/**
 * Compiles the kernels (`src/pose/kernels/assembly/`) with AssemblyScript.
 */
import { main } from 'assemblyscript/asc';

const ENTRY = 'src/pose/kernels/assembly/index.ts';

/** The builds, by the names of their files, and what each may use. */
export const BUILDS = {
  'pose-kernels-relaxed-simd': ['simd', 'relaxed-simd'],
  'pose-kernels-simd': ['simd'],
};

/**
 * @param {keyof typeof BUILDS} build
 * @param {string} file where it is written
 */
export async function compileKernels(build, file) {
  const features = BUILDS[build].flatMap((feature) => ['--enable', feature]);
  // AS112 warns of vectors at the border to JavaScript; only the kernels themselves exchange them.
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--disableWarning', '112', '--pedantic'];
  let said = '';
  const stderr = {
    /** @param {string | Uint8Array} text */
    write(text) {
      said += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
  };
  const { error } = await main([ENTRY, '--outFile', file, ...options, ...features], { stderr });
  if (error || said.includes('WARNING')) throw new Error(`the kernels do not compile:\n${said}`, { cause: error });
}
