/**
 * Who gets the time that several claim.
 */

/** Some time that somebody claims. */
export interface Claim<T> {
  readonly owner: T;
  readonly startMs: number;
  readonly endMs: number;
  /** How sure it is theirs. */
  readonly logOdds: number;
}

/**
 * Gives each moment to the surest of those who claim it, and to those who go together with them.
 *
 * @returns how many ms each has got; who has got nothing may not be there
 */
export function divideTime<T>(
  claims: readonly Claim<T>[],
  goTogether: (one: T, other: T) => boolean,
): ReadonlyMap<T, number> {
  const got = new Map<T, number>();
  const coming = [...claims].sort((a, b) => b.startMs - a.startMs);
  const edges = [...new Set(claims.flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort((a, b) => a - b);
  let open: Claim<T>[] = [];
  for (const [index, fromMs] of edges.entries()) {
    const toMs = edges[index + 1] ?? fromMs;
    open = open.filter(({ endMs }) => endMs > fromMs);
    for (let next = coming.at(-1); next && next.startMs <= fromMs; next = coming.at(-1)) {
      open.push(next);
      coming.pop();
    }
    if (open.length === 0) continue;
    const { owner: surest } = open.reduce((a, b) => (b.logOdds > a.logOdds ? b : a));
    const owners = new Set(open.map(({ owner }) => owner));
    for (const owner of owners) {
      if (owner === surest || goTogether(owner, surest)) got.set(owner, (got.get(owner) ?? 0) + toMs - fromMs);
    }
  }
  return got;
}
