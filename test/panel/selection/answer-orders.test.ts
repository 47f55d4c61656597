import { test } from 'vitest';
import { kinds } from '#test/support/panel/orders/plans.ts';
import { expectSameEnd } from '#test/support/panel/orders/run.ts';
import { modestly } from '#test/support/shared/properties.ts';

test.for(kinds)('P8 late-answer: %s end alike in every order of all answers', (kind) =>
  expectSameEnd(kind, modestly(kind === 'refusals' ? 300 : 150)),
);
