/**
 * Fetches the configuration file that lies beside the endpoint page.
 */
import { fetchText, nameOf } from '../access/fetch-json.js';
import { verifierOf, type VerifierSetup } from '../access/from-config.js';
import { SharedWork } from '../access/shared-work.js';
import type { TokenVerifier } from '../access/access.js';
import { configError, DEFAULT_CONFIG, parseConfig, type EndpointConfig } from './config.js';

/** Statuses by which a server says that there is no file. */
const NOT_THERE: ReadonlySet<number> = new Set([404, 410]);

/** How long the server may take, twice. */
const TIMEOUT_MS = 10_000;

/** The file: fetched once, and again only where that failed. */
export class ConfigFile {
  #config: EndpointConfig | undefined;
  #verifier: TokenVerifier | undefined;
  readonly #loading = new SharedWork<EndpointConfig>();

  /** @param url its address; never one that comes from the page's own */
  constructor(
    private readonly url: string,
    private readonly setup: VerifierSetup = {},
  ) {}

  /**
   * The configuration; the defaults where the server says that there is no file (404 or 410).
   *
   * @throws TrackerError `token_check_failed` where it cannot be read or is wrong; the next call tries again
   */
  async load(signal: AbortSignal): Promise<EndpointConfig> {
    this.#config ??= await this.#loading.wait('', (shared) => this.#fetch(shared), signal);
    return this.#config;
  }

  /** Checks tokens as the file says, once it has been read; refuses all where it cannot be. */
  readonly verifyToken: TokenVerifier = async (token, { signal }) => {
    const { access } = await this.load(signal);
    this.#verifier ??= verifierOf(access, this.url, this.setup);
    return this.#verifier(token, { signal });
  };

  async #fetch(signal: AbortSignal): Promise<EndpointConfig> {
    const { status, text } = await fetchText({
      url: this.url,
      what: 'the configuration file',
      // The page's own server may want to know who asks.
      credentials: 'same-origin',
      timeoutMs: TIMEOUT_MS,
      signal,
      ...this.setup,
    });
    if (NOT_THERE.has(status)) return DEFAULT_CONFIG;
    const name = nameOf(this.url);
    if (status !== 200) {
      throw configError(
        name,
        `cannot be read: the server answered ${status}. Have it answer 200, or 404 where there is none.`,
      );
    }
    return parseConfig(text, name);
  }
}
