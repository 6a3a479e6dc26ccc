/**
 * Checks exercise records when they are loaded or added, so that a mistake in one is an error that names it and not a count
 * that is silently wrong. Their shape is checked first (`record-shape.ts`), then what no shape can say.
 */
import { hasText } from '../texts/exercise-texts.js';
import { PLURAL_CATEGORIES } from '../texts/plural.js';
import { AUTO } from './auto.js';
import { WINDOW_MS } from './cycle-finder.js';
import { KNOWN } from './identity.js';
import { exerciseRecord } from './record-shape.js';
import { signalOf } from './reading.js';
import { Place, shown } from './shape.js';
import type {
  ByDifficulty,
  Criterion,
  Cycle,
  ExerciseRecord,
  ExerciseTest,
  Grading,
  HoldCheck,
  HoldRecord,
  Identity,
  Measure,
  Needs,
  RepetitionRecord,
  Rule,
} from './types.js';

const DIFFICULTIES = ['easy', 'normal', 'pro'] as const;

/**
 * Checks all records of a catalogue together: the tests have the package's own checked by it.
 *
 * @returns the records, unchanged
 * @throws TypeError that names the record and the field
 */
export function validateCatalogue(records: readonly ExerciseRecord[]): readonly ExerciseRecord[] {
  const names = new Set<string>();
  for (const record of records) {
    for (const name of [record.name, ...record.aliases]) {
      if (names.has(name)) new Place(record.name).at('name').fail(`${shown(name)} is taken twice`);
      names.add(name);
    }
    validateRecord(record);
    validateTexts(record);
  }
  return records;
}

/**
 * Checks a record completely: its fields and their values, and whether they go together. Only texts may be missing; see
 * `addExercise`.
 *
 * @param value a record, or anything that may be none
 * @throws TypeError whose message begins with the record's name and the field: `sit_up.cycle.depth: …`
 */
export function validateRecord(value: unknown): asserts value is ExerciseRecord {
  const place = placeOf(value);
  exerciseRecord(value, place);
  const record = value as ExerciseRecord;
  validateName(record, place);
  validateBounds(record, place);
  validateCompatible(record, place.at('compatible'));
  validateTest(record, place.at('needs'));
  validateRules(record, place.at('rules'));
  validateTextCodes(record, place.at('texts'));
  if (record.unit === 'reps') validateRepetitions(record, place);
  else validateHold(record, place);
}

function validateName({ name, aliases }: ExerciseRecord, place: Place): void {
  const fields = [place.at('name'), ...aliases.map((_, index) => place.at('aliases', index))];
  if (aliases.includes(name)) fields[aliases.indexOf(name) + 1]?.fail('is the name itself');
  const field = fields[[name, ...aliases].indexOf(AUTO)];
  field?.fail(`${shown(AUTO)} has the exercise recognised, and is no name`);
}

function validateCompatible({ name, aliases, compatible = [] }: ExerciseRecord, place: Place): void {
  const exercises = compatible.map(({ exercise }) => exercise);
  for (const [index, exercise] of exercises.entries()) {
    const field = place.at(index, 'exercise');
    if ([name, ...aliases].includes(exercise)) field.fail(`${shown(exercise)} is this one itself`);
    if (exercises.indexOf(exercise) < index) field.fail(`${shown(exercise)} is there twice`);
  }
}

/** What a test is timed by must be in the picture: hips and shoulders over the feet, or which foot is the higher one. */
const SEEN_IN_TEST: Readonly<Record<ExerciseTest, Pick<Needs, 'joints' | 'both'>>> = {
  chair_stands: { joints: ['shoulder', 'hip', 'ankle'], both: false },
  leg_stance: { joints: ['ankle'], both: true },
};

function validateTest({ test, needs }: ExerciseRecord, place: Place): void {
  if (!test) return;
  const { joints, both } = SEEN_IN_TEST[test];
  const missing = joints.find((joint) => !needs.joints.includes(joint));
  if (missing) place.at('joints').fail(`${shown(missing)} is missing, which the test ${shown(test)} is timed by`);
  if (both && !needs.both)
    place.at('both').fail(`must be true for the test ${shown(test)}, which tells the feet apart`);
}

