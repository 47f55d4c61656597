import { expect, test } from 'vitest';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { passUntil } from '#test/support/backend/pass-until.ts';
import { isGetAsset, startSignedIn } from '#test/support/backend/signed-in.ts';

const slowly = 3_000;

/** A Webflow of 3 seconds a call, an abuser whose reads wait in line, and what a colleague reads. */
async function startQueued() {
  const signedIn = await startSignedIn({
    divert: (request) =>
      isGetAsset(request)
        ? signedIn.backend.clock
            .sleep(slowly, request.signal)
            .then(() => signedIn.backend.webflow.fetch(request))
        : undefined,
  });
  const { backend, read } = signedIn;
  const idToken = backend.webflow.issueIdToken({ userId: users.mateo.id });
  const { token } = await (await backend.exchange(sites.outdoors.id, idToken)).json();
  const abuse = Array.from({ length: 40 }, (_, number) => read(String(number).padStart(24, 'e')));
  return { ...signedIn, abuse, readAsColleague: (id: string) => backend.getAsset(id, token) };
}

test('B6 shares: with 40 reads of another person in line, a colleague’s read takes no longer than alone', async () => {
  const { backend, abuse, readAsColleague } = await startQueued();
  const began = backend.clock.elapsed();
  const mine = readAsColleague(assetIdOf('everything')).then((response) => {
    return { status: response.status, took: backend.clock.elapsed() - began };
  });
  await passUntil(backend.clock, [mine]);
  expect(await mine).toEqual({ status: 200, took: slowly });
  await passUntil(backend.clock, abuse);
});

test('B6 shares: a colleague who wants the last asset of another person’s line is not refused with it', async () => {
  const { backend, abuse, read, readAsColleague } = await startQueued();
  const last = read(assetIdOf('everything'));
  const mine = readAsColleague(assetIdOf('everything'));
  await passUntil(backend.clock, [...abuse, last, mine]);
  expect((await last).status).toBe(429);
  expect((await mine).status).toBe(200);
});
