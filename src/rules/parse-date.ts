// An HTML `time` has no year 0. Sources: RFC 3339, 5.6; HTML standard, "valid date string".
const dateTime = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Returns a date and time from Webflow in milliseconds since the epoch; null for anything else. */
export function parseDate(rfc3339: string): number | null {
  // V8's `Date.parse` reads "hero 5" as a date: it skips words before a number.
  const moment = dateTime.test(rfc3339) ? Date.parse(rfc3339) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
