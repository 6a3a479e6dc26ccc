/** A result in words, as a value. */
import { expect } from 'chai';
import { resolveExercise } from '../../src/exercise/index.js';
import type { ExerciseSummaryMessage, RepetitionSummary } from '../../src/exercise/messages.js';
import { describeResult, type DescribedFacts } from '../../src/session/describe-result.js';
import { addLanguage } from '../../src/texts/languages.js';
import { summaryOf } from '../helpers/summary.js';

const SHALLOW = 'squat.depth.shallow';

/** What the engine said of it, in the language of the analysis. */
const SAID = 'Go lower: until your thighs are level.';

function rep(number: number, depth = 100): RepetitionSummary {
  const findings =
    depth < 90
      ? [
          {
            code: SHALLOW,
            severity: 'warning' as const,
            message: SAID,
            timestampMs: 2000 * number,
            measured: {
              quantity: 'range' as const,
              unit: '%' as const,
              value: depth,
              limit: 90,
              bound: 'at_least' as const,
            },
          },
        ]
      : [];
  return {
    rep: number,
    startMs: 2000 * number - 500,
    bottomMs: 2000 * number,
    endMs: 2000 * number + 500,
    depth,
    tempo: { outMs: 400, holdMs: 200, backMs: 400 },
    score: 80,
    score_parts: { depth, tempo: 100, symmetry: 100, steadiness: 100, penalties: 0 },
    grade: 'B',
    findings,
  };
}

const THREE = summaryOf({
  counter: 3,
  grade: 'B',
  reps: [rep(1), rep(2), rep(3, 70)],
  recommendations: [{ code: SHALLOW, message: SAID, count: 1 }],
  not_judged: ['squat.knees.inward'],
});

function facts(summary: ExerciseSummaryMessage | undefined, more: Partial<DescribedFacts> = {}): DescribedFacts {
  const { name, repetitions, repetition, traits } = resolveExercise(summary?.exercise ?? 'squat')!;
  return {
    kind: 'video',
    summary,
    detected: undefined,
    exercise: {
      name,
      lang: 'en',
      ...(repetitions && { repetitions }),
      ...(repetition && { repetition }),
      ...(traits && { traits }),
    },
    isSomebodyThere: true,
    ...more,
  };
}

describe('a result in words', () => {
  it('is what the element says of it, with the moment and the figures of what to improve', async () => {
    expect(await describeResult(facts(THREE), 'en')).to.deep.equal({
      lang: 'en',
      sentence: '3 squats, 2 of them deep enough. The last one was the shallowest.',
      improvements: [
        {
          code: SHALLOW,
          text: SAID,
          repetition: 3,
          timestampMs: 6000,
          measured: { quantity: 'range', unit: '%', value: 70, limit: 90, bound: 'at_least' },
          measuredText: 'range 70%, at least 90%',
        },
      ],
      filming: ['Film from the front so that 1 more aspect of form can be judged.'],
    });
  });

  it('is in any language, whatever that of the analysis was', async () => {
    const french = await describeResult(facts(THREE), 'fr-CA');
    expect(french.lang).to.equal('fr');
    expect(french.sentence).to.equal('3 squats, dont 2 assez bas. La dernière répétition était la moins profonde.');
    expect(french.improvements[0]?.text).to.equal('Descendez plus bas : amenez vos cuisses à l’horizontale.');
    const german = await describeResult(facts(THREE), 'de');
    expect(german.sentence).to.equal(
      '3 Kniebeugen, davon 2 tief genug. Die letzte Wiederholung ging am wenigsten tief.',
    );
    expect(german.improvements[0]).to.include({
      text: 'Tiefer gehen: bis die Oberschenkel waagerecht sind.',
      measuredText: 'Umfang 70\u00a0%, mindestens 90\u00a0%',
    });
    expect((await describeResult(facts(THREE), 'xx')).lang).to.equal('en');
  });

  it('keeps advice in the language of the analysis where the language that is asked for has no words for it', async () => {
    addLanguage('eo', { texts: {} });
    const said = 'Tiefer gehen: bis die Oberschenkel waagerecht sind.';
    const recommendations = [{ code: SHALLOW, message: said, count: 1 }];
    const reps = THREE.reps.map((each) => ({
      ...each,
      findings: each.findings.map((one) => ({ ...one, message: said })),
    }));
    const analysed = facts({ ...THREE, reps, recommendations });
    const inGerman = { ...analysed, exercise: { ...analysed.exercise!, lang: 'de' } };
    const esperanto = await describeResult(inGerman, 'eo');
    expect([esperanto.lang, esperanto.improvements[0]?.text]).to.deep.equal(['eo', said]);
    const english = await describeResult(inGerman, 'en');
    expect(english.improvements[0]?.text)
      .to.match(/^\p{L}/u)
      .and.not.equal(said);
  });

  it('says why nothing was counted, and what else there is to say', async () => {
    const reason = { code: 'no_movement', message: 'Nobody moved.' } as const;
    const none = await describeResult(facts(summaryOf({ reason })), 'de');
    expect(none.sentence).to.equal('Keine Kniebeugen gezählt.');
    expect(none.reason).to.equal('Das Video zeigt diese Übung nicht.');
    expect(none.improvements).to.deep.equal([]);
    const nobody = await describeResult(facts(undefined, { exercise: undefined, isSomebodyThere: false }), 'de');
    expect(nobody.sentence).to.match(/^In diesem Video wurde niemand gefunden/);
    const detected = {
      type: 'exercise_detected',
      exercise: null,
      confidence: 0,
      candidates: [],
      timestampMs: 0,
    } as const;
    const unknown = await describeResult(facts(undefined, { exercise: undefined, detected }), 'de');
    expect(unknown.sentence).to.equal('Keine Übung wurde erkannt.');
    expect((await describeResult(facts(undefined, { exercise: undefined }), 'de')).sentence).to.equal('');
  });

  it('gives the part of the score that cost the most where nothing was found', async () => {
    const slow = { ...rep(1), score_parts: { ...rep(1).score_parts, tempo: 20 } };
    const { improvements } = await describeResult(facts(summaryOf({ counter: 1, grade: 'B', reps: [slow] })), 'en');
    expect(improvements).to.have.length(1);
    expect(improvements[0]).to.include({ repetition: 1, timestampMs: 2000 }).and.not.have.property('code');
  });
});