/** By the record's name, where it has one that can be one. */
function placeOf(value: unknown): Place {
  const { name } = (value ?? {}) as { readonly name?: unknown };
  return new Place(typeof name === 'string' && /^\w+$/.test(name) ? name : 'record');
}

/**
 * Checks that one language at least has everything that the record says and English has not anyway.
 *
 * @throws TypeError that names the record and a text that is missing
 */
export function validateTexts(record: ExerciseRecord): void {
  const needed = codesOf(record).filter((code) => !hasText(code, record.name));
  const languages = Object.entries(record.texts ?? {}).map(([tag, texts]) => {
    return { tag, missing: needed.filter((code) => !Object.hasOwn(texts, code)) };
  });
  const [best] = languages.sort((a, b) => a.missing.length - b.missing.length);
  const [code] = best ? best.missing : needed;
  if (code === undefined) return;
  const place = new Place(record.name).at('texts');
  place.at(best?.tag ?? 'en', code).fail('is missing, and one language has to have all texts');
}

/** What the record itself says. */
function codesOf({ name, needs, rules }: ExerciseRecord): readonly string[] {
  return [`exercise.${name}`, ...needs.ready.map(({ direction }) => direction), ...rules.map(({ code }) => code)];
}

function validateTextCodes(record: ExerciseRecord, place: Place): void {
  const several = record.unit === 'reps' ? [`repetitions.${record.name}`] : [];
  const codes = [...codesOf(record), ...several];
  // A language may have other words for one, for two, for a few.
  const byNumber = several.flatMap((code) => PLURAL_CATEGORIES.map((category) => `${code}.${category}`));
  const isSaid = (code: string) => codes.includes(code) || byNumber.includes(code) || hasText(code, record.name);
  for (const [tag, texts] of Object.entries(record.texts ?? {})) {
    const unknown = Object.keys(texts).find((code) => !isSaid(code));
    if (unknown !== undefined) place.at(tag, unknown).fail(`is never said; the record says ${codes.join(', ')}`);
  }
}

/** Bounds on single moments and on measures, wherever they stand. */
function validateBounds(record: ExerciseRecord, place: Place): void {
  for (const [index, bounds] of record.needs.ready.entries()) bounded(bounds, place.at('needs', 'ready', index));
  for (const [index, { when }] of record.rules.entries()) {
    for (const [at, check] of when.entries()) {
      const inRule = place.at('rules', index, 'when', at);
      bounded(check, inRule);
      validateMeasure(check.measure, inRule.at('measure'));
    }
  }
  for (const [name, grading] of Object.entries(record.score) as [string, Grading][]) {
    if (name === 'tempo') continue;
    const inScore = place.at('score', name);
    validateMeasure(grading.measure, inScore.at('measure'));
    if (grading.full === grading.none) inScore.at('none').fail('must differ from full');
  }
}

function bounded({ min, max }: { readonly min?: number; readonly max?: number }, place: Place): void {
  if (min === undefined && max === undefined) place.fail('needs min or max');
  if ((min ?? -Infinity) > (max ?? Infinity)) place.at('min').fail('is above max');
}

function validateMeasure(measure: Measure, place: Place): void {
  if ('take' in measure) measure.of.forEach((one, index) => validateMeasure(one, place.at('of', index)));
  else if ('per' in measure && measure.per === measure.signal) place.at('per').fail('must be another signal');
}

function validateRules({ unit, rules }: ExerciseRecord, place: Place): void {
  const codes = new Set<string>();
  for (const [index, { code, when, onBreak }] of rules.entries()) {
    const rule = place.at(index);
    if (codes.has(code)) rule.at('code').fail(`${shown(code)} is there twice`);
    codes.add(code);
    if (onBreak !== undefined && unit === 'reps') rule.at('onBreak').fail('only a hold breaks');
    if (onBreak === undefined && when.length === 0) rule.at('when').fail('is empty');
    if (onBreak !== undefined && when.length > 0)
      rule.at('when').fail('must be empty beside onBreak, which it speaks by');
  }
}

function explainedBy(rules: readonly Rule[], code: string, place: Place): void {
  if (!rules.some((rule) => rule.code === code)) place.fail(`no rule ${shown(code)} explains it`);
}

