/**
 * The run of one video: analysis goes ahead, playback and messages follow.
 */
import { unlessAborted } from '../abort.js';
import type { VideoInfo } from '../media/frame.js';
import type { MediaInput, MediaRequest } from '../media/source.js';
import { checkPart, choosePart, emptyPart, timesOf, type VideoPart } from '../media/part.js';
import { noFrames } from '../media/no-frames.js';
import type { ExerciseDetectedMessage, ExerciseSummaryMessage } from '../exercise/messages.js';
import { PoseSmoother } from '../motion/smooth-pose.js';
import type { EnvironmentMessage } from '../output/messages.js';
import { anglesMessage, keypointsBatchMessage, keypointsMessage } from '../output/pose-messages.js';
import type { Pose } from '../pose/types.js';
import type { CloseLook } from '../pose/pool.js';
import type { PooledVideo } from '../pose/video-analysis.js';
import { startExercise } from './exercise-run.js';
import { findLatePeople } from './late-people.js';
import { openDecoded, type OpenedVideo } from './open-decoded.js';
import { Pacer, type Timed } from './pacer.js';
import { personPick, sameAs } from './person-pick.js';
import { Eta, HeldProgress, JointProgress, stepped } from './progress.js';
import type { Run } from './run.js';
import { startReference } from './reference/start-reference.js';
import { seenPeople } from './seen-people.js';
import { shownMedia } from './shown-media.js';
import { slowMotionOf } from './slow-motion.js';
import { takeStills } from './stills.js';
import { LoadingState, announce, loadDetector, sendEnvironment } from './start-run.js';
import type { ExerciseOverlay } from './tracked-exercise.js';

/** How much of the work the first look at a video is, where parts of it are looked at once more. */
const FIRST_SHARE = 0.7;

/** What is to be done when playback reaches a moment. */
interface Due extends Timed {
  readonly act: () => void;
}

/** What is known of an analysed video, beyond its run. */
export interface AnalysedVideo {
  /** What its data is read from. */
  readonly media: MediaInput;
  readonly request: MediaRequest;
  /** Where it can be played from. */
  readonly mediaUrl: string;
  /** What is shown of the exercise, where there is one. */
  readonly exercise: ExerciseOverlay | undefined;
  /** What the container says of it. */
  readonly info: VideoInfo;
  /** What of it was analysed, where not all was. */
  readonly part: VideoPart | undefined;
  /** Whether the browser decodes it frame by frame. */
  readonly decodable: boolean;
  readonly environment: EnvironmentMessage;
  /** Where an exercise was tracked. */
  readonly summary: ExerciseSummaryMessage | undefined;
  /** Where the exercise was to be recognised. */
  readonly detected: ExerciseDetectedMessage | undefined;
}

/**
 * Analyses a video from its first frame to its last.
 *
 * @param onAnalysed told as soon as the analysis is over: with a playback the messages may end much later
 * @returns when the last message has been sent
 */
