/**
 * Fits what each record's evidence weighs, and tells how well sets are told apart out of sample:
 * `node --import tsx scripts/accuracy/fit-evidence.ts [--data DIR] [--write] [--left-out FILE] [--values RECORD]`
 *
 * Logistic regression with a ridge on the usual evidence of each set; weights for and against are fitted apart, never
 * below 0 and at most `MOST`. Out of sample: a whole group (`people.json`) left out. Nothing is drawn at random.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { COUNTED, readRows } from './evidence-data.js';
import type { Row } from './evidence-data.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared' },
    write: { type: 'boolean', default: false },
    'left-out': { type: 'string' },
    values: { type: 'string' },
    ridge: { type: 'string', default: '2' },
  },
});

/** The most that one item may add to the log-odds. */
const MOST = 4;
const RIDGE = Number(options.ridge);
/**
 * What an item weighs before anything is seen: each was written down because it speaks against other movements. Pulled
 * toward this instead of 0 the loss out of sample is a sixth (squat) to a half (jack) smaller.
 */
const USUAL_PRO = 0.3;
const USUAL_AGAINST = 1.5;
const ROUNDS = 2000;
const WARM_ROUNDS = 300;
const RATE = 0.25;
const MOMENTUM = 0.9;

interface Weights {
  prior: number;
  pro: number[];
  against: number[];
}

const logOddsOf = ({ prior, pro, against }: Weights, shares: readonly number[]): number =>
  shares.reduce(
    (sum, share, at) => (Number.isNaN(share) ? sum : sum + share * ((share > 0 ? pro[at] : against[at]) ?? 0)),
    prior,
  );

/** Gradient descent with momentum, kept inside the bounds. Each item has two columns: for and against. */
function fit(rows: readonly Row[], size: number, from?: Weights): Weights {
  const width = 2 * size;
  const columns = new Float64Array(rows.length * width);
  for (const [index, { shares }] of rows.entries()) {
    for (const [at, share] of shares.entries()) {
      if (share > 0) columns[index * width + at] = share;
      if (share < 0) columns[index * width + size + at] = share;
    }
  }
  let prior = from?.prior ?? -1;
  let priorSpeed = 0;
  const now = Float64Array.from(from ? [...from.pro, ...from.against] : Array<number>(width).fill(0.5));
  const speed = new Float64Array(width);
  const slope = new Float64Array(width);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < (from ? WARM_ROUNDS : ROUNDS); round++) {
    slope.fill(0);
    let priorSlope = 0;
    for (const [index, { isExercise, weight }] of rows.entries()) {
      const start = index * width;
      let logOdds = prior;
      for (let at = 0; at < width; at++) logOdds += (columns[start + at] as number) * (now[at] as number);
      const error = ((isExercise ? 1 : 0) - 1 / (1 + Math.exp(-logOdds))) * weight;
      priorSlope += error;
      for (let at = 0; at < width; at++) slope[at] = (slope[at] as number) + error * (columns[start + at] as number);
    }
    priorSpeed = MOMENTUM * priorSpeed + (RATE * priorSlope) / total;
    prior += priorSpeed;
    for (let at = 0; at < width; at++) {
      const before = now[at] as number;
      speed[at] =
        MOMENTUM * (speed[at] as number) +
        (RATE * ((slope[at] as number) - RIDGE * (before - (at < size ? USUAL_PRO : USUAL_AGAINST)))) / total;
      now[at] = Math.min(MOST, Math.max(0, before + (speed[at] as number)));
    }
  }
  return { prior, pro: [...now.slice(0, size)], against: [...now.slice(size)] };
}

const rows = await readRows(options.data);
const fitted: Record<string, Weights> = {};
const leftOut: Record<string, Record<string, Weights>> = {};
const real = [...new Set(rows.filter(({ group }) => group !== 'athlete').map(({ group }) => group))];

for (const { name: record, identity } of COUNTED) {
  const names = identity.evidence.map(({ name }) => name);
  const mine = rows.filter((row) => row.record === record);
  if (options.values && options.values !== record) continue;
  const weights = fit(mine, names.length);
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
    const without = fit(
      mine.filter((row) => row.group !== group),
      names.length,
      weights,
    );
    (leftOut[group] ??= {})[record] = without;
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
