/**
 * Moments as people write them: `90d` from now, or a date.
 */

const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_557_600_000 };

/** Years of more digits are written in another way, which configuration files do not take. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** What `parseMoment` takes, in words. */
export const MOMENT_FORMS = 'a time from now such as 12h, 90d or 1y, or a date such as 2027-01-31';

/**
 * @param {string} text
 * @param {number} now ms since the epoch
 * @returns {number | undefined} ms since the epoch; undefined where the text is no moment
 */
export function parseMoment(text, now) {
  const span = /^(\d{1,6})([mhdwy])$/.exec(text);
  if (span) {
    const moment = now + Number(span[1]) * UNITS_MS[/** @type {keyof typeof UNITS_MS} */ (span[2])];
    return moment <= LAST_MOMENT ? moment : undefined;
  }
  // A date means its first moment in UTC, a time has to name its zone: elsewhere it would be another moment.
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)) return undefined;
  // A day that there is not, such as the 30th of February, would become another one.
  const day = text.slice(0, 10);
  const midnight = Date.parse(day);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}

/**
 * `2027-01-31 12:00 UTC`
 * @param {number} ms since the epoch; what others wrote may be no moment at all
 */
export function showMoment(ms) {
  if (Number.isNaN(new Date(ms).getTime())) return 'at no moment of the calendar';
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * `in 89 days`, `3 hours ago`
 * @param {number} ms since the epoch
 * @param {number} now
 */
export function showDistance(ms, now) {
  const span = Math.abs(ms - now);
  const [unit, size] =
    span >= UNITS_MS.d ? ['day', UNITS_MS.d] : span >= UNITS_MS.h ? ['hour', UNITS_MS.h] : ['minute', UNITS_MS.m];
  const count = Math.floor(span / Number(size));
  const text = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return ms >= now ? `in ${text}` : `${text} ago`;
}
