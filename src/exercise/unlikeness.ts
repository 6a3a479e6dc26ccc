/**
 * How unlike movements are: those of one set are of like size, duration and shape, and would be decided alike.
 */
import { addedBy, isAround } from './identity.js';
import type { Member } from './identity.js';
import { medianOf } from './order.js';
import type { Evidence, Identity } from './types.js';

/** Movements of one set differ by less in size and duration, and on average in their evidence. */
const SIZE_FACTOR = 2.2;
const DURATION_FACTOR = 3;
const MOST_UNLIKE = 0.45;
/** As far apart as this in what their evidence adds to the log-odds, they are different movements. */
const LOG_ODDS_APART = 5;
/**
 * Where one would count by itself and the other would not, so much less makes them different movements: squats that follow
 * deadlifts have 3.2 more, and those that follow lunges have as much more as squats than as lunges. In a set that varies by
 * itself it takes so many times its usual deviation.
 */
const LEADS_APART = 2.5;
const LEAD_DEVIATIONS = 3;

/** What tells whether movements are alike. */
type Shaped = Pick<Member, 'movement' | 'shares'>;

function durationOf({ movement }: Shaped): number {
  return movement.endMs - movement.startMs;
}

/** @returns how unlike others a movement is in size, duration and evidence, 1 at the border */
export function unlikeness(identity: Identity, members: readonly Shaped[], other: Shaped): number {
  const usual = (of: (member: Shaped) => number): number => medianOf(members.map(of));
  const factor = (a: number, b: number, most: number): number => Math.abs(Math.log(a / b)) / Math.log(most);
  let sum = 0;
  let count = 0;
  let apart = 0;
  for (const [index, share] of other.shares.entries()) {
    const item = identity.evidence[index] as Evidence;
    // What came before the first movement of a set is not like what comes before the others.
    if (isAround(item)) continue;
    const usualShare = usual(({ shares }) => shares[index] as number);
    const difference = Math.abs(share - usualShare);
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count++;
    apart += Math.abs(addedBy(item, share) - addedBy(item, usualShare));
  }
  return Math.max(
    factor(
      other.movement.size,
      usual(({ movement }) => movement.size),
      SIZE_FACTOR,
    ),
    factor(durationOf(other), usual(durationOf), DURATION_FACTOR),
    count ? sum / count / 2 / MOST_UNLIKE : 0,
    apart / LOG_ODDS_APART,
  );
}

/** @returns how unlike others something is that would be decided otherwise, 1 at the border; 0 where it would be decided alike */
export function decidedApart(members: readonly Pick<Member, 'lead'>[], { lead }: Pick<Member, 'lead'>): number {
  const usual = medianOf(members.map((member) => member.lead));
  if (lead < 0 === usual < 0) return 0;
  const deviation = medianOf(members.map((member) => Math.abs(member.lead - usual)));
  return Math.abs(lead - usual) / Math.max(LEADS_APART, LEAD_DEVIATIONS * deviation);
}