function validateRepetitions(record: RepetitionRecord, place: Place): void {
  const { cycle, sides, identity, criteria, rules, score } = record;
  const inCycle = place.at('cycle');
  if (cycle.minDurationMs >= cycle.maxDurationMs) inCycle.at('minDurationMs').fail('must be below maxDurationMs');
  if (cycle.maxDurationMs > WINDOW_MS) inCycle.at('maxDurationMs').fail(`must be at most ${WINDOW_MS}`);
  if (cycle.smoothingMs >= cycle.minDurationMs) inCycle.at('smoothingMs').fail('must be below minDurationMs');
  validateSense(cycle, inCycle);
  const phases = Object.values(cycle.phases);
  if (new Set(phases).size < phases.length) inCycle.at('phases').fail('must have four different names');
  rising(cycle.needed, inCycle.at('needed'));
  if (cycle.full < cycle.needed.pro) inCycle.at('full').fail('must not be below what is needed');
  for (const [index, { when }] of (cycle.stages ?? []).entries()) {
    for (const [at, check] of when.entries()) bounded(check, inCycle.at('stages', index, 'when', at));
  }
  if (!cycle.stages) withoutStages(record, place);
  if (sides && sides.left === sides.right) place.at('sides', 'right').fail('must be another signal than left');
  validateIdentity(identity, place.at('identity'));
  for (const [index, criterion] of criteria.entries()) {
    const inCriterion = place.at('criteria', index);
    validateCriterion(criterion, inCriterion);
    explainedBy(rules, criterion.code, inCriterion.at('code'));
  }
  const { fastMs, slowMs } = score.tempo;
  if (fastMs >= slowMs) place.at('score', 'tempo', 'fastMs').fail('must be below slowMs');
}

/** Depth grows on the way out, so it has to go the way that its signal swings. */
function validateSense({ depth, signals }: Cycle, place: Place): void {
  const swing = signals.find(({ signal }) => signal === signalOf(depth))?.swing;
  const scale = typeof depth === 'string' ? 1 : depth.scale;
  if (swing !== undefined && swing * scale < 0) {
    place.at('depth').fail(`falls where ${signalOf(depth)} swings out; it must grow`);
  }
}

/** Of none nobody can pass a share. */
function withoutStages(value: unknown, place: Place): void {
  if (typeof value !== 'object' || value === null) return;
  if ('statistic' in value && value.statistic === 'stages') place.at('statistic').fail('needs cycle.stages');
  const isList = Array.isArray(value);
  for (const [key, one] of Object.entries(value)) withoutStages(one, place.at(isList ? Number(key) : key));
}

function validateIdentity({ prior, evidence, blind = { pro: [] } }: Identity, place: Place): void {
  const names = evidence.map(({ name }) => name);
  for (const [index, { name, measure, against, pro, size }] of evidence.entries()) {
    const item = place.at('evidence', index);
    validateMeasure(measure, item.at('measure'));
    if (names.indexOf(name) < index) item.at('name').fail(`${shown(name)} is there twice`);
    if (against === pro) item.at('pro').fail('must differ from against');
    if (size && !tellsSize(measure)) item.at('size').fail('is not told by how the person is around a movement');
  }
  const most = evidence.reduce((sum, { weights }) => sum + weights.pro, prior);
  if (most < KNOWN) {
    place
      .at('prior')
      .fail(
        `is too low: with all evidence for it the sum is ${Number(most.toFixed(2))}, and ${KNOWN} is needed to count`,
      );
  }
  for (const [field, of] of Object.entries(blind) as [string, readonly string[]][]) {
    const unknown = of.find((name) => !names.includes(name));
    if (unknown !== undefined) place.at('blind', field).fail(`there is no evidence ${shown(unknown)}`);
  }
}

/** Whether a number grows with the movement: what is so at rest or around it does not. */
function tellsSize(of: Measure): boolean {
  if ('take' in of) return of.of.every(tellsSize);
  if ('as' in of) return false;
  return !('part' in of) || (of.part !== 'rest' && of.part !== 'around');
}

