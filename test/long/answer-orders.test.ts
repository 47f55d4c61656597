import { test } from 'vitest';
import { kinds } from '#test/support/panel/orders/plans.ts';
import { expectSameEnd } from '#test/support/panel/orders/run.ts';

test.for(kinds)('P8 late-answer: %s end alike in 3,000 orders of all answers', (kind) =>
  expectSameEnd(kind, { numRuns: 3_000 }),
);
