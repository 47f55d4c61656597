import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import { routes } from '#contract/routes.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { hour, workingHour } from '#test/support/backend/hour/hour-pattern.ts';
import { throughOurs } from '#test/support/backend/hour/live-hour.ts';
import { type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';

/** Each of the 120 images must be read once; a few are looked at again when what is kept has grown old. */
const readsOfTheHour = 130;

/** Each of the 5 people opens one session after another, and each session has Webflow resolve one ID token. */
const sessionsOfTheHour = (5 * hour) / limits.sessionLifetimeMs;

test('budget: 600 selections of 120 images in an hour of 5 people, without a wait for the rate limit', async () => {
  const { waits, calls, refused, byRoute, outcomes, held } = await throughOurs(workingHour());
  expect(waits).toHaveLength(600);
  expect(calls).toBeGreaterThanOrEqual(120);
  expect(calls).toBeLessThanOrEqual(readsOfTheHour);
  expect(byRoute).toEqual({
    'GET /v2/assets/:assetId': calls,
    'POST /beta/token/resolve': sessionsOfTheHour,
  });
  expect(Object.keys(outcomes), 'none was refused, with 429 or otherwise').toEqual(['ok']);
  expect({ held, refused }).toEqual({ held: 0, refused: 0 });
});

const assetId = assetIdOf('everything');

/** Its files: the original and seven variants. */
const files = 8;

/** The asset in each of the site's two locales. */
const texts = 2;

/** The call of the panel when an image is selected. */
async function select({ backend, session }: SignedIn): Promise<void> {
  const response = await backend.ask(routes.readAssets.path, {
    body: { protocol: assetsProtocol, ids: [assetId], wanted: assetParts },
    headers: { authorization: `Bearer ${session}` },
  });
  expect(await response.text()).toContain('"isWhole":true');
}

const callsOf = ({ backend }: SignedIn) => backend.webflow.calls.byRoute();

test('budget: an image selected for the first time costs its facts in each locale, the site’s locales, and the head of each file', async () => {
  const signedIn = await startSignedIn();
  await signedIn.read(assetId);
  expect(callsOf(signedIn), 'what is painted first').toEqual({ 'GET /v2/assets/:assetId': 1 });
  await select(signedIn);
  expect(callsOf(signedIn)).toEqual({
    'GET /v2/assets/:assetId': texts,
    'GET /v2/sites/:siteId': 1,
    'GET cdn': files,
  });
});

test('budget: an image that a colleague has just selected costs no call', async () => {
  const signedIn = await startSignedIn();
  await select(signedIn);
  const session = await signedIn.backend.signIn();
  signedIn.backend.webflow.calls.reset();
  await select({ ...signedIn, session });
  expect(callsOf(signedIn)).toEqual({});
});

test('budget: an image selected a while ago costs one call per locale, however many select it together', async () => {
  const signedIn = await startSignedIn();
  await select(signedIn);
  await signedIn.pass(contractLimits.assetFreshMs);
  signedIn.backend.webflow.calls.reset();
  await Promise.all([select(signedIn), select(signedIn), select(signedIn)]);
  expect(callsOf(signedIn)).toEqual({ 'GET /v2/assets/:assetId': texts });
});
