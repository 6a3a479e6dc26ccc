/**
 * Moments as configuration files and servers write them.
 */
import * as v from 'valibot';

const FORM = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** A moment as text with its time zone (RFC 3339); ms since the epoch once it is read. */
export const momentSchema = v.pipe(
  v.string('Give a moment as text, such as "2027-01-31T00:00:00Z".'),
  v.regex(FORM, 'Give a moment with its time zone, such as "2027-01-31T00:00:00Z".'),
  v.check(isOnCalendar, 'There is no such moment: check day and month.'),
  v.transform((text) => Date.parse(text)),
  v.number('There is no such moment: check its time.'),
);

/** To some browsers the 30th of February is the 2nd of March, to others it is no date: who is let in must not differ. */
function isOnCalendar(text: string): boolean {
  const day = FORM.exec(text)?.[1] ?? '';
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
