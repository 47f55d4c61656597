import { describe, expect, test } from 'vitest';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { assetPath, routes } from '#contract/routes.ts';
import { usesProtocol } from '#contract/uses.ts';
import { weighingProtocol } from '#contract/weighing.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { sendsOriginal } from '#test/support/backend/weighed.ts';

const ours = { siteId: sites.outdoors.id, assetId: assetIdOf('everything') };
const theirs = { siteId: sites.bakery.id, assetId: assetIdOf('foreign') };

async function twoTenants() {
  const backend = await startBackend();
  await backend.install({ siteIds: [ours.siteId] });
  await backend.install({ siteIds: [theirs.siteId] });
  backend.webflow.faults.always('GET cdn', sendsOriginal());
  const [session, their] = [await backend.signIn(ours.siteId), await backend.signIn(theirs.siteId)];
  const row = await backend.db
    .selectFrom('installation_sites')
    .select('installation_id')
    .where('site_id', '=', theirs.siteId)
    .executeTakeFirstOrThrow();
  expect((await backend.getAsset(theirs.assetId, their)).status, 'their asset is in the cache').toBe(200);
  return { backend, session, their, installationId: row.installation_id };
}

/** How a call of ours names them; every route of the contract is here, or the test does not compile. */
const calls = {
  readAssets: (backend: TestBackend) => ({
    path: routes.readAssets.path,
    body: {
      protocol: assetsProtocol,
      ids: [ours.assetId],
      wanted: assetParts,
      identity: { siteId: ours.siteId, idToken: backend.webflow.issueIdToken() },
    },
  }),
  getAsset: () => ({ path: assetPath(ours.assetId), body: undefined }),
  readUses: () => ({ path: routes.readUses.path, body: { protocol: usesProtocol, action: 'look' } }),
  weigh: () => ({
    path: routes.weigh.path,
    body: {
      protocol: weighingProtocol,
      assets: [{ id: ours.assetId, widths: [], variantWidths: [] }],
    },
  }),
  readWeighedFile: () => ({
    path: routes.readWeighedFile.path,
    body: { protocol: weighingProtocol, assetId: ours.assetId, file: null },
  }),
  disconnect: () => ({ path: routes.disconnect.path, body: undefined }),
} satisfies Record<keyof typeof routes, (backend: TestBackend) => { path: string; body: object | undefined }>;

const names = [
  'siteId',
  'site',
  'site_id',
  'assetId',
  'id',
  'installation',
  'installationId',
  'workspaceId',
  'tenant',
  '__proto__',
];

interface Smuggled {
  query?: string;
  headers?: Record<string, string>;
  body?: (body: object) => string;
}

