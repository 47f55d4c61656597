import * as v from 'valibot';
import { expect } from 'vitest';
import { Measurements } from '#contract/measurements.ts';
import { routes } from '#contract/routes.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';
import { partCall, single } from '#test/support/backend/single-part.ts';

/** A backend with a session, and what its asset's files are measured as. */
export async function startMeasuring(options: SignedInOptions = {}) {
  const signedIn = await startSignedIn(options);
  const { backend } = signedIn;
  const ask = async (assetId: string, init: { signal?: AbortSignal; session?: string } = {}) => {
    const { session = signedIn.session, ...rest } = init;
    const response = await backend.ask(routes.readAssets.path, {
      body: partCall(assetId, 'measurements'),
      headers: { authorization: `Bearer ${session}` },
      ...rest,
    });
    return single(response, 'measurements');
  };
  return {
    ...signedIn,
    /** The answer for the sandbox's asset with this id. */
    ask,
    /** The measurements of the sandbox's asset with this key. */
    async measure(key: string): Promise<Measurements> {
      const response = await ask(assetIdOf(key));
      expect(response.status).toBe(200);
      return v.parse(Measurements, await response.json());
    },
    /** What the CDN was asked. */
    cdnCalls: () => backend.webflow.calls.list().filter(({ route }) => route?.endsWith(' cdn')),
    /** Changes what Webflow says of an asset. */
    change(key: string, changes: Partial<WebflowAsset>) {
      const stored = backend.webflow.world.assets.get(assetIdOf(key));
      if (!stored) throw new Error(`no asset ${key}`);
      Object.assign(stored.asset, changes);
    },
  };
}

export type Measuring = Awaited<ReturnType<typeof startMeasuring>>;
