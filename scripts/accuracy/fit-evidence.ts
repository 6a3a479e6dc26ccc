/**
 * Fits what each record's evidence weighs, and tells how well sets are told apart out of sample:
 * `node --import tsx scripts/accuracy/fit-evidence.ts [--data DIR] [--write] [--left-out FILE] [--values RECORD]`
 *
 * Out of sample: a whole group (`people.json`) left out. `npm run accuracy` takes the file of `--left-out`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COUNTED, readRows } from './evidence-data.js';
import type { Row } from './evidence-data.js';
import { fit, groupsOf, leftOutWeights, logOddsOf, RIDGE } from './fit.js';
import type { Weights } from './fit.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    write: { type: 'boolean', default: false },
    'left-out': { type: 'string' },
    values: { type: 'string' },
    ridge: { type: 'string', default: String(RIDGE) },
  },
});

const ridge = Number(options.ridge);
const rows = await readRows(options.data);
const fitted: Record<string, Weights> = {};
const leftOut = leftOutWeights(rows, ridge);
const real = groupsOf(rows);

for (const { name: record, identity } of COUNTED) {
  const names = identity.evidence.map(({ name }) => name);
  const mine = rows.filter((row) => row.record === record);
  if (options.values && options.values !== record) continue;
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
  `{\n    prior: ${prior.toFixed(1)},\n    weights: {\n${names
    .map((name, at) => `      ${name}: [${(pro[at] as number).toFixed(1)}, ${(against[at] as number).toFixed(1)}],\n`)
    .join('')}    },\n  }`;
if (options.write) {
  const records = COUNTED.map(
    ({ name, identity }) =>
      `  ${name}: ${rounded(
        fitted[name] as Weights,
        identity.evidence.map((item) => item.name),
      )},\n`,
  );
  writeFileSync(
    new URL('../../src/exercise/catalogue/weights.ts', import.meta.url),
    `/**\n * Log-odds of each record's evidence, for and against. Fitted; see \`scripts/accuracy/fit-evidence.ts\`.\n */\nexport const WEIGHTS = {\n${records.join('')}} as const;\n`,
  );
}
if (options['left-out']) writeFileSync(options['left-out'], JSON.stringify(leftOut));
