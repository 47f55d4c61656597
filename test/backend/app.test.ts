import { describe, expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';

describe('the whole path', () => {
  test('install, session, asset', async () => {
    const backend = await startBackend();
    expect((await backend.install()).status).toBe(200);
    const session = await backend.signIn();
    const response = await backend.getAsset(assetIdOf('everything'), session);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ siteId: sites.outdoors.id, stale: false });
  });
});
