import { describe, expect, test } from 'vitest';
import { createInstallations } from '#backend/installations/installations.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { engines, openForTest, sharedEngines } from '#test/support/backend/engines.ts';
import { installationsContract } from '#test/support/backend/installations-contract.ts';

for (const { name, isMissing, empty } of engines) {
  describe.skipIf(isMissing)(name, () => {
    installationsContract(name, async () => openForTest(await empty()));
  });
}

for (const { name, isMissing, empty } of sharedEngines) {
  test.skipIf(isMissing)(`V6 store-battery: ${name}: two connections read the same state`, async () => {
    const url = await empty();
    const keys = parseSecretKeys(`k:${Buffer.alloc(32, 5).toString('base64url')}`);
    const [first, second] = [await openForTest(url), await openForTest(url)];
    const made = await createInstallations(first, keys, Date.now).install('token', {
      siteIds: ['0'.repeat(24)],
      workspaceIds: [],
    });
    expect(await createInstallations(second, keys, Date.now).readToken(made)).toBe('token');
    await first.destroy();
    await second.destroy();
    expect(await createInstallations(await openForTest(url), keys, Date.now).readToken(made)).toBe('token');
  });
}
