import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endpointProperties, startFuzzTarget } from '#test/fuzz/endpoints.ts';
import { alarmsIn } from '#test/support/backend/log-lines.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

describe('H7 malformed-never-500', () => {
  test.each(Object.entries(endpointProperties))('H7 malformed-never-500: %s', async (_, propertyOf) => {
    const fuzzed = await startFuzzTarget();
    const property: fc.IRawProperty<unknown> = propertyOf(fuzzed);
    await fc.assert(property, modestly(fewerOf(1_000)));
    expect(alarmsIn(fuzzed.backend)).toEqual([]);
  });
});
