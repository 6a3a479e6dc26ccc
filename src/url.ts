/**
 * Addresses that may be none.
 */

/** @returns undefined where it is no address. `URL.parse` for browsers before 2025, too. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
