/**
 * What a visitor waits for who chooses a file: clips as people have them, through the endpoint page and through the
 * element, the first file in a fresh profile and the second one in the same page.
 */
import { median, type Figure, type Target } from '../figures.js';
import type { Lab } from '../lab.js';
import type { Measurement } from '../measurement.js';
import { BUSY_SHARE, FIRST_RESULT_OF_10_S, NEXT_RESULT_OF_10_S, VISITOR_TIMES_REAL_TIME } from '../targets.js';
import { visitorClips, type VisitorClip } from '../visitor-clips.js';
import { openVisitorPage, type Surface, type VisitorRun } from '../visitor-page.js';

/** How long somebody takes in the dialog for files, at the very least. */
const HESITATION_MS = 2000;

/** A page that is measured: of this build, or of the one that it is compared with. */
interface Side {
  readonly isBaseline: boolean;
  readonly origin: string;
}

/** The runs of one clip on one surface. */
interface Series {
  readonly clip: VisitorClip;
  readonly surface: Surface;
  /** The file is chosen as soon as the button is there. */
  readonly first: VisitorRun[];
  /** The file is chosen some seconds after the button was pressed. */
  readonly hesitant: VisitorRun[];
  readonly next: VisitorRun[];
}

export const visitor: Measurement = {
  name: 'visitor',
  title: 'What a visitor waits for',
  async run(lab) {
    const clips = await visitorClips(lab);
    const cases = clips.flatMap((clip, index) =>
      // The element differs from the page around it by little: two clips show it.
      (index === 1 || clip === clips.at(-2) ? (['endpoint', 'element'] as const) : (['endpoint'] as const)).map(
        (surface) => ({ clip, surface }),
      ),
    );
    const sides: Side[] = [{ isBaseline: false, origin: lab.server.origin }];
    if (lab.baseline) sides.push({ isBaseline: true, origin: lab.baseline.origin });
    const made = new Map(sides.map((side) => [side, cases.map((each) => emptySeries(each))]));
    for (let round = 0; round < lab.rounds; round++) {
      lab.log(`visitor: round ${round + 1} of ${lab.rounds}`);
      for (const [index] of cases.entries()) {
        // Whoever comes first finds the machine as the one before left it: each does in turn.
        for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
          await measure(lab, side.origin, made.get(side)![index]!);
        }
      }
    }
    const [ours, before] = sides.map((side) => made.get(side)!);
    return cases.flatMap((_, index) => figuresOf(ours![index]!, before?.[index]));
  },
};

function emptySeries({ clip, surface }: Pick<Series, 'clip' | 'surface'>): Series {
  return { clip, surface, first: [], hesitant: [], next: [] };
}

async function measure(lab: Lab, origin: string, series: Series): Promise<void> {
  const { clip, surface, first, hesitant, next } = series;
  const page = await openVisitorPage(lab, origin, surface);
  first.push(await page.choose(clip.file));
  next.push(await page.choose(clip.file));
  await page.close();
  const patient = await openVisitorPage(lab, origin, surface);
  hesitant.push(await patient.choose(clip.file, HESITATION_MS));
  await patient.close();
}

type Moment = 'readyMs' | 'firstPoseMs' | 'doneMs';

const inSeconds = (runs: readonly VisitorRun[], moment: Moment) => median(runs.map((run) => run[moment] / 1000));

function figuresOf(ours: Series, before: Series | undefined): Figure[] {
  const { clip, surface, first, hesitant, next } = ours;
  const durationS = Math.round(clip.durationS);
  const name = `${clip.label}, ${durationS} s${surface === 'element' ? ', element' : ''}`;
  const isOf10s = clip.label === '720p' && durationS === 10;
  const wait = (label: string, runs: readonly VisitorRun[], moment: Moment, target?: Target): Figure => ({
    label: `${name}: ${label}`,
    ...inSeconds(runs, moment),
    unit: 's',
    ...(target && { target }),
  });
  return [
    wait('first file, chosen at once, to ready', first, 'readyMs'),
    wait('… to the first pose', first, 'firstPoseMs'),
    wait('… to the result', first, 'doneMs', isOf10s ? FIRST_RESULT_OF_10_S : undefined),
    wait(`first file, ${HESITATION_MS / 1000} s after the press, to the result`, hesitant, 'doneMs'),
    wait('second file, to the first pose', next, 'firstPoseMs'),
    wait('… to the result', next, 'doneMs', isOf10s ? NEXT_RESULT_OF_10_S : undefined),
    {
      label: `${name}: second file, against real time`,
      ...median(next.map(({ doneMs }) => (clip.durationS * 1000) / doneMs)),
      unit: '×',
      ...(durationS === 60 && { target: VISITOR_TIMES_REAL_TIME }),
    },
    {
      label: `${name}: second file, share of the workers' time in which they work`,
      ...median(next.map(({ busyShare }) => busyShare * 100)),
      unit: '%',
      target: { atLeast: BUSY_SHARE.atLeast * 100 },
    },
    ...(before
      ? [
          against(`${name}: first file, against the build before`, first, before.first),
          against(`${name}: second file, against the build before`, next, before.next),
        ]
      : []),
  ];
}

/** How many times as fast as before, by round. */
function against(label: string, runs: readonly VisitorRun[], before: readonly VisitorRun[]): Figure {
  const ratios = runs.map(({ doneMs }, round) => (before[round]?.doneMs ?? NaN) / doneMs);
  return { label, ...median(ratios), unit: '×', note: `${inSeconds(before, 'doneMs').value.toFixed(2)} s before` };
}