function validateCriterion({ measure, atLeast, atMost, attempt }: Criterion, place: Place): void {
  validateMeasure(measure, place.at('measure'));
  if (!atLeast === !atMost) place.fail('needs either atLeast or atMost');
  if (atLeast) rising(atLeast, place.at('atLeast'));
  if (atMost) falling(atMost, place.at('atMost'));
  if (attempt === undefined) return;
  if (atLeast ? attempt > atLeast.easy : attempt < (atMost?.easy ?? attempt)) {
    place.at('attempt').fail('asks for more than the threshold');
  }
}

function rising({ easy, normal, pro }: ByDifficulty, place: Place): void {
  if (!(easy <= normal && normal <= pro)) place.fail('must not get looser from easy to pro');
}

function falling({ easy, normal, pro }: ByDifficulty, place: Place): void {
  if (!(easy >= normal && normal >= pro)) place.fail('must not get looser from easy to pro');
}

function validateHold({ hold, rules, score }: HoldRecord, place: Place): void {
  for (const list of ['enter', 'stay'] as const) {
    for (const [index, check] of hold[list].entries()) {
      const inCheck = place.at('hold', list, index);
      bounded(check, inCheck);
      const limits = limitsOf(check);
      rising(limits.min, inCheck.at('byDifficulty'));
      falling(limits.max, inCheck.at('byDifficulty'));
      for (const [side, code] of Object.entries(check.code ?? {})) explainedBy(rules, code, inCheck.at('code', side));
      if (list === 'stay') noStricter(check, hold.enter, inCheck);
    }
  }
  for (const [index, { code }] of (hold.angles ?? []).entries()) {
    const inAngle = place.at('hold', 'angles', index, 'code');
    for (const [side, one] of Object.entries(code ?? {})) explainedBy(rules, one, inAngle.at(side));
  }
  for (const [index, { when, onBreak }] of rules.entries()) {
    const rule = place.at('rules', index);
    for (const [at, { measure }] of when.entries()) overWhole(measure, rule.at('when', at, 'measure'));
    if (onBreak !== undefined && !hold.stay.some(({ signal }) => signal === onBreak)) {
      rule.at('onBreak').fail(`no bound of hold.stay is on ${onBreak}`);
    }
  }
  overWhole(score.steadiness.measure, place.at('score', 'steadiness', 'measure'));
}

/** The bounds at each difficulty. */
function limitsOf({ min = -Infinity, max = Infinity, byDifficulty }: HoldCheck): Record<'min' | 'max', ByDifficulty> {
  const times = (bound: number): ByDifficulty => {
    const [easy, normal, pro] = DIFFICULTIES.map((name) => bound * (byDifficulty?.[name] ?? 1)) as [
      number,
      number,
      number,
    ];
    return { easy, normal, pro };
  };
  return { min: times(min), max: times(max) };
}

/** Who has entered a hold must not be out of it at once. */
function noStricter(stay: HoldCheck, enter: readonly HoldCheck[], place: Place): void {
  const same = enter.filter(({ signal, views }) => {
    return signal === stay.signal && (!views || stay.views?.every((view) => views.includes(view)));
  });
  const [bounds, asked] = [limitsOf(stay), same.map(limitsOf)];
  for (const difficulty of DIFFICULTIES) {
    const min = Math.max(-Infinity, ...asked.map((limits) => limits.min[difficulty]));
    const max = Math.min(Infinity, ...asked.map((limits) => limits.max[difficulty]));
    if (bounds.min[difficulty] > min) place.at('min').fail('is stricter than what hold.enter asks for');
    if (bounds.max[difficulty] < max) place.at('max').fail('is stricter than what hold.enter asks for');
  }
}

/** A second of a hold goes nowhere: it has no turning point, and neither way out nor back. */
function overWhole(measure: Measure, place: Place): void {
  if ('take' in measure) measure.of.forEach((one, index) => overWhole(one, place.at('of', index)));
  else if ('part' in measure && measure.part !== 'whole') place.at('part').fail('must be "whole" in a hold');
  else if (!('part' in measure) && measure.statistic !== 'slope') {
    place.at('statistic').fail('says nothing of a hold, which has no turning point');
  }
}
