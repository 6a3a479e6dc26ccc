/**
 * What of a message moves to the other side, where all else is copied.
 */

/** @param names of the fields that move; those that are left out of the message, or undefined, are none */
export function transferOf(names: readonly string[], message: unknown): Transferable[] {
  if (typeof message !== 'object' || message === null) return [];
  const fields = message as Readonly<Record<string, Transferable | undefined>>;
  return names.flatMap((name) => fields[name] ?? []);
}
