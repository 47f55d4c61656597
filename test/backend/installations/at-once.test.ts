import { describe } from 'vitest';
import { atOnceContract } from '#test/support/backend/at-once-contract.ts';
import { engines, openForTest } from '#test/support/backend/engines.ts';

for (const { name, isMissing, empty } of engines) {
  describe.skipIf(isMissing)(name, () => atOnceContract(name, async () => openForTest(await empty())));
}
