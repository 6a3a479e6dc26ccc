/**
 * The parts of `npm run accuracy`: each runs over what there is, prints what it found, and says what missed a limit.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../src/exercise/catalogue/index.js';
import type { ExerciseRecord } from '../../src/exercise/types.js';
import { runClips } from './clips.js';
import { runConditions } from './conditions.js';
import { readRows } from './evidence-data.js';
import { figuresOf } from './figures.js';
import type { Figures } from './figures.js';
import { catalogueWithout, groupOf, leftOutWeights, ratedGroup } from './fit.js';
import type { LeftOutWeights } from './fit.js';
import { runForm, runLeftOut } from './form.js';
import { runCross, runLabels } from './labelled.js';
import { jumpCases } from './jumps/cases.js';
import { jumpFigures, missedJumps } from './jumps/figures.js';
import { filmJumps } from './jumps/film.js';
import { countJumps, missedCounts } from './jumps/labelled.js';
import { sayJumps } from './jumps/say.js';
import { missedCounting, missedForm } from './limits.js';
import { runRated } from './rated.js';
import { missedNamed, runNamed, sayNamed } from './named.js';
import { onePersonCases, runMixed, sayMixed, twoPeopleCases } from './mixed.js';
import { runReference } from './reference.js';
import { fixtures, readLabels, storedProviders, videoOf } from './recordings.js';
import type { Label, PoseProvider } from './recordings.js';
import { sayForm, sayRated } from './say-people.js';
import { missedReference, sayReference } from './say-reference.js';
import { sayPublished, sayRecordings } from './say-recordings.js';
import { sayConditions, sayFaults, sayGrid } from './say-synthetic.js';
import { runFaults, runGrid } from './synthetic.js';
import { readRated } from './uiprmd.js';

/** All parts, in the order in which they run. */
export const PARTS = [
  'recordings',
  'named',
  'left-out',
  'clips',
  'rated',
  'mixed',
  'form',
  'conditions',
  'difficulties',
  'faults',
  'reference',
  'jumps',
] as const;

type Part = (typeof PARTS)[number];

/** What runs where nothing is said: filming takes many minutes and the built package. */
export const USUAL_PARTS: readonly Part[] = PARTS.filter((part) => part !== 'jumps');

/** What to run. */
export interface AccuracyOptions {
  readonly dataDir: string;
  readonly clipsDir?: string;
  readonly models: readonly string[];
  readonly only: readonly string[];
  /** Of two exercises in one video, every nth case; all by default. */
  readonly every?: number;
  readonly leftOutFile?: string;
  readonly verbose: boolean;
}

/** What was found, which limits were missed, and what could not be run. */
export interface AccuracyResult {
  readonly results: Readonly<Record<string, unknown>>;
  readonly missed: readonly string[];
  readonly notRun: readonly string[];
}

