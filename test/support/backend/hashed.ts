import { type AssetsLine, assetsProtocol, hashWord } from '#contract/assets-call.ts';
import type { HashFacts } from '#contract/measurements.ts';
import { routes } from '#contract/routes.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { linesIn } from '#test/support/backend/looked-up.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';

/** The hashes in these lines, by asset id. */
export function hashesIn(lines: readonly AssetsLine[]): Map<string, HashFacts> {
  return new Map(
    lines.flatMap((line) => {
      if (!('hash' in line)) return [];
      const { assetId, ...facts } = line.hash;
      return [[assetId, facts] as const];
    }),
  );
}

/** A backend with a session, and the hashes of its assets' files. */
export async function startHashing(options: SignedInOptions = {}) {
  const started = await startSignedIn(options);
  const { backend } = started;
  async function call(body: object, { session = started.session }: { session?: string } = {}) {
    const response = await backend.ask(routes.readAssets.path, {
      body: { protocol: assetsProtocol, ...body },
      headers: { authorization: `Bearer ${session}` },
    });
    return linesIn(response);
  }
  return {
    ...started,
    call,
    hash: (ids: readonly string[], init?: { session?: string }) => call({ ids, wanted: [hashWord] }, init),
    /** The hash of the sandbox's asset with this key. */
    async hashOf(key: string): Promise<HashFacts | undefined> {
      return hashesIn(await call({ ids: [assetIdOf(key)], wanted: [hashWord] })).get(assetIdOf(key));
    },
    /** How often the CDN was asked. */
    cdnCalls: () => backend.webflow.calls.list().filter(({ route }) => route?.endsWith(' cdn')).length,
    /** Changes what Webflow says of an asset. */
    change(key: string, changes: Partial<WebflowAsset>) {
      const stored = backend.webflow.world.assets.get(assetIdOf(key));
      if (!stored) throw new Error(`no asset ${key}`);
      Object.assign(stored.asset, changes);
    },
  };
}
