import { expect, test } from 'vitest';
import { cacheControl } from '#contract/freshness.ts';
import { contractLimits } from '#contract/limits.ts';

test('a read accepts a copy for as long as the backend keeps one', () => {
  expect(cacheControl.usual).toBe(`max-age=${contractLimits.assetFreshMs / 1000}`);
});