function smuggle(id: string): [string, Smuggled][] {
  const pairs = names.map((name) => `${name}=${id}`).join('&');
  const inside = names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(id)}`).join(',');
  return [
    ['in the query', { query: pairs }],
    ['twice in the query', { query: `${pairs}&${pairs}&siteId[]=${id}&siteId[0]=${id}` }],
    [
      'in headers',
      { headers: { 'x-site-id': id, 'x-installation-id': id, 'x-forwarded-user': id, 'x-tenant': id } },
    ],
    ['in a cookie', { headers: { cookie: names.map((name) => `${name}=${id}`).join('; ') } }],
    [
      'in the path of a proxy',
      { headers: { 'x-original-url': `/api/assets/${id}`, 'x-rewrite-url': `/api/assets/${id}` } },
    ],
    [
      'in the prototype',
      {
        body: (body) =>
          JSON.stringify(body).replace('{', `{"__proto__":{${inside}},"constructor":{${inside}},`),
      },
    ],
    ['first in the body', { body: (body) => JSON.stringify(body).replace('{', `{${inside},`) }],
    ['as a list', { body: (body) => JSON.stringify([body, { siteId: id }]) }],
  ];
}

describe('Z1 no-tenant-parameter: a session reads one site, whatever parameters it sends', () => {
  const routeNames = Object.keys(calls).filter((name): name is keyof typeof calls => name in calls);

  describe.each(routeNames)('%s', (name) => {
    const places = ['siteId', 'assetId', 'installationId'] as const;

    test.each(places)('Z1 no-tenant-parameter: their %s in every place', async (which) => {
      const { backend, session, their, installationId } = await twoTenants();
      const id = { ...theirs, installationId }[which];
      for (const [place, { query, headers, body: put }] of smuggle(id)) {
        const { path, body } = calls[name](backend);
        const response = await backend.ask(query ? `${path}?${query}` : path, {
          method: routes[name].method,
          headers: { authorization: `Bearer ${session}`, ...headers },
          ...(body ? { body: put?.(body) ?? body } : {}),
        });
        if (put === undefined) expect(response.status, `${place}: as if it were not there`).toBe(200);
        expect([200, 400, 403], place).toContain(response.status);
        const text = await response.text();
        for (const secret of [theirs.siteId, theirs.assetId, installationId, 'sourdough', their]) {
          expect(text, place).not.toContain(secret);
        }
      }
      expect((await backend.getAsset(theirs.assetId, their)).status, 'they notice nothing').toBe(200);
      expect(
        backend.webflow.installations.list().some(({ siteIds }) => siteIds.includes(theirs.siteId)),
      ).toBe(true);
    });
  });

  const paths: [string, string][] = [
    ['their asset', theirs.assetId],
    ['beside ours', `${ours.assetId},${theirs.assetId}`],
    ['below ours', `${ours.assetId}/${theirs.assetId}`],
    ['through ours', `${ours.assetId}/../${theirs.assetId}`],
    ['through ours, escaped', `${ours.assetId}%2f..%2f${theirs.assetId}`],
    ['with dots', `./${theirs.assetId}`],
    ['with dots, escaped', `%2e%2e/assets/${theirs.assetId}`],
    ['as a parameter', `${ours.assetId};id=${theirs.assetId}`],
    ['escaped digit', theirs.assetId.replace(/^./, (digit) => `%${digit.charCodeAt(0).toString(16)}`)],
    ['in capitals', theirs.assetId.toUpperCase()],
    ['with NUL', `${theirs.assetId}%00`],
  ];

  test.each(paths)('Z1 no-tenant-parameter: %s in the path', async (_, path) => {
    const { backend, session } = await twoTenants();
    const response = await backend.getAsset(path, session);
    expect([400, 404]).toContain(response.status);
    const text = await response.text();
    expect(text).not.toContain('sourdough');
    expect(text).not.toContain(theirs.siteId);
  });

  test('Z1 no-tenant-parameter: an asset of another site gets the same response as a missing one, whatever Webflow returns', async () => {
    for (const foreignAssetStatus of [401, 403, 404] as const) {
      const backend = await startBackend({ webflow: { unconfirmed: { foreignAssetStatus } } });
      await backend.install();
      const session = await backend.signIn();
      const [foreign, missing] = [theirs.assetId, 'f'.repeat(24)];
      const { requestId: _, ...told } = await expectProblem(
        await backend.getAsset(foreign, session),
        'asset_not_found',
      );
      const { requestId: __, ...plain } = await expectProblem(
        await backend.getAsset(missing, session),
        'asset_not_found',
      );
      expect(told).toEqual(plain);
    }
  });

  test('Z1 no-tenant-parameter: two sites of one installation, one token, one cache', async () => {
    const backend = await startBackend();
    await backend.install({ siteIds: [sites.outdoors.id, sites.journal.id] });
    const [outdoors, journal] = [await backend.signIn(), await backend.signIn(sites.journal.id)];
    const assetId = assetIdOf('journal');
    await expectProblem(await backend.getAsset(assetId, outdoors), 'asset_not_found');
    expect((await backend.getAsset(assetId, journal)).status).toBe(200);
    await expectProblem(await backend.getAsset(assetId, outdoors), 'asset_not_found');
    const headers = { 'if-none-match': '*' };
    await expectProblem(await backend.getAsset(assetId, outdoors, headers), 'asset_not_found');
  });

  test('Z1 no-tenant-parameter: returns 404 for an asset with another site id from Webflow', async () => {
    const { backend, session } = await twoTenants();
    backend.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'rewrite',
      json: (body) => (typeof body === 'object' ? { ...body, siteId: theirs.siteId } : body),
    });
    await expectProblem(await backend.getAsset(ours.assetId, session), 'asset_not_found');
  });
});
