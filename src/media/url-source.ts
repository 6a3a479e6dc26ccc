/**
 * Reads a video from its address, in ranges where the server gives them, and gives up on a server that does not answer.
 */
import { BlobSource, UrlSource, type Source } from 'mediabunny';

/** Waits between tries once some data has come; a first request that fails is not repeated. */
const RETRY_DELAYS_S = [0.25, 1, 2];

/** HTTP: there is no such range, as in a file without a single byte. */
const RANGE_NOT_SATISFIABLE = 416;

const PARTIAL_CONTENT = 206;

/** An address that is open for reading. */
export interface OpenUrl {
  readonly source: Source;
  /** All the data, where the server gives no ranges and it had to be downloaded whole. */
  readonly data?: Blob;
  /** What went wrong with the connection, if anything did: it is told apart from damaged data by this. */
  readonly failure: () => unknown;
}

/**
 * Opens an address for reading.
 *
 * @throws whatever the first request fails with
 */
export async function openUrl(url: string, signal: AbortSignal): Promise<OpenUrl> {
  const response = await fetch(url, { headers: { Range: 'bytes=0-0' }, signal });
  if (response.status === RANGE_NOT_SATISFIABLE) return downloaded(new Blob());
  if (!response.ok) throw new Error(`status ${response.status}`);
  // Video files keep their index at either end: without ranges there is no way to it but through all of the file.
  if (response.status !== PARTIAL_CONTENT) return downloaded(await response.blob());
  await response.body?.cancel();
  return openRanges(url);
}

function downloaded(data: Blob): OpenUrl {
  return { source: new BlobSource(data), data, failure: () => undefined };
}

function openRanges(url: string): OpenUrl {
  let failure: unknown;
  let furthestByte = 0;
  let tries = 0;
  const source = new UrlSource(url, {
    fetchFn: async (request, init) => {
      const response = await fetch(request, init);
      if (!response.ok) failure = new Error(`status ${response.status}`);
      return response;
    },
    // Called for every broken connection, and with a count of its own for each: only new data starts ours afresh.
    getRetryDelay: (_attempts, error) => {
      failure = error;
      return furthestByte === 0 ? null : (RETRY_DELAYS_S[tries++] ?? null);
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
