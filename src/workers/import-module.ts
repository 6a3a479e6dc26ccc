/**
 * Imports a module of the package by its address, again where that failed before.
 */

/** How often each address has failed. */
const failures = new Map<string, number>();

/**
 * Imports like `import()`. Browsers keep what became of an address until the page is closed, a failure too: an address
 * that failed gets another query the next time, so that a file that was missing or damaged is asked for again.
 *
 * @param url an address, below the page's or worker's own
 */
export async function importModule<T>(url: string): Promise<T> {
  const failed = failures.get(url) ?? 0;
  const address = new URL(url, location.href);
  if (failed > 0) address.searchParams.set('retry', String(failed));
  try {
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ address.href)) as T;
  } catch (error) {
    failures.set(url, failed + 1);
    throw error;
  }
}