export async function runVideo(run: Run, onAnalysed: (video: AnalysedVideo) => void): Promise<void> {
  const { options, signal, pool, track, playback } = run;
  checkPart(options);
  announce(run, 'media', `Loading ${run.name}…`);
  // The file is opened while the model loads: whichever fails first is what the visitor is told.
  // Another detector than before means other workers, so these come first.
  let onWorkers: () => void = () => undefined;
  const workers = new Promise<void>((resolve) => {
    onWorkers = () => {
      pool.expectWork(Infinity);
      resolve();
    };
  });
  const downloads = new JointProgress<'model' | 'video'>(
    typeof run.media === 'string' ? ['model', 'video'] : ['model'],
    stepped((value) => run.send({ type: 'progress', stage: 'download', value })),
  );
  const shown = new LoadingState(run);
  const showModel = shown.receiver('model');
  const showMedia = shown.receiver('media');
  const loading = loadDetector(
    run,
    (value) => {
      downloads.set('model', value);
      showModel(value);
    },
    onWorkers,
  );
  const told = new HeldProgress((share) => downloads.set('video', share), run.isOverheard);
  const onDownload = (share: number, bytes?: number) => {
    told.set(share);
    showMedia(share, bytes);
  };
  // The same workers find it first: a worker has one video open.
  const reference = startReference(run, loading, shown);
  const before = reference ? Promise.all([workers, reference]) : workers;
  const opening = openVideo(run, before, onDownload, () => told.open());
  loading.then(
    () => shown.ready('model'),
    () => undefined,
  );
  opening.then(
    () => shown.ready('media'),
    () => undefined,
  );
  // Also where the model or the exercise fails first: the file must not stay open.
  signal.addEventListener('abort', () => void opening.then(({ video }) => pool.close(video)).catch(() => undefined));
  const [detector, { video, part, decoding, stepper, shown: played }, exercise] = await Promise.all([
    loading,
    opening,
    startExercise(
      run,
      (timestampMs, act) => pacer.add({ timestampMs, act }),
      () => slowMotion.factor,
      reference,
    ),
  ]);
  const { info } = video;
  const slowMotion = slowMotionOf(options.slowMotion, info.capture);
  const environment = await sendEnvironment(run, detector, { ...decoding, slowMotion });
  signal.throwIfAborted();
  announce(run, 'ready', 'Analysing');

  const smoother = new PoseSmoother();
  const looksCloser = exercise?.looksCloser === true;
  const pacer = new Pacer<Due>(options.pace === 'realtime' ? playback : undefined, ({ act }) => act(), looksCloser);
  const show = (pose: Pose) => {
    if (options.keypoints) run.send(keypointsMessage(pose));
    if (options.angles) run.send(anglesMessage(pose));
    exercise?.reach(pose.timestampMs);
  };
  // What is looked at once more comes after it.
  const firstShare = looksCloser && options.analysisFps !== 'all' ? FIRST_SHARE : 1;
  const eta = new Eta(run.now);
  const whole = timesOf(part, info);
  const report = stepped((value) => {
    const etaMs = eta.estimateMs(value);
    run.update({ progress: value, ...(etaMs !== undefined && { etaMs }) });
    run.send({ type: 'progress', stage: 'analysis', value, ...(etaMs !== undefined && { etaMs }) });
  });
  signal.addEventListener('abort', () => pacer.dispose(), { once: true });
  if (options.pace === 'realtime') playback?.start();
  let personFound = false;
  const onPose = (raw: Pose) => {
    run.onDetection?.(raw);
    run.poses.append(raw);
    const pose = smoother.smooth(raw);
    track.append(pose);
    if (!personFound && pose.keypoints.length > 0) run.update({ personFound: (personFound = true) });
    pacer.push({ timestampMs: pose.timestampMs, act: () => show(pose) });
    exercise?.update(raw);
    report(
      firstShare * Math.min(0.999, (pose.timestampMs - whole.startMs) / Math.max(1, whole.durationMs - whole.startMs)),
    );
  };
  const consumer = { onPose, room: (aborted: AbortSignal) => pacer.room(aborted) };
  let severalSeen = false;
  const person = personPick(options.person, exercise?.evidenceOf, (people, chosen) => {
    severalSeen = true;
    run.update({ people: seenPeople(people, chosen) });
  });
  const looks = function* (): Iterable<CloseLook> {
    if (firstShare === 1) return;
    const parts = exercise?.partsToSee() ?? [];
    for (const [index, asked] of parts.entries()) {
      const poses: Pose[] = [];
      yield { part: insideOf(asked, part), person: sameAs(run.poses, asked), onPose: (pose) => void poses.push(pose) };
      run.seenClosely.push({ part: asked, poses });
      exercise?.seeClosely(asked, poses);
      report(firstShare + (1 - firstShare) * Math.min(0.999, (index + 1) / parts.length));
    }
  };
  let finishing: Promise<void> | undefined;
  const finish = () => (finishing ??= exercise?.finish() ?? Promise.resolve());
  const after = async () => {
    if (track.length === 0) return;
    await finish();
    await takeStills(run, video, exercise?.summary);
    if (!severalSeen && decoding.decoder === 'webcodecs') await findLatePeople(run, video, part);
  };
  await pool.analyse(video, options.analysisFps, detector, signal, consumer, person, part, looks, after);
  stepper?.close();
  // Damaged files place all frames before the beginning.
  if (track.length === 0) throw part ? emptyPart(part, run.name) : noFrames(run.name);
  await finish();
  const tellResult = async () => {
    // What was downloaded whole is at hand: the server is not asked for it again.
    const media = (await video.whole?.catch(() => undefined)) ?? video.media;
    const mediaUrl = await unlessAborted(played, signal);
    onAnalysed({
      media,
      request: run.request,
      mediaUrl,
      exercise: exercise?.overlay,
      info,
      part,
      decodable: decoding.decoder === 'webcodecs',
      environment,
      summary: exercise?.summary,
      detected: exercise?.detected,
    });
  };
  // Who waits for the result does not wait for the playback.
  const isPlayed = followsPlayback(run);
  if (isPlayed) await tellResult();
  await pacer.finish(signal);
  playback?.settle();
  report(1);
  exercise?.conclude();
  if (options.keypoints) run.send(keypointsBatchMessage(track.poses, info, detector.model));
  if (!isPlayed) await tellResult();
}

/** Whether messages keep step with a playback, and so may end long after the analysis. */
export function followsPlayback({ options, playback }: Pick<Run, 'options' | 'playback'>): boolean {
  return options.pace === 'realtime' && playback !== undefined;
}

/** A part of a part. */
function insideOf(asked: VideoPart, part: VideoPart | undefined): VideoPart {
  if (!part) return asked;
  return { startMs: Math.max(asked.startMs, part.startMs), endMs: Math.min(asked.endMs, part.endMs) };
}

/** Opens the video, and shows it as soon as it has proved to be one. */
async function openVideo(
  run: Run,
  before: Promise<unknown>,
  onDownload: (share: number, bytes?: number) => void,
  onOpen: () => void,
): Promise<OpenedVideo & { readonly part: VideoPart | undefined; readonly shown: Promise<string> }> {
  const { options, signal, update } = run;
  await unlessAborted(before, signal);
  const opened = await openDecoded(run, onDownload);
  signal.throwIfAborted();
  onOpen();
  const { width, height, durationMs } = opened.video.info;
  const part = partOf(run, opened);
  update({ width, height, durationMs, ...(part && { part }) });
  const shown = show(run, opened.video, part);
  // Whoever waits for it hears of what fails.
  shown.catch(() => undefined);
  // Nothing can keep step with what cannot be played yet.
  if (options.pace === 'realtime') await shown;
  return { ...opened, part, shown };
}

/** @throws TrackerError `invalid_parameter`; the video is closed then */
function partOf({ options, pool }: Run, { video, stepper }: OpenedVideo): VideoPart | undefined {
  try {
    return choosePart(options, video.info);
  } catch (error) {
    stepper?.close();
    pool.close(video);
    throw error;
  }
}

/** Has the video played: from its address, or from what was downloaded, once all of that is there. */
async function show(run: Run, video: PooledVideo, part: VideoPart | undefined): Promise<string> {
  const { request, signal, playback } = run;
  const source = request.isWhole ? await shownMedia(run, video) : run.media;
  signal.throwIfAborted();
  const url = run.show(source);
  playback?.load(url, part);
  return url;
}
