import * as v from 'valibot';
import { AltTexts } from '#contract/alt-texts.ts';
import { altTextsPath } from '#contract/routes.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type SignedInOptions, startSignedIn } from '#test/support/backend/signed-in.ts';

/** A backend with a session, and its responses with alt texts in all locales. */
export async function startLocalised(options: SignedInOptions = {}) {
  const signedIn = await startSignedIn(options);
  const { backend } = signedIn;
  const ask = (id: string, headers: Record<string, string> = {}) =>
    backend.ask(altTextsPath(id), { headers: { authorization: `Bearer ${signedIn.session}`, ...headers } });
  return {
    ...signedIn,
    ask,
    altTexts: async (id: string = assetIdOf('everything'), headers?: Record<string, string>) =>
      v.parse(AltTexts, await (await ask(id, headers)).json()),
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
