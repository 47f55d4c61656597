import * as v from 'valibot';
import { AltTexts } from '#contract/alt-texts.ts';
import { routes } from '#contract/routes.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';
import { partCall, single } from '#test/support/backend/single-part.ts';

/** A backend with a session, and its responses with alt texts in all locales. */
export async function startLocalised(options: SignedInOptions = {}) {
  const signedIn = await startSignedIn(options);
  const { backend } = signedIn;
  const ask = async (id: string, { noCache = false } = {}) => {
    const response = await backend.ask(routes.readAssets.path, {
      body: partCall(id, 'altTexts', noCache),
      headers: { authorization: `Bearer ${signedIn.session}` },
    });
    return single(response, 'altTexts');
  };
  return {
    ...signedIn,
    ask,
    altTexts: async (id: string = assetIdOf('everything'), options?: { noCache?: boolean }) =>
      v.parse(AltTexts, await (await ask(id, options)).json()),
    /** Responds to Get Site with these locales from now on. */
    locales(locales: unknown) {
      const json = (body: unknown) => ({ ...Object(body), locales });
      backend.webflow.faults.always('GET /v2/sites/:siteId', { kind: 'rewrite', json });
    },
  };
}

/** Returns the alt texts alone, in their order. */
export function textsOf(altTexts: AltTexts): (string | null)[] {
  return altTexts.map(({ altText }) => altText);
}
