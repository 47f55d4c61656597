import { test } from 'vitest';
import { kinds } from '#test/support/orders/plans.ts';
import { expectSameEnd } from '#test/support/orders/run.ts';
import { modestly } from '#test/support/properties.ts';

test.for(kinds)('P8 late-answer: %s end alike in every order of all answers', (kind) =>
  expectSameEnd(kind, modestly(kind === 'refusals' ? 300 : 150)),
);
