/**
 * Prints what recordings are worth as references, and says what missed a limit.
 */
import { REQUIRED, SAMPLE_OF_OTHERS, type Knowledge, type ReferenceResult } from './reference.js';
import { percent, row, say } from './say.js';

/** Least share of other people's recordings in range, and least mean score of the reference's own sets. */
const LEAST_IN_RANGE = 0.9;
const LEAST_OWN_SCORE = 0.9;
const NAME_WIDTH = 40;
const COLUMNS = ['references', 'in range', 'of pairs', 'own sets', 'own score', 'above .9', 'others’', 'false'];

/** Figures of one exercise, or of several, known in one way. */
interface Figures {
  readonly references: number;
  readonly inRange: number;
  readonly of: number;
  readonly ownInRange: number;
  readonly ownScore: number;
  readonly aboveLeast: number;
  readonly otherScore: number;
  readonly falseCounts: number;
  readonly others: number;
}

function figuresOf(results: readonly ReferenceResult[]): Figures {
  const sum = (of: (result: ReferenceResult) => number): number => results.reduce((all, one) => all + of(one), 0);
  const mean = (of: (result: ReferenceResult) => number): number => {
    const known = results.map(of).filter((value) => !Number.isNaN(value));
    return known.reduce((all, one) => all + one, 0) / known.length;
  };
  return {
    references: results.length,
    inRange: sum(({ inRange }) => inRange),
    of: sum(({ of }) => of),
    ownInRange: sum(({ ownInRange }) => (ownInRange ? 1 : 0)),
    ownScore: mean(({ ownScore }) => ownScore),
    aboveLeast: sum(({ ownScore }) => (ownScore > LEAST_OWN_SCORE ? 1 : 0)),
    otherScore: mean(({ otherScore }) => otherScore),
    falseCounts: sum(({ falseCounts }) => falseCounts.length),
    others: sum(({ others }) => others),
  };
}

function cellsOf(figures: Figures): string[] {
  const { references, inRange, of, ownInRange, ownScore, aboveLeast, otherScore, falseCounts, others } = figures;
  return [
    String(references),
    of > 0 ? percent(inRange / of) : '–',
    String(of),
    `${ownInRange} of ${references}`,
    shown(ownScore),
    String(aboveLeast),
    shown(otherScore),
    `${falseCounts} of ${others}`,
  ];
}

function shown(score: number): string {
  return Number.isNaN(score) ? '–' : score.toFixed(2);
}

/** @param verbose each reference with what it missed */
export function sayReference(results: readonly ReferenceResult[], verbose: boolean): void {
  say(
    'Each recording as the reference of every other person’s of its exercise, of its own set, and of every ' +
      `${SAMPLE_OF_OTHERS}th recording of anything else, in the order of the labels.`,
  );
  for (const knowledge of knowledgesOf(results)) {
    say(row(`A reference movement, by the ${knowledge}`, NAME_WIDTH, COLUMNS));
    const mine = results.filter((one) => one.knowledge === knowledge);
    for (const exercise of new Set(mine.map((one) => one.exercise))) {
      const references = mine.filter((one) => one.exercise === exercise);
      say(row(`  ${exercise}`, NAME_WIDTH, cellsOf(figuresOf(references))));
      if (verbose) for (const one of references) sayOne(one);
    }
    say(row('  all', NAME_WIDTH, cellsOf(figuresOf(mine))));
  }
  say();
}

function sayOne(one: ReferenceResult): void {
  const { reference, recognised, fault, inRange, of, ownScore, missed, falseCounts } = one;
  const list = (what: string, of: readonly string[]): string => (of.length ? `; ${what} ${of.join(', ')}` : '');
  const known = fault ?? recognised ?? 'not recognised';
  say(
    `    ${reference} (${known}) ${inRange} of ${of}, own ${ownScore.toFixed(2)}` +
      list('missed', missed) +
      list('counted', falseCounts),
  );
}

/** @returns what the exercises that limits are on missed, in words */
export function missedReference(results: readonly ReferenceResult[]): string[] {
  return REQUIRED.flatMap((exercise) => {
    const mine = results.filter((one) => one.exercise === exercise && one.knowledge === 'catalogue');
    const { inRange, of, ownScore, falseCounts } = figuresOf(mine);
    const missed: string[] = [];
    const what = `Reference ${exercise}`;
    if (inRange < LEAST_IN_RANGE * of)
      missed.push(`${what}: ${inRange} of ${of} in range, at least ${100 * LEAST_IN_RANGE} % are asked`);
    if (ownScore <= LEAST_OWN_SCORE)
      missed.push(`${what}: its own sets score ${ownScore.toFixed(2)}, more than ${LEAST_OWN_SCORE} is asked`);
    if (falseCounts > 0) missed.push(`${what}: ${falseCounts} recordings of something else were counted, none may be`);
    return missed;
  });
}

function knowledgesOf(results: readonly ReferenceResult[]): readonly Knowledge[] {
  return [...new Set(results.map(({ knowledge }) => knowledge))];
}
