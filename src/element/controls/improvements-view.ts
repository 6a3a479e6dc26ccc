/**
 * What to improve: each with its advice, a picture of the moment that shows it best, and what was measured there.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import { canSharePictures } from '../share-file.js';
import { spokenAdvice } from '../spoken-advice.js';
import type { ViewModel } from '../view-model.js';
import { PLAY, SAVE, SHARE } from './bar-icons.js';
import { renderAdvice } from './engine-text.js';
import { improvementsOf, type Improvement, type Moment } from '../../output/improvements.js';
import { jointsOf } from './marked-joints.js';
import { labelOf } from './mark-label.js';
import type { MomentRequest } from './moment-pictures.js';
import { measuredSentence } from '../../output/measured-sentence.js';
import { scorePartName } from './repetition-figures.js';
import type { ResultsEvents, ResultsModel } from './results-events.js';

/** The list; nothing where there is nothing to say. */
export function renderImprovements(model: ResultsModel, events: ResultsEvents): TemplateResult | typeof nothing {
  const improvements = improvementsOf(model.summary, model.marks);
  if (improvements.length === 0) return nothing;
  return html`<section part="improvements" class="advice">
    <h3>${model.view.language.texts.mostlyToImprove}</h3>
    <ul>
      ${improvements.map((improvement) => renderImprovement(model, improvement, events))}
    </ul>
  </section>`;
}

function renderImprovement(model: ResultsModel, improvement: Improvement, events: ResultsEvents): TemplateResult {
  const { view } = model;
  const { moment } = improvement;
  const code = improvement.kind === 'finding' ? improvement.advice.code : '';
  const facts = improvement.kind === 'finding' ? factsOf(model, improvement) : [costOf(view, improvement.part)];
  const request = moment && {
    timeMs: moment.timeMs,
    joints: jointsOf(code, view.snapshot.exercise?.traits?.joint),
  };
  return html`<li>
    ${moment && request ? renderMoment(model, request, moment, events) : nothing}
    <div class="what">
      <p>${renderMessage(view, improvement)}</p>
      <p class="muted fine">${facts.join(' · ')}</p>
    </div>
    ${request ? renderShare(view, () => events.onShare(request, [messageOf(view, improvement), ...facts].join(' · '))) : nothing}
  </li>`;
}

function renderMessage(view: ViewModel, improvement: Improvement): string | TemplateResult {
  if (improvement.kind === 'score') return view.language.texts.scoreAdvice[improvement.part];
  const { code, message } = improvement.advice;
  return renderAdvice(view, code, message);
}

/** The same for those with whom it is shared. */
function messageOf(view: ViewModel, improvement: Improvement): string {
  if (improvement.kind === 'score') return view.language.texts.scoreAdvice[improvement.part];
  const { code, message } = improvement.advice;
  return spokenAdvice(view, code, message).text;
}

function renderShare({ language: { texts } }: ViewModel, onPress: () => void): TemplateResult {
  const isShared = canSharePictures();
  const label = isShared ? texts.sharePicture : texts.savePicture;
  return html`<button
    type="button"
    part="share-picture"
    class="tool"
    aria-label=${label}
    title=${label}
    @click=${onPress}
  >
    ${icon(isShared ? SHARE : SAVE)}
  </button>`;
}

function costOf(view: ViewModel, part: Extract<Improvement, { readonly kind: 'score' }>['part']): string {
  return view.language.texts.costMost(scorePartName(view, part));
}

/** In how many repetitions, what was measured, and how sure it is. */
function factsOf(
  { view, summary }: ResultsModel,
  { advice, moment }: Extract<Improvement, { readonly kind: 'finding' }>,
): readonly string[] {
  const { texts } = view.language;
  const { format } = view;
  const { unit, counter, near_misses: misses } = summary;
  const often =
    unit === 'seconds'
      ? texts.forSoLong(format.seconds(1000 * advice.count, 0))
      : texts.inSoMany(format.whole(advice.count), format.whole(Math.max(advice.count, counter + misses.length)));
  return [
    often,
    ...(moment?.measured ? [measuredSentence(moment.measured, { texts, format })] : []),
    ...(advice.unvalidated ? [texts.lessCertain] : []),
  ];
}

function renderMoment(
  { view, pictureOf }: ResultsModel,
  request: MomentRequest,
  { timeMs, span, mark }: Moment,
  { onPlay }: ResultsEvents,
): TemplateResult {
  const { texts } = view.language;
  const label = texts.playInLoop(mark ? labelOf(mark, view) : view.format.clock(span.startMs));
  return html`<button
    type="button"
    part="key-picture"
    class="picture"
    aria-label=${label}
    title=${label}
    @click=${() => onPlay(span)}
  >
    ${pictureOf?.(request) ?? nothing} ${icon(PLAY)}
    <span class="at" dir="ltr" aria-hidden="true">${view.format.clock(timeMs)}</span>
  </button>`;
}
