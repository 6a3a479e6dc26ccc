/**
 * Reads a video from its address, in ranges where the server gives them, and gives up on a server that does not answer.
 */
import { BlobSource, CustomSource, UrlSource, type Source } from 'mediabunny';
import { GrowingFile } from './growing-file.js';
import type { MediaRequest } from './source.js';
import { discard, fetchUnlessStalled } from './stalls.js';

/** Waits between tries once some data has come; a first request that fails is not repeated. */
const RETRY_DELAYS_S = [0.25, 1, 2];

const PARTIAL_CONTENT = 206;

/**
 * Answers of servers that want no ranges: bad request, method not allowed, not acceptable, precondition failed, no such
 * range (as in a file without a single byte), not implemented.
 */
const RANGE_REFUSED: ReadonlySet<number> = new Set([400, 405, 406, 412, 416, 501]);

const RANGE_NOT_SATISFIABLE = 416;

/** Each worker has its own; 64 MiB is the library's default. */
const CACHE_BYTES = 16 * 2 ** 20;

/** An address that is open for reading. */
export interface OpenUrl {
  readonly source: Source;
  /** All the data, where the server gives no ranges and does not say how much there is: it was downloaded whole. */
  readonly data?: Blob;
  /** All the data, once it has arrived, where the server gives no ranges. What has arrived is read before. */
  readonly whole?: Promise<Blob>;
  /** What went wrong with the connection, if anything did: it is told apart from damaged data by this. */
  readonly failure: () => unknown;
}

/** Who wants to know how reading goes on. */
export interface ReadObserver {
  /** Something is asked of the server, or has come. */
  readonly onActivity: () => void;
  /**
   * The share that has arrived, 0..1, of a file that is downloaded from its beginning to its end, and how many bytes it has
   * in total.
   */
  readonly onDownload: (share: number, bytes: number) => void;
}

/**
 * Opens an address for reading.
 *
 * @param signal ends a download that goes on after this has returned too
 * @throws whatever the first request fails with
 */
export async function openUrl(
  url: string,
  signal: AbortSignal,
  observer: ReadObserver,
  { credentials, isWhole }: MediaRequest,
): Promise<OpenUrl> {
  const asked = { credentials, signal };
  const response = (isWhole ? undefined : await askForRange(url, asked)) ?? (await fetchUnlessStalled(url, asked));
  if (!response.ok) throw new Error(`status ${response.status}`);
  // A server that sends a part unasked is asked for no others: what was wanted whole is shown from what has come.
  if (isWhole || response.status !== PARTIAL_CONTENT) return openDownload(response, observer);
  await discard(response);
  const check = createPartCheck();
  check('bytes=0-0', response);
  return openRanges(url, credentials, observer, check);
}

/** @returns undefined where the server wants no ranges, or sends nothing that could be read as one */
async function askForRange(url: string, asked: RequestInit & { signal: AbortSignal }): Promise<Response | undefined> {
  try {
    const response = await fetchUnlessStalled(url, { ...asked, headers: { Range: 'bytes=0-0' } });
    const isPart = response.status === PARTIAL_CONTENT;
    // A part of compressed data is no part of the file.
    if (!RANGE_REFUSED.has(response.status) && !(isPart && isCompressed(response))) return response;
    await discard(response);
  } catch (error) {
    // The server does not allow the header to another origin, or compresses what must not be. If it is down, it is still so
    // when it is asked without.
    if (!(error instanceof TypeError)) throw error;
  }
  return undefined;
}

/** As far as the server says so: to pages of another origin it need not. */
function isCompressed({ headers }: Response): boolean {
  return (headers.get('content-encoding') ?? 'identity') !== 'identity';
}

/** Without ranges there is one way to what lies further on: through all that lies before it. */
async function openDownload(response: Response, { onDownload }: ReadObserver): Promise<OpenUrl> {
  const size = Number(response.headers.get('content-length') ?? 0);
  // The length of compressed data says nothing of the file's, and servers of other origins do not say what is compressed.
  const isLengthSure = !isCompressed(response) && response.type !== 'cors';
  if (!response.body || !isLengthSure || !(size > 0)) return downloaded(await collected(response, size, onDownload));
  const file = new GrowingFile(response.body, size, (share) => onDownload(share, size));
  const source = new CustomSource({
    getSize: () => size,
    read: (start, end) => file.read(start, end),
    prefetchProfile: 'fileSystem',
    // Whoever reads next hears of it.
    handleUnhandledError: () => undefined,
  });
  return { source, whole: file.whole, failure: () => file.failure };
}

