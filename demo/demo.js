/**
 * The demo: sets options, hands over the sample clip and shows what comes back.
 */
const tracker = document.querySelector('pose-upload-tracker');
const form = document.querySelector('form');
const messages = document.querySelector('#messages');

const QUIET = new Set(['keypoints', 'angles', 'progress']);

document.querySelector('#sample').addEventListener('click', () => {
  form.elements.namedItem('image').checked = false;
  tracker.source = 'video';
  tracker.analyze(new URL('./sample.mp4', import.meta.url).href);
});

form.addEventListener('change', ({ target }) => {
  if (target.name === 'exercise') tracker.exercise = target.value;
  if (target.name === 'skeleton') tracker.skeleton = target.checked;
  if (target.name === 'controls') tracker.controls = target.checked;
  if (target.name === 'max') tracker.pace = target.checked ? 'max' : 'realtime';
  if (target.name === 'image') tracker.source = target.checked ? 'image' : 'video';
});

tracker.addEventListener('angles', ({ detail }) => {
  for (const cell of document.querySelectorAll('[data-angle]')) {
    const degrees = detail.angles[cell.dataset.angle];
    cell.textContent = degrees === null ? '–' : `${Math.round(degrees)}°`;
  }
});

tracker.addEventListener('counter', ({ detail }) => {
  document.querySelector('#count').textContent = `${detail.current_count}${detail.unit === 'seconds' ? ' s' : ''}`;
  document.querySelector('#score').textContent = detail.form_score
    ? `${Math.round(detail.form_score.score)} ${detail.form_score.grade}`
    : '–';
});

tracker.addEventListener('message', ({ detail }) => {
  if (QUIET.has(detail.type)) return;
  if (detail.type === 'initialization' && detail.step === 'media') messages.replaceChildren();
  const item = document.createElement('li');
  item.textContent = JSON.stringify(detail, (key, value) =>
    Array.isArray(value) && value.length > 5 ? `${value.length} items` : value,
  ).slice(0, 600);
  messages.append(item);
});
