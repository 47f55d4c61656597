import { checkSync } from 'recheck';
import { expect, test } from 'vitest';
import { altRules } from '#rules/alt-text/alt-rules.ts';
import altWords from '#rules/alt-text/alt-words.json' with { type: 'json' };
import { hangAfter } from '#test/support/shared/hang-limits.ts';
import { patternsOnLongTexts } from '#test/support/shared/used-patterns.ts';

const altTextIssues = altRules(altWords);

/** Patterns may be slow on texts up to this length, which is longer than any name, decoded or not. */
const bounded = 3_000;

const starts = [
  '(1)_',
  '%41',
  '1',
  'a-',
  'a_',
  '-p-1',
  'Image ',
  'image, ',
  '[',
  '{{',
  'x.',
  '# ',
  '.jpg?',
  'Aa',
  'hero',
  'bilds',
  'hero-',
];
// File names and places are searched only in shorter texts.
const attacks = starts.flatMap((start) =>
  [290, 10_000].flatMap((length) => {
    const long = start.repeat(Math.ceil(length / start.length));
    return [long, `${long} x`, `${long}.png`, ` ${long}\n`];
  }),
);

const patterns = patternsOnLongTexts(bounded, () => {
  for (const text of attacks) {
    const link = { to: '', label: '', text, images: [text], isComplete: true };
    altTextIssues({ state: 'image', text, files: [text, `https://cdn.test/${text}-p-500.jpg`], link });
  }
});

test('long texts reach the patterns', () => {
  expect(patterns.length).toBeGreaterThan(15);
});

// Without the flags for where to start and how often to match.
test.for(patterns.map((pattern) => [pattern.source, pattern.flags.replace(/[dgy]/g, '')] as const))(
  'attack A18: no long text keeps /%s/%s longer than its length',
  ([source, flags]) => {
    const { status, ...rest } = checkSync(source, flags, { timeout: hangAfter.wait });
    const { summary } = 'complexity' in rest ? rest.complexity : { summary: 'unknown' };
    // A text on which the fuzzer alone has found no attack may still have one.
    expect([status, summary]).toEqual(['safe', expect.stringMatching(/^(?:safe|linear)$/)]);
  },
);
