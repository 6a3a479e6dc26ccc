import { expect } from 'chai';
import { numberFormatOf } from '../../src/texts/number-format.js';
import { languageOf, provideTexts } from '../../src/texts/interface-language.js';
import { OPTIONS, defaultOptionValues, type OptionValues } from '../../src/element/options.js';
import { parseOption } from '../../src/element/parse-option.js';
import { toRunOptions } from '../../src/element/to-run-options.js';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import { MORE } from '../../src/exercise/catalogue/more/index.js';
import type { ExercisePose } from '../../src/exercise/joints.js';
import { readParameters } from '../../src/host/parameters.js';
import { badgeAt } from '../../src/output/draw-badge.js';
import { advice } from '../../src/texts/en/exercise.js';
import { en } from '../../src/texts/en/interface.js';
import { exercises as more } from '../../src/texts/en/more-exercises.js';
import { physical } from '../../src/texts/en/physical.js';
import { phaseNamesOf, speak } from '../../src/texts/exercise-texts.js';
import { INTERFACE_TEXTS } from '../../src/texts/interface-texts.js';
import { addLanguage } from '../../src/texts/languages.js';
import type { Texts } from '../../src/texts/texts.js';
import { run } from '../helpers/sequence.js';
import { exerciseOf, recordings } from './exercise/support.js';

/** Numbers in it are written otherwise than in English. */
const TAG = 'nl';

/** What the exercises name their phases. */
const PHASES = [...CATALOGUE, ...MORE].flatMap((record) =>
  record.unit === 'reps'
    ? [...Object.values(record.cycle.phases), ...(record.cycle.stages ?? []).map(({ phase }) => phase)]
    : ['rest', 'entering', 'hold'],
);

/** Nothing but texts of the added language. */
const TRANSLATED = /^(‹[^‹›]+› ?)+$/;

/** The same texts in a language that only looks like one. */
function translated<T>(texts: T): T {
  if (typeof texts === 'string') return `‹${texts}›` as T;
  if (typeof texts === 'function') {
    return ((...args: unknown[]) => `‹${(texts as unknown as (...args: unknown[]) => string)(...args)}›`) as T;
  }
  const entries = Object.entries(texts as object).map(([name, text]) => [name, translated(text as unknown)] as const);
  return Object.fromEntries(entries) as T;
}

/** Every text in a tree of them, functions with figures in them. */
function textsIn(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree === 'function') return [(tree as (...args: unknown[]) => string)(['1'], '2', '3')];
  return Object.values(tree as object).flatMap(textsIn);
}

/** Every `message` in messages, at any depth, that is not empty. */
function messagesIn(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) =>
    name === 'message' && typeof value === 'string' ? [value].filter(Boolean) : messagesIn(value),
  );
}

describe('a third language', () => {
  before(() => {
    provideTexts(INTERFACE_TEXTS);
    const phases = Object.fromEntries(PHASES.map((phase) => [phase, phase]));
    addLanguage(TAG, {
      texts: translated<Texts>({ ...en, phases }),
      advice: translated({ ...advice, ...physical, ...Object.assign({}, ...Object.values(more)) }),
    });
  });

  it('is an option like the others, in URLs too', () => {
    const [{ option, given } = { option: OPTIONS[0]!, given: '' }] = readParameters(`?lang=${TAG}-BE`);
    expect(option.name).to.equal('lang');
    const lang = parseOption(option, given).value as string;
    const values: OptionValues = { ...defaultOptionValues(), lang };
    expect(toRunOptions(values, { assetBase: '/' }).lang).to.equal(TAG);
  });

  it('is what the interface speaks, and writes numbers in', () => {
    const { idle, texts, tag } = languageOf(`${TAG}-BE`);
    const all = textsIn([idle, texts]);
    expect(all.length).to.be.greaterThan(100);
    for (const text of all) expect(text).to.match(TRANSLATED);
    expect(numberFormatOf(tag).seconds(2300)).to.equal('2,3\u00a0s');
  });

  it('is what the engine speaks, of every exercise that comes with it and every recording', () => {
    const heard = new Set<string>();
    const hear = (poses: readonly ExercisePose[], exercise: string): void => {
      for (const message of messagesIn(run(poses, { exercise, lang: TAG, minGrade: 'A' }))) heard.add(message);
    };
    // Each recording as what it shows, and as another exercise, by turns: every code has its text below.
    for (const [index, shown] of recordings.entries()) {
      const others = CATALOGUE.filter(({ name }) => name !== exerciseOf(shown));
      hear(shown.poses, exerciseOf(shown) ?? 'squat');
      hear(shown.poses, others[index % others.length]?.name ?? '');
    }
    expect(heard.size).to.be.greaterThan(20);
    for (const message of heard) expect(message).to.match(TRANSLATED);
    expect([...heard].filter((message) => /^‹Score \d+: 90 \(A\) is needed\.›$/.test(message))).not.to.deep.equal([]);
  });

  it('has a text for every code of every record', () => {
    for (const { name, needs, rules, texts } of [...CATALOGUE, ...MORE]) {
      const directions = needs.ready.map(({ direction = '' }) => direction);
      for (const code of [`exercise.${name}`, ...directions, ...rules.map((rule) => rule.code)]) {
        expect(speak(TAG, name, texts)(code), `${name} ${code}`).to.match(TRANSLATED);
      }
    }
  });

  it('is what the overlay video says', () => {
    const phaseNames = phaseNamesOf(TAG);
    for (const phase of PHASES) {
      const entries = [{ timestampMs: 0, count: 1, phase }];
      expect(badgeAt({ unit: 'reps', phaseNames, entries }, 1).phase).to.match(TRANSLATED);
    }
  });

  it('is English where a text is missing, text by text', () => {
    const { results: _, ...texts } = translated(en);
    const { 'squat.depth.shallow': __, ...rest } = translated<Record<string, string>>(advice);
    addLanguage('eo', { texts, advice: rest });
    expect(languageOf('eo').texts.results).to.equal(en.results);
    expect(languageOf('eo').texts.play).to.match(TRANSLATED);
    expect(speak('eo', 'squat')('squat.depth.shallow')).to.equal(advice['squat.depth.shallow']);
    expect(speak('eo', 'squat')('squat.trunk.lean')).to.match(TRANSLATED);
  });
});
