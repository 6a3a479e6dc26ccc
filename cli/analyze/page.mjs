/**
 * The program of the page: has the element analyse one file after the other, as any page would.
 */

/** @typedef {import('../../src/element/pose-upload-tracker.js').PoseUploadTracker} PoseUploadTracker */
/** @typedef {import('../../src/errors.js').PlainError} PlainError */

/**
 * @typedef {object} PageJob
 * @property {string} url of the file
 * @property {Readonly<Record<string, string>>} attributes of the element
 * @property {unknown} [record] of an exercise of one's own
 * @property {boolean} csv
 * @property {string} [overlayTo] where the overlay is sent, if it is wanted
 * @property {boolean} messages whether every message is told
 */

/**
 * @typedef {object} PageAnswer
 * @property {string} [data] the result as JSON
 * @property {{ reps: string, angles: string }} [csv]
 * @property {string} [keypoints] the message with all keypoints as JSON, with the option `keypoints`
 * @property {string} [overlayType] media type of the overlay
 * @property {PlainError} [error] in place of all others
 */

/** What the command hears while it waits. @typedef {(kind: 'progress' | 'message', text: string) => void} Tell */

/** @type {PoseUploadTracker | undefined} */
let element;

/** @type {unknown} */
let added;

/**
 * @param {PageJob} job
 * @returns {Promise<PageAnswer>}
 */
export async function analyse({ url, attributes, record, csv, overlayTo, messages }) {
  const tell = /** @type {{ poseTell: Tell }} */ (/** @type {unknown} */ (window)).poseTell;
  /** @type {PageAnswer} */
  const answer = {};
  const listening = new AbortController();
  try {
    const tracker = await prepared(attributes, record);
    tracker.addEventListener(
      'message',
      ({ detail }) => {
        // Those of an image come in one message.
        const whole = tracker.source === 'image' ? 'keypoints' : 'keypoints_batch';
        if (detail.type === whole) answer.keypoints = JSON.stringify(detail);
        if (detail.type === 'progress') tell('progress', JSON.stringify(detail));
        if (messages) tell('message', JSON.stringify(detail));
      },
      { signal: listening.signal },
    );
    const result = await tracker.analyze(url);
    // Messages end after the result is there.
    while (tracker.state !== 'done') {
      if (tracker.error) throw tracker.error;
      await new Promise((resolve) => tracker.addEventListener('statechange', resolve, { once: true }));
    }
    answer.data = JSON.stringify(result);
    if (csv) answer.csv = { reps: result.toCSV('reps'), angles: result.toCSV('angles') };
    if (overlayTo !== undefined) {
      const overlay = await result.overlay();
      answer.overlayType = overlay.type;
      const { ok, status } = await fetch(overlayTo, { method: 'PUT', body: overlay });
      if (!ok) throw new Error(`the overlay could not be stored (${status})`);
    }
    return answer;
  } catch (error) {
    return { error: plain(error) };
  } finally {
    listening.abort();
  }
}

/**
 * @param {Readonly<Record<string, string>>} attributes
 * @param {unknown} record
 */
async function prepared(attributes, record) {
  const modules = /** @type {typeof import('../../src/index.js')} */ (await import(fromRoot('index.js')));
  if (record !== undefined && added === undefined) {
    await modules.addExercise(/** @type {import('../../src/exercise/types.js').ExerciseRecord} */ (record));
    added = record;
  }
  if (!element) {
    await import(fromRoot('define.js'));
    element = /** @type {PoseUploadTracker} */ (document.createElement('pose-upload-tracker'));
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (!element.isConnected) document.body.append(element);
  return element;
}

/** @param {string} name of a file of the package, which the compiler is not to look for */
function fromRoot(name) {
  return new URL(`/${name}`, location.href).href;
}

/**
 * @param {unknown} error
 * @returns {PlainError}
 */
function plain(error) {
  const { code, message, details } = /** @type {PlainError} */ (error instanceof Error ? error : { message: error });
  return { code: typeof code === 'string' ? code : 'internal_error', message, ...(details && { details }) };
}