/** All of an answer. @param size what the server says, of which it may send more or less */
async function collected(response: Response, size: number, onDownload: ReadObserver['onDownload']): Promise<Blob> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !(size > 0)) return response.blob();
  let received = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        received += chunk.byteLength;
        onDownload(Math.min(1, received / size), size);
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted, { headers: { 'content-type': type } }).blob();
}

function downloaded(data: Blob): OpenUrl {
  return { source: new BlobSource(data), data, failure: () => undefined };
}

function openRanges(
  url: string,
  credentials: RequestCredentials,
  { onActivity }: ReadObserver,
  check: PartCheck,
): OpenUrl {
  let failure: unknown;
  let furthestByte = 0;
  let tries = 0;
  const source = new UrlSource(url, {
    maxCacheSize: CACHE_BYTES,
    fetchFn: async (request, init) => {
      onActivity();
      const response = await fetchUnlessStalled(request, { ...init, credentials });
      if (!response.ok) failure = new Error(`status ${response.status}`);
      // It has named a size at first that the file does not have.
      const isBeyond = response.status === RANGE_NOT_SATISFIABLE;
      const fault = isBeyond
        ? new WrongPartError('the server refuses a part that it has announced')
        : check(new Headers(init?.headers).get('range'), response);
      if (!fault) return response;
      await discard(response);
      throw fault;
    },
    // Called for every broken connection, and with a count of its own for each: only new data starts ours afresh.
    getRetryDelay: (_attempts, error) => {
      failure = error;
      if (error instanceof WrongPartError || furthestByte === 0) return null;
      return RETRY_DELAYS_S[tries++] ?? null;
    },
    handleUnhandledError: (error) => {
      failure = error;
    },
  });
  source.on('read', ({ end }) => {
    if (end <= furthestByte) return;
    furthestByte = end;
    tries = 0;
    failure = undefined;
  });
  return { source, failure: () => failure };
}

/** Servers that compress now and then mark the tag of the same file as weak, or by how it was sent. */
function strongTag(tag: string | null): string | null {
  return tag?.replace(/^W\//, '').replace(/[-;]+(gzip|br|zstd|deflate)"$/, '"') ?? null;
}

/** The server sends something else than was asked for: asking again changes nothing. */
export class WrongPartError extends Error {
  override readonly name = 'WrongPartError';
}

/** Says what is wrong with the answer to a range. */
type PartCheck = (range: string | null, response: Response) => WrongPartError | undefined;

/**
 * Checks that all parts are what was asked for, and of the same file, as far as the server says so: to pages of another
 * origin it tells only what it is configured to.
 */
function createPartCheck(): PartCheck {
  let known: { size: string | undefined; tag: string | null; date: string | null } | undefined;
  return (range, response) => {
    if (response.status !== PARTIAL_CONTENT) return undefined;
    const { headers } = response;
    const [, from, size] = /^bytes (\d+)-\d+\/(\d+)?/.exec(headers.get('content-range') ?? '') ?? [];
    const wanted = /^bytes=(\d+)-/.exec(range ?? '')?.[1];
    if (from !== undefined && wanted !== undefined && Number(from) !== Number(wanted)) {
      return new WrongPartError(`the server sent byte ${from} where byte ${wanted} was asked for`);
    }
    const now = { size, tag: strongTag(headers.get('etag')), date: headers.get('last-modified') };
    known ??= now;
    // Servers behind one address may each have a tag of their own for the same file; its date they share.
    const isSameDate = now.date !== null && now.date === known.date;
    const isOther = now.size !== known.size || (now.tag !== known.tag && !isSameDate);
    return isOther ? new WrongPartError('the file was changed on the server while it was being read') : undefined;
  };
}
