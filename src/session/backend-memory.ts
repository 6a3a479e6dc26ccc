/**
 * Remembers which backend was chosen on this device: backends differ in their last digits, so the same file gives the
 * same result only where the choice stays the same.
 */
import type { BackendChoice } from '../pose/backend-choice.js';
import type { PoseBackend } from '../pose/types.js';

const KEY = 'pose-upload-tracker.backend';

const BACKENDS: readonly PoseBackend[] = ['wasm', 'webgl', 'webgpu'];

/** Where choices are kept; a page's `localStorage` is one. */
export type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Choices by what they depend on. Storage that is full, blocked or spoiled only makes it forget. */
export class BackendMemory {
  #kept: (BackendChoice & { readonly fingerprint: string }) | undefined;

  /** @param storage called for each access: reading `localStorage` may throw by itself */
  constructor(private readonly storage: () => ChoiceStorage | undefined) {}

  /** @param fingerprint everything that the choice depends on */
  recall(fingerprint: string): BackendChoice | undefined {
    const kept = this.#kept ?? this.#read();
    if (kept?.fingerprint !== fingerprint) return undefined;
    return { backend: kept.backend, reason: kept.reason };
  }

  keep(fingerprint: string, { backend, reason }: BackendChoice): void {
    this.#kept = { fingerprint, backend, reason };
    try {
      this.storage()?.setItem(KEY, JSON.stringify(this.#kept));
    } catch {
      // Forgotten with the page, then.
    }
  }

  #read(): (BackendChoice & { readonly fingerprint: string }) | undefined {
    try {
      const { fingerprint, backend, reason } = JSON.parse(this.storage()?.getItem(KEY) ?? '{}') as Record<
        string,
        unknown
      >;
      const known = BACKENDS.find((name) => name === backend);
      if (!known || typeof fingerprint !== 'string' || typeof reason !== 'string') return undefined;
      return { fingerprint, backend: known, reason };
    } catch {
      return undefined;
    }
  }
}
