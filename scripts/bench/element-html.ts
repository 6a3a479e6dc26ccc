/**
 * The page with the element as a visitor has it.
 */

/** The page: `times` holds what happened when. */
export const ELEMENT_HTML = `<!doctype html>
<title>Benchmark</title>
<body>
<script>
  const times = { script: performance.now() };
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const holder = document.createElement('div');
  holder.innerHTML = '<pose-upload-tracker token="bench" ' + decodeURIComponent(location.hash.slice(1)) + '></pose-upload-tracker>';
  document.body.append(holder);
  const tracker = holder.firstChild;
  const look = () => {
    const button = tracker.querySelector('button') ?? tracker.shadowRoot?.querySelector('button');
    if (button && button.getBoundingClientRect().width > 0) times.button = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  tracker.addEventListener('keypoints', () => (times.firstPose ??= performance.now()));
  // How late a number changes, in ms of the video that the person watches.
  const lates = [];
  tracker.addEventListener('counter', ({ detail }) => {
    const video = tracker.shadowRoot.querySelector('video');
    if (video && !detail.final) lates.push(1000 * video.currentTime - detail.timestampMs);
  });
  tracker.addEventListener('export_ready', () => (times.exported ??= performance.now()));
  tracker.addEventListener('error', ({ detail }) => (times.error ??= detail.message));
  function watchRun() {
    for (const name of ['chosen', 'firstPose', 'done', 'exported', 'error']) delete times[name];
    tasks.length = 0;
    delays.length = 0;
    lates.length = 0;
    // A change does not leave the shadow tree.
    tracker.shadowRoot.addEventListener('change', () => (times.chosen ??= performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (tracker.dataset.state !== 'done') return;
      times.done = performance.now();
      observer.disconnect();
    });
    observer.observe(tracker, { attributes: true, attributeFilter: ['data-state'] });
  }
  // How late the page's thread gets to what is due: what a visitor feels of tasks of any length.
  const delays = [];
  let due = performance.now();
  const tick = () => {
    const now = performance.now();
    if (times.chosen !== undefined && times.done === undefined) delays.push({ startTime: due, duration: now - due });
    due = now + 5;
    setTimeout(tick, 5);
  };
  tick();
</script>
<script type="module" src="/define.js"></script>
`;
