/**
 * Reads a video from its address, in ranges where the server gives them, and gives up on a server that does not.
 */
import { UrlSource } from 'mediabunny';

/** Waits between tries once some data has come; a first request that fails is not repeated. */
const RETRY_DELAYS_S = [0.25, 1, 2];

/** A source with what its last failed request failed with. */
export interface WatchedUrlSource {
  readonly source: UrlSource;
  /** What went wrong with the connection, if anything did: it is told apart from damaged data by this. */
  readonly failure: () => unknown;
}

/** Opens an address for reading. */
export function openUrl(url: string): WatchedUrlSource {
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
