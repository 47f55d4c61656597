import { expect, test } from 'vitest';
import { formatAge } from '#panel/i18n/age.ts';

test.for([
  [-5_000, 'less than a minute'],
  [59_999, 'less than a minute'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [2 * 86_400_000, '2 days'],
] as const)('%d milliseconds are "%s"', ([age, words]) => {
  expect(formatAge(age)).toBe(words);
});