/** @returns what all parts that were asked for found */
export async function accuracy(options: AccuracyOptions): Promise<AccuracyResult> {
  const { dataDir, clipsDir, models, only, every = 1, verbose } = options;
  const asked = (part: Part): boolean => only.includes(part);
  const results: Record<string, unknown> = {};
  const missed: string[] = [];
  const notRun: string[] = [];
  const stored = readLabels(dataDir);
  const rated = readRated(dataDir);
  const { labels, providers } = stored
    ? { labels: stored, providers: storedProviders(dataDir) }
    : { labels: fixtures().labels, providers: [fixtures().provider] };
  if (!stored)
    notRun.push(`${join(dataDir, 'labels.json')} does not exist: the repository's own recordings stand for it`);
  let ours: Figures | undefined;
  const run = async (
    title: string,
    from: readonly PoseProvider[],
    of = labels,
    catalogueFor?: (label: Label) => readonly ExerciseRecord[],
  ): Promise<void> => {
    const shown = (await Promise.all(from.map((one) => runLabels(of, one, catalogueFor)))).flat();
    const cross = (await Promise.all(from.map((one) => runCross(of, one, catalogueFor)))).flat();
    sayRecordings(title, shown, cross);
    missed.push(...missedCounting(title, shown, cross));
    results[title] = { shown, cross };
    ours = figuresOf(shown);
  };

  if (asked('recordings')) await run('Recordings', providers);

  if (asked('named')) {
    const named = (await Promise.all(providers.map((one) => runNamed(labels, one)))).flat();
    sayNamed(named);
    missed.push(...missedNamed(named));
    results['named'] = named;
  }

  let leftOut: LeftOutWeights = {};
  if (asked('left-out') && stored) {
    leftOut = options.leftOutFile
      ? (JSON.parse(readFileSync(options.leftOutFile, 'utf8')) as LeftOutWeights)
      : leftOutWeights(await readRows(dataDir));
    await run('Out of sample, each person left out', providers, labels, ({ name }) =>
      catalogueWithout(groupOf(name), leftOut),
    );
  } else if (asked('left-out')) notRun.push('out of sample: what the weights were fitted on is not there');
  if (ours) sayPublished(ours);

  if (asked('clips') && clipsDir) {
    const [there, lost] = [
      labels.filter((one) => videoOf(one, clipsDir)),
      labels.filter((one) => !videoOf(one, clipsDir)),
    ];
    if (lost.length > 0)
      notRun.push(`${lost.length} videos not in ${clipsDir}: ${lost.map(({ name }) => name).join(', ')}`);
    const clips = await runClips((label) => videoOf(label, clipsDir), models);
    for (const provider of clips.providers) await run(provider.name, [provider], there);
    await clips.close();
  } else if (asked('clips')) notRun.push('videos: give their folder with --clips DIR');

  if (rated && asked('rated')) {
    const weights = (subject: number): readonly ExerciseRecord[] => catalogueWithout(ratedGroup(subject), leftOut);
    const title = leftOut[ratedGroup(1)] ? 'Rated people, each left out' : 'Rated people';
    const found = runRated(rated, leftOut[ratedGroup(1)] ? weights : () => CATALOGUE);
    sayRated(title, found, verbose);
    results['rated'] = found;
  }
  if (rated && stored && asked('mixed')) {
    const joined = (await Promise.all(providers.slice(0, 1).map((one) => twoPeopleCases(labels, one)))).flat();
    const cases = [...joined, ...onePersonCases(rated)].filter((_, index) => index % every === 0);
    const mixed = runMixed(cases);
    sayMixed(mixed, verbose);
    results['mixed'] = mixed;
  } else if (asked('mixed')) notRun.push('two exercises in one video: labelled and rated people are not there');
  if (rated && asked('form')) {
    const { codes, refused } = runForm(rated);
    const fitted = runLeftOut(rated);
    sayForm(codes, refused, fitted);
    missed.push(...missedForm(codes, refused));
    results['form'] = { codes, refused, fitted };
  }
  if (!rated && (asked('rated') || asked('form'))) {
    notRun.push(`people whose form was rated: ${join(dataDir, 'form/uiprmd.json')} does not exist`);
  }

  if (asked('conditions')) {
    const conditions = runConditions();
    sayConditions(conditions, verbose);
    results['conditions'] = conditions;
  }
  if (asked('difficulties')) {
    const grid = runGrid();
    sayGrid(grid, verbose);
    results['difficulties'] = grid;
  }
  if (asked('faults')) {
    const faults = runFaults();
    sayFaults(faults, verbose);
    results['faults'] = faults;
  }
  if (asked('reference') && stored) {
    const reference = await runReference(labels, providers);
    sayReference(reference, verbose);
    missed.push(...missedReference(reference));
    results['reference'] = reference;
  } else if (asked('reference')) notRun.push('references: too few people are in the repository’s recordings');
  if (asked('jumps')) {
    missed.push(...missedCounts(await countJumps(labels, providers)));
    const filmed = await filmJumps(jumpCases(), ({ clip }) => console.error(`measured: ${clip.name}`));
    const figures = jumpFigures(filmed);
    sayJumps(figures, filmed, verbose);
    missed.push(...missedJumps(figures, filmed));
    results['jumps'] = { figures, ...filmed };
  } else notRun.push('jumps on video: build, and give --only jumps; that films for many minutes');
  return { results, missed, notRun };
}
