import { messages, plural } from '#panel/i18n/messages.ts';

const { moments, minutes, hours, days } = messages.age;

/** Returns a duration in milliseconds as text: "less than a minute", "3 minutes", "2 hours", "4 days". */
export function formatAge(milliseconds: number): string {
  const count = Math.floor(milliseconds / 60_000);
  // A negative age, from a clock that is behind, and an invalid one count as no age.
  if (!Number.isFinite(count) || count < 1) return moments;
  if (count < 60) return plural(minutes, count);
  if (count < 48 * 60) return plural(hours, Math.floor(count / 60));
  return plural(days, Math.floor(count / (24 * 60)));
}
