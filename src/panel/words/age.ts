/** A count with its noun: "1 minute", "2 minutes". */
export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** How long ago, from milliseconds: "less than a minute", "3 minutes", "2 hours", "4 days". */
export function ageInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return plural(minutes, 'minute', 'minutes');
  if (minutes < 48 * 60) return plural(Math.floor(minutes / 60), 'hour', 'hours');
  return plural(Math.floor(minutes / (24 * 60)), 'day', 'days');
}
