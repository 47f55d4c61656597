import { createRevocation } from '#backend/access/revocation.ts';
import { type AssetCache, createAssetCache } from '#backend/assets/asset-cache.ts';
import { createMissingAssets, createMissingCache } from '#backend/assets/missing-assets.ts';
import { createReadAsset } from '#backend/assets/read-asset.ts';
import { createReadCachedAsset } from '#backend/assets/read-cached-asset.ts';
import type { Demand } from '#backend/cache/cached-read.ts';
import { openDatabase } from '#backend/database/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { createLog } from '#backend/platform/log.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { environment, publicUrl } from '#test/support/backend/backend.ts';
import { memoryCaches } from '#test/support/backend/caches.ts';
import { type Answering, clientOver } from '#test/support/backend/client-over.ts';
import { noHurry, upstreamDeadline, webflowOver } from '#test/support/backend/transport.ts';

/** The reader of assets alone, for one installed site, over `send` as Webflow. `wrap` may watch or hold its cache. */
export async function createReader(send: Answering, wrap = (cache: AssetCache): AssetCache => cache) {
  const siteId = sites.outdoors.id;
  const keys = parseSecretKeys(environment.SECRET_KEYS);
  const installations = createInstallations(await openDatabase('sqlite::memory:'), keys, Date.now);
  const installationId = await installations.install('token', { siteIds: [siteId], workspaceIds: [] });
  const webflow = webflowOver(clientOver(send));
  const cache = wrap(createAssetCache(memoryCaches(Date.now)));
  const log = createLog('silent', { write: () => {} });
  const readAsset = createReadAsset({
    installations,
    revocation: createRevocation({ installations, webflow, held: { lookLater: () => {} } }),
    webflow,
    readCachedAsset: createReadCachedAsset(cache, log, noHurry),
    missing: createMissingAssets(createMissingCache(memoryCaches(Date.now)), cache),
    connectUrl: publicUrl,
    now: Date.now,
    deadline: upstreamDeadline,
  });
  return (assetId: string, signal: AbortSignal, demand: Demand = 'fresh') =>
    readAsset({ subject: { userId: 'user', siteId, installationId }, log, signal }, assetId, { demand });
}
