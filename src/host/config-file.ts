/**
 * Fetches the configuration file that lies beside the endpoint page.
 */
import { fetchText, nameOf } from '../access/fetch-json.js';
import { verifierOf, type VerifierSetup } from '../access/from-config.js';
import { SharedWork } from '../access/shared-work.js';
import type { TokenVerifier } from '../access/access.js';
import { addExercises, configError, fieldOf, parseConfig, type EndpointConfig } from './config.js';

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
   * The configuration. A page without one is closed: the file that ships with the package says that it is open, so one
   * that is missing has been lost, and may have said something else.
   *
   * @throws TrackerError `token_check_failed` where it is missing, cannot be read or is wrong; the next call tries again
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
    const name = nameOf(this.url);
    if (status !== 200) {
      throw configError(
        name,
        `cannot be read: the server answered ${status}. The package comes with one beside the page; put it there, or your own.`,
      );
    }
    const config = parseConfig(text, name);
    const [wrong] = await addExercises(config);
    if (wrong) throw configError(name, wrong.problem, fieldOf(wrong.path));
    return config;
  }
}
