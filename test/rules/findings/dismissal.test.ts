import { expect, test } from 'vitest';
import { type Dismissal, dismissalKeyOf, kindOf, splitDismissed } from '#rules/findings/dismissal.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { issue } from '#test/support/panel/image-facts.ts';

const alt = (rule: 'missing' | 'long'): Finding => ({ id: 'alt', severity: 'high', issue: issue({ rule }) });
const gif: Finding = { id: 'animatedGif', severity: 'medium', bytes: 900_000 };
const loads = {
  device: 'laptop',
  breakpoint: 'Desktop',
  density: 2,
  before: 9,
  after: 3,
  pixels: 625,
} as const;
const wide: Finding = { id: 'tooWide', severity: 'medium', ...loads, unmeasured: [] };
const oversized: Finding = { id: 'oversized', severity: 'medium', ...loads, width: 9_000 };

const dismissalOf = (finding: Finding, usage = 'page/1'): Dismissal => ({
  ...dismissalKeyOf(finding, usage),
  reason: 'intended',
  note: '',
});

test.for([
  ['animatedGif', gif, true],
  ['alt missing', alt('missing'), false],
  ['tooWide', wide, false],
  ['oversized', oversized, false],
] as const)('dismissing %s at one usage: elsewhere it is dismissed too: %s', ([kind, finding, isToo]) => {
  const dismissals = [dismissalOf(finding)];
  expect(kindOf(finding)).toBe(kind);
  expect(splitDismissed([finding], dismissals, 'page/1').findings).toEqual([]);
  expect(splitDismissed([finding], dismissals, 'page/2').findings).toEqual(isToo ? [] : [finding]);
});

test('a dismissal holds for other numbers of the same finding, and not for another rule of an alt text', () => {
  const dismissals = [dismissalOf(gif), dismissalOf(alt('missing'))];
  const heavier: Finding = { ...gif, bytes: 2_000_000 };
  expect(splitDismissed([alt('long'), heavier], dismissals, 'page/1')).toEqual({
    findings: [alt('long')],
    dismissed: [{ finding: heavier, dismissal: dismissals[0] }],
  });
});
