/**
 * The rate of the bare model in any number of workers at once.
 */
import type { BareAnswer, BareRequest } from './bare-worker.js';

/** Workers with the bare model loaded. */
export class BareModel {
  readonly #workers: Worker[] = [];

  constructor(
    private readonly script: string,
    private readonly assets: string,
  ) {}

  /** @returns executions per second of all workers together */
  async rate(workers: number, runMs: number): Promise<number> {
    while (this.#workers.length < workers) {
      const worker = new Worker(this.script, { type: 'module' });
      await ask(worker, { load: this.assets });
      this.#workers.push(worker);
    }
    const answers = await Promise.all(this.#workers.slice(0, workers).map((worker) => ask(worker, { runMs })));
    return answers.reduce((sum, { executions, ms }) => sum + (executions * 1000) / ms, 0);
  }

  close(): void {
    for (const worker of this.#workers.splice(0)) worker.terminate();
  }
}

function ask(worker: Worker, request: BareRequest): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<BareAnswer>) => resolve(data);
    worker.onerror = (event) => reject(new Error(`The bare model failed: ${event.message}`));
    worker.postMessage(request);
  });
}
