/**
 * The run of one picture.
 */
import type { PostureAnalysisMessage } from '../exercise/messages.js';
import { decodeImage } from '../media/image.js';
import { loadWhole } from '../media/load-whole.js';
import { loaded } from '../not-loaded.js';
import { imageOverlay } from '../output/image-overlay.js';
import type { EnvironmentMessage } from '../output/messages.js';
import { anglesMessage, keypointsMessage } from '../output/pose-messages.js';
import { provideLanguage } from '../texts/more-languages.js';
import { stepped } from './progress.js';
import { seenPeople } from './seen-people.js';
import type { Run } from './run.js';
import { LoadingState, announce, loadDetector, sendEnvironment } from './start-run.js';

/** What a picture has shown. */
export interface AnalysedImage {
  /** The picture with the skeleton, as PNG. */
  readonly overlay: Blob;
  readonly environment: EnvironmentMessage;
  /** Where it was asked for. */
  readonly posture: PostureAnalysisMessage | undefined;
}

/** Analyses a picture once, at its full resolution. */
export async function runImage(run: Run): Promise<AnalysedImage> {
  const { name, media, request, options, signal, pool, track } = run;
  announce(run, 'media', `Loading ${name}…`);
  const loadPicture = async () => {
    const blob = await loadWhole(media, 'image', signal, request);
    const bitmap = await decodeImage(blob, name);
    if (!signal.aborted) run.show(request.isWhole ? blob : media);
    return { blob, bitmap };
  };
  const shown = new LoadingState(run);
  const showModel = shown.receiver('model');
  const picture = loadPicture();
  picture.then(
    () => shown.ready('media'),
    () => undefined,
  );
  /** The same picture, as the worker gives it back. */
  let returned: ImageBitmap | undefined;
  const measuring = options.posture
    ? Promise.all([loaded(import('../exercise/physical/posture.js')), provideLanguage(options.lang)]).then(
        ([posture]) => posture,
      )
    : undefined;
  // Waited for below, where it may be too late to hear of a failure.
  measuring?.catch(() => undefined);
  const send = stepped((value) => run.send({ type: 'progress', stage: 'download', value }));
  const report = (value: number) => {
    send(value);
    showModel(value);
  };
  try {
    const [{ blob, bitmap }, detector] = await Promise.all([picture, loadDetector(run, report)]);
    shown.ready('model');
    const environment = await sendEnvironment(run, detector, { decoder: 'image' });
    signal.throwIfAborted();
    run.update({ width: bitmap.width, height: bitmap.height });
    announce(run, 'ready', 'Analysing');
    // A worker that is lost takes the picture along.
    const take = onceThen(bitmap, () => decodeImage(blob, name));
    const { pose, people, chosen, picture: analysed } = await pool.analyseImage(take, signal, options.person);
    returned = analysed;
    if (people.length > 1) run.update({ people: seenPeople(people, chosen) });
    track.append(pose);
    run.update({ personFound: pose.keypoints.length > 0 });
    if (options.keypoints) run.send(keypointsMessage(pose));
    if (options.angles) run.send(anglesMessage(pose));
    const posture = (await measuring)?.postureOf(pose, options.lang);
    signal.throwIfAborted();
    if (posture) {
      run.update({ posture });
      run.send(posture);
    }
    const overlay = await imageOverlay(returned, name, pose, options.skeleton ? run.skeletonColors() : undefined);
    run.send(overlay.message);
    run.send({ type: 'progress', stage: 'analysis', value: 1 });
    return { overlay: overlay.blob, environment, posture };
  } finally {
    returned?.close();
    // Also where the model failed first: the picture must not stay in memory.
    void picture.then(({ bitmap }) => bitmap.close()).catch(() => undefined);
  }
}

/** @returns a function that gives what is there the first time it is called, and makes another one after that */
function onceThen<T>(first: T, make: () => Promise<T>): () => Promise<T> {
  let isGiven = false;
  return () => {
    if (isGiven) return make();
    isGiven = true;
    return Promise.resolve(first);
  };
}
