import { expect, test } from 'vitest';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';

const missingId = 'f'.repeat(24);

function withStatus(foreignAssetStatus: 401 | 403 | 404) {
  return startSignedIn({ webflow: { unconfirmed: { foreignAssetStatus } } });
}

/** Every reason for which an asset is not shown, as a backend that has it and the id to ask for. */
const reasons: [string, () => Promise<SignedIn>, string][] = [
  ['it does not exist', () => startSignedIn(), missingId],
  ['it is another site’s and Webflow says 404', () => withStatus(404), assetIdOf('foreign')],
  ['it is another site’s and Webflow says 403', () => withStatus(403), assetIdOf('foreign')],
  ['it is another site’s and Webflow says 401', () => withStatus(401), assetIdOf('foreign')],
  [
    'it is another site’s of the same installation',
    () => startSignedIn({ siteIds: [sites.outdoors.id, sites.journal.id] }),
    assetIdOf('journal'),
  ],
  [
    'it is forbidden',
    async () => {
      const signedIn = await startSignedIn();
      const { faults } = signedIn.backend.webflow;
      faults.next('GET /v2/assets/:assetId', {
        kind: 'respond',
        status: 403,
        body: { code: 'missing_scopes', message: 'OAuthForbidden: assets:read' },
      });
      return signedIn;
    },
    assetIdOf('everything'),
  ],
];

/** The whole answer as bytes on the wire would be, but for the id of the request. */
async function wholeAnswer(response: Response): Promise<string> {
  const requestId = response.headers.get('x-request-id') ?? 'none';
  const headers = [...response.headers].map((header) => header.join(': ')).join('\n');
  return `${response.status}\n${headers}\n\n${await response.text()}`.replaceAll(requestId, 'ID');
}

test.each(reasons)('a response does not reveal that %s', async (_, setUp, assetId) => {
  const missing = await startSignedIn();
  const expected = await wholeAnswer(await missing.read(missingId));
  expect(expected).toContain('"code":"asset_not_found"');
  const { read } = await setUp();
  expect(await wholeAnswer(await read(assetId))).toBe(expected);
});
