/**
 * Checks exercise records when they are loaded, so that a mistake in one is an error that names it and not a count
 * that is silently wrong.
 */
import { hasText } from '../texts/exercise-texts.js';
import { isPixels, SIGNAL_INDEX } from './signals/names.js';
import type { Check, ExerciseRecord, Measure, View } from './types.js';

/**
 * @returns the records, unchanged
 * @throws TypeError that names the record and the field
 */
export function validateCatalogue(records: readonly ExerciseRecord[]): readonly ExerciseRecord[] {
  const names = new Set<string>();
  for (const record of records) {
    for (const name of [record.name, ...record.aliases]) {
      if (names.has(name)) throw new TypeError(`${record.name}: the name "${name}" is taken twice`);
      names.add(name);
    }
    validateRecord(record);
    validateTexts(record);
  }
  return records;
}

/** English has them all; what another language of the package lacks, the compiler names. */
function validateTexts({ name, needs, rules }: ExerciseRecord): void {
  const directions = needs.ready.map(({ direction = '' }) => direction);
  for (const code of [`exercise.${name}`, ...directions, ...rules.map((rule) => rule.code)]) {
    if (!hasText(code, name)) throw new TypeError(`${name}: "${code}" has no text in src/texts/en/exercise.ts`);
  }
}

/** @throws TypeError that names the record and the field */
export function validateRecord(record: ExerciseRecord): void {
  const fail = (field: string, what: string): never => {
    throw new TypeError(`${record.name}.${field}: ${what}`);
  };
  const signal = (field: string, name: string): void => {
    if (!(name in SIGNAL_INDEX)) fail(field, `"${name}" is no signal`);
  };
  const measure = (field: string, of: Measure): void => {
    if ('take' in of) of.of.forEach((one, index) => measure(`${field}.of[${index}]`, one));
    if ('signal' in of) signal(`${field}.signal`, of.signal);
    if ('signal' in of && 'part' in of && isPixels(of.signal) && of.statistic !== 'range') {
      fail(field, 'is a place in the picture: only its range says something');
    }
    if ('per' in of && of.per) {
      signal(`${field}.per`, of.per);
      if (of.per === of.signal) fail(`${field}.per`, 'must be another signal');
    }
  };
  const views = (field: string, of: readonly View[] | undefined): void => {
    if (of && new Set(of).size !== of.length) fail(`${field}.views`, 'names a view twice');
  };
  const check = (field: string, of: Check): void => {
    views(field, of.views);
    measure(`${field}.measure`, of.measure);
    if (of.min === undefined && of.max === undefined) fail(field, 'needs min or max');
    if ((of.min ?? -Infinity) > (of.max ?? Infinity)) fail(field, 'min is above max');
  };

  if (!/^[a-z][a-z_]*$/.test(record.name)) fail('name', 'must be lower case words joined by _');
  record.needs.ready.forEach((of, index) => {
    signal(`needs.ready[${index}].signal`, of.signal);
    if (!of.direction) fail(`needs.ready[${index}].direction`, 'is missing');
  });
  const codes = new Set<string>();
  record.rules.forEach((rule, index) => {
    const field = `rules[${index}]`;
    if (!/^[a-z_]+(\.[a-z_]+){1,2}$/.test(rule.code)) fail(`${field}.code`, `"${rule.code}" is no code`);
    if (codes.has(rule.code)) fail(`${field}.code`, `"${rule.code}" is there twice`);
    codes.add(rule.code);
    if (!(rule.penalty >= 0 && rule.penalty <= 50)) fail(`${field}.penalty`, 'must be 0 to 50');
    if (rule.when.length === 0 && !rule.onBreak) fail(`${field}.when`, 'is empty');
    rule.when.forEach((of, at) => check(`${field}.when[${at}]`, of));
  });

  if (record.unit === 'seconds') {
    const { enter, stay, still, settle, minHoldMs, graceMs } = record.hold;
    for (const of of [...enter, ...stay, ...still, settle]) signal('hold', of.signal);
    if (!(settle.share > 0 && settle.share < 1)) fail('hold.settle.share', 'must be between 0 and 1');
    if (!(minHoldMs > 0)) fail('hold.minHoldMs', 'must be positive');
    if (!(graceMs >= 0)) fail('hold.graceMs', 'must not be negative');
    measure('score.steadiness', record.score.steadiness.measure);
    return;
  }
  const { cycle, identity, criteria, score } = record;
  signal('cycle.depth', cycle.depth);
  if (cycle.signals.length === 0) fail('cycle.signals', 'is empty');
  cycle.signals.forEach((of, index) => {
    signal(`cycle.signals[${index}].signal`, of.signal);
    if (!of.swing) fail(`cycle.signals[${index}].swing`, 'must not be 0');
  });
  if (!(cycle.smoothingMs >= 0)) fail('cycle.smoothingMs', 'must not be negative');
  if (!(cycle.minDurationMs < cycle.maxDurationMs)) fail('cycle.minDurationMs', 'must be below maxDurationMs');
  const names = new Set<string>();
  identity.evidence.forEach((of, index) => {
    const field = `identity.evidence[${index}]`;
    measure(`${field}.measure`, of.measure);
    if (names.has(of.name)) fail(`${field}.name`, `"${of.name}" is there twice`);
    names.add(of.name);
    if (of.against === of.pro) fail(field, 'against and pro must differ');
    if (of.views?.length === 0) fail(`${field}.views`, 'is empty: it would never be asked');
    views(field, of.views);
    if (of.size && !tellsSize(of.measure)) fail(`${field}.size`, 'is not told by how the person is around a movement');
    if (!(of.weights?.pro >= 0 && of.weights.against >= 0)) fail(`${field}.weights`, 'must be 0 and more');
  });
  for (const name of [identity.blind?.pro, identity.blind?.against, identity.blind?.unknown].flatMap(
    (of) => of ?? [],
  )) {
    if (!names.has(name)) fail('identity.blind', `there is no evidence "${name}"`);
  }
  criteria.forEach((of, index) => {
    const field = `criteria[${index}]`;
    measure(field, of.measure);
    views(field, of.views);
    if (!of.atLeast === !of.atMost) fail(field, 'needs either atLeast or atMost');
    const limits = of.atLeast ?? of.atMost;
    if (limits) {
      const { easy, normal, pro } = limits;
      const stricter = of.atLeast ? easy <= normal && normal <= pro : easy >= normal && normal >= pro;
      if (!stricter) fail(field, 'must not get looser from easy to pro');
      const { attempt = easy } = of;
      if (of.atLeast ? attempt > easy : attempt < easy) fail(`${field}.attempt`, 'asks for more than the threshold');
    }
    if (!codes.has(of.code)) fail(`${field}.code`, `no rule "${of.code}" explains it`);
  });
  measure('score.depth', score.depth.measure);
  if (score.symmetry) measure('score.symmetry', score.symmetry.measure);
  if (score.steadiness) measure('score.steadiness', score.steadiness.measure);
  if (!(score.tempo.fastMs < score.tempo.slowMs)) fail('score.tempo', 'fastMs must be below slowMs');
}

/** Whether a number grows with the movement: what is so at rest or around it does not. */
function tellsSize(of: Measure): boolean {
  if ('take' in of) return of.of.every(tellsSize);
  return !('part' in of) || (of.part !== 'rest' && of.part !== 'around');
}
