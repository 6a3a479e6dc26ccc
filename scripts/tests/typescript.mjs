/**
 * Lets Node run the TypeScript of the tests: `node --import ./scripts/tests/typescript.mjs`.
 *
 * The scripts are run by tsx, which has every function keep its name: each closure is then given one as it is made, and a third of
 * the time of tests of the exercise engine went there.
 */
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./typescript-hooks.mjs', import.meta.url);
