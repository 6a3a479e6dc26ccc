/**
 * Bundles the types that `tsc -p tsconfig.build.json` has written into `out/types/`: one file for each entry, with
 * nothing in them that users cannot import.
 */
import { fileURLToPath } from 'node:url';
import alias from '@rollup/plugin-alias';
import dts from 'rollup-plugin-dts';

const lit = fileURLToPath(new URL('scripts/types/lit.d.ts', import.meta.url));
const entries = {
  index: 'index',
  define: 'define',
  session: 'session/index',
  exercise: 'exercise/index',
  access: 'access/index',
  host: 'host/index',
  react: 'react/index',
  vue: 'vue/index',
};

export default {
  input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `out/types/${file}.d.ts`])),
  external: ['jose', 'react', 'vue'],
  output: { dir: 'dist/types', entryFileNames: '[name].d.ts', chunkFileNames: 'chunks/[name]-[hash].d.ts' },
  plugins: [alias({ entries: [{ find: 'lit', replacement: lit }] }), dts()],
};
