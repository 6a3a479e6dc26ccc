/**
 * Fits what each record's evidence weighs, and tells how well sets are told apart out of sample:
 * `node --import tsx scripts/accuracy/fit-evidence.ts [--data DIR] [--record NAMES] [--write] [--left-out FILE] [--values]`
 *
 * `--record` takes some records alone, with commas; `--values` says where the numbers lie that are measured.
 *
 * Out of sample: a whole group (`people.json`) left out. `npm run accuracy` takes the file of `--left-out`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import type { RepetitionRecord } from '../../src/exercise/types.js';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { COUNTED } from './catalogue.js';
import { readRows } from './evidence-data.js';
import type { Row } from './evidence-data.js';
import { fit, groupsOf, leftOutWeights, logOddsOf, RIDGE } from './fit.js';
import type { Weights } from './fit.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    write: { type: 'boolean', default: false },
    'left-out': { type: 'string' },
    values: { type: 'boolean', default: false },
    record: { type: 'string' },
    ridge: { type: 'string', default: String(RIDGE) },
  },
});

const ridge = Number(options.ridge);
const asked = options.record?.split(',');
/** One identity that several records share is fitted once, to the first of them. */
const records = COUNTED.filter(
  ({ identity }, index) => COUNTED.findIndex((other) => other.identity === identity) === index,
).filter(({ name }) => !asked || asked.includes(name));
const rows = await readRows(options.data, records);
const fitted: Record<string, Weights> = {};
const leftOut = leftOutWeights(rows, ridge, records);
const real = groupsOf(rows);

for (const { name: record, identity } of records) {
  const names = identity.evidence.map(({ name }) => name);
  const mine = rows.filter((row) => row.record === record);
  const weights = fit(mine, names.length, ridge);
  fitted[record] = weights;
  const wrong = (row: Row, logOdds: number): boolean => logOdds >= 0 !== row.isExercise;
  const say = (row: Row, logOdds: number): string =>
    `${row.isExercise ? '+' : '-'}${row.name} ×${row.movements} ${logOdds.toFixed(1)}`;
  const inside = mine.filter((row) => wrong(row, logOddsOf(weights, row.shares)));
  console.log(
    `\n${record}: ${mine.length} sets, ${mine.filter(({ isExercise }) => isExercise).length} of them it; prior ${weights.prior.toFixed(2)}`,
  );
  for (const [at, item] of names.entries()) {
    console.log(
      `   ${item.padEnd(24)} for ${(weights.pro[at] as number).toFixed(2)}  against ${(weights.against[at] as number).toFixed(2)}`,
    );
  }
  console.log(`   wrong: ${inside.map((row) => say(row, logOddsOf(weights, row.shares))).join('; ')}`);
  const out: string[] = [];
  const close: { readonly row: Row; readonly logOdds: number }[] = [];
  for (const group of real) {
    const without = leftOut[group]?.[record] ?? weights;
    for (const row of mine.filter((one) => one.group === group)) {
      const logOdds = logOddsOf(without, row.shares);
      if (wrong(row, logOdds)) out.push(say(row, logOdds));
      if (!row.name.startsWith('rated')) close.push({ row, logOdds });
    }
  }
  console.log(`   wrong out of sample: ${out.length}: ${out.join('; ')}`);
  const closest = (is: boolean): string =>
    close
      .filter(({ row }) => row.isExercise === is)
      .sort((a, b) => (is ? 1 : -1) * (a.logOdds - b.logOdds))
      .slice(0, 7)
      .map(({ row, logOdds }) => say(row, logOdds))
      .join('; ');
  console.log(`   closest recordings out of sample: ${closest(true)} | ${closest(false)}`);
  if (options.values) {
    for (const [at, item] of names.entries()) {
      const list = (is: boolean): string => {
        const values = mine
          .filter(
            ({ isExercise, group, values: v }) =>
              isExercise === is && group !== 'athlete' && !Number.isNaN(v[at] as number),
          )
          .map((row) => row.values[at] as number)
          .sort((a, b) => a - b);
        return [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
          .map((share) => (values[Math.round(share * (values.length - 1))] ?? NaN).toFixed(2))
          .join(' ');
      };
      console.log(`   ${item.padEnd(24)} it ${list(true)} | not ${list(false)}`);
    }
  }
}

const rounded = ({ prior, pro, against }: Weights, names: readonly string[]): string =>
  `{ prior: ${prior.toFixed(1)}, weights: {${names
    .map((name, at) => `${name}: [${(pro[at] as number).toFixed(1)}, ${(against[at] as number).toFixed(1)}]`)
    .join()}} }`;
const HEAD = '/**\n * Log-odds of evidence, for and against. Fitted; see `scripts/accuracy/fit-evidence.ts`.\n */\n';

/** Those of the records that come with the engine stand in one file, those of every other in one of its own. */
async function write(): Promise<void> {
  const text = ({ name, identity }: RepetitionRecord): string =>
    rounded(
      fitted[name] as Weights,
      identity.evidence.map((item) => item.name),
    );
  const isCore = ({ name }: RepetitionRecord): boolean => CATALOGUE.some((record) => record.name === name);
  const core = records.filter(isCore);
  const all = COUNTED.filter(isCore);
  if (core.length > 0 && core.length < all.length)
    throw new Error('of the records in weights.ts all are written or none');
  const save = async (file: string, code: string): Promise<void> => {
    const path = fileURLToPath(new URL(`../../src/exercise/catalogue/${file}`, import.meta.url));
    writeFileSync(path, await format(HEAD + code, { ...(await resolveConfig(path)), filepath: path }));
  };
  if (core.length > 0) {
    await save(
      'weights.ts',
      `export const WEIGHTS = {${core.map((one) => `${one.name}: ${text(one)},`).join('')}} as const;`,
    );
  }
  for (const one of records.filter((record) => !isCore(record))) {
    const code = `import type { Fitted } from '../../common.js';\n\nexport const ${one.name.toUpperCase()}: Fitted = ${text(one)};`;
    await save(`more/weights/${one.name.replaceAll('_', '-')}.ts`, code);
  }
}

if (options.write) await write();
if (options['left-out']) writeFileSync(options['left-out'], JSON.stringify(leftOut));
