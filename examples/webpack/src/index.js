import 'pose-upload-tracker/define';

const tracker = document.querySelector('pose-upload-tracker');
tracker.addEventListener('counter', ({ detail }) => {
  document.querySelector('#count').textContent = detail.current_count;
});
