/**
 * The home page: the element at work on the sample clip, and what it reports.
 */
import { exercises } from '../src/exercise/index.js';
import { find } from './find.js';
import { MessageLog } from './message-log.js';
import { registerElement, siteUrl } from './page-program.js';

/** Begins with the page. */
export function start(): () => void {
  const sample = siteUrl('sample.mp4');
  const tracker = find('pose-upload-tracker');
  const exercise = find('select');
  const log = new MessageLog(find('#messages'));
  let isGone = false;

  exercise.replaceChildren(
    new Option('Recognise it', 'auto'),
    ...exercises.map(({ name, label }) => new Option(label.en, name)),
    new Option('None', ''),
  );
  exercise.value = tracker.getAttribute('exercise') ?? '';
  exercise.addEventListener('change', () => (tracker.exercise = exercise.value));

  find('#sample').addEventListener('click', () => void tracker.analyze(sample).catch(() => undefined));

  tracker.addEventListener('message', ({ detail }) => log.add(detail));

  tracker.addEventListener('angles', ({ detail }) => {
    for (const cell of document.querySelectorAll<HTMLElement>('[data-angle]')) {
      const degrees = detail.angles[cell.dataset.angle as keyof typeof detail.angles];
      cell.textContent = degrees === null || degrees === undefined ? '–' : `${Math.round(degrees)}°`;
    }
  });

  tracker.addEventListener('counter', ({ detail }) => {
    find('#count').textContent = `${detail.current_count}${detail.unit === 'seconds' ? ' s' : ''}`;
    const { form_score: score } = detail;
    find('#score').textContent = score ? `${Math.round(score.score)} ${score.grade}` : '–';
  });

  /** The page shows the element at work by itself, except to those who would rather have no motion or fewer bytes. */
  async function begin(): Promise<void> {
    await registerElement();
    const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
    if (isGone || saveData || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    // A visitor who was quicker, or is here with a file, goes first.
    if (tracker.state === 'idle') await tracker.analyze(sample).catch(() => undefined);
  }

  void begin();
  return () => {
    isGone = true;
  };
}
