import { describe, expect, test } from 'vitest';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { assetPath, routes } from '#contract/routes.ts';
import { usesProtocol } from '#contract/uses.ts';
import { weighingProtocol } from '#contract/weighing.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';
import { sendsOriginal } from '#test/support/backend/weighed.ts';

const appId = '66f1a5e7000000000000a001';
const allowed = `https://${appId}.webflow-ext.com`;

const refused: [string, string | undefined][] = [
  ['none', undefined],
  ['empty', ''],
  ['null', 'null'],
  ['evil', 'https://evil.test'],
  ['ours as a subdomain of evil', `${allowed}.evil.test`],
  ['ours as the beginning of evil', `${allowed}evil.test`],
  ['ours as user of evil', `${allowed}@evil.test`],
  ['another app', 'https://66f1a5e7000000000000a002.webflow-ext.com'],
  ['the parent domain', 'https://webflow-ext.com'],
  ['a subdomain of ours', `https://x.${appId}.webflow-ext.com`],
  ['upper case', allowed.toUpperCase()],
  ['an upper-case scheme', allowed.replace('https', 'HTTPS')],
  ['a trailing dot', `${allowed}.`],
  ['a trailing slash', `${allowed}/`],
  ['a path', `${allowed}/index.html`],
  ['the default port', `${allowed}:443`],
  ['another port', `${allowed}:8443`],
  ['http', allowed.replace('https', 'http')],
  ['two at once', `${allowed}, https://evil.test`],
  ['ours twice', `${allowed} ${allowed}`],
  ['a wildcard', '*'],
  ['development, in production', 'http://localhost:1337'],
  ['Webflow', 'https://webflow.com'],
  ['the Designer', 'https://northwind-outdoors.design.webflow.com'],
];

/** One good call for every route of the contract, which only the gate can stop. */
const calls = {
  readAssets: ({ backend }: SignedIn) => ({
    method: routes.readAssets.method,
    path: routes.readAssets.path,
    body: JSON.stringify({
      protocol: assetsProtocol,
      ids: [assetIdOf('svg')],
      wanted: assetParts,
      identity: { siteId: sites.outdoors.id, idToken: backend.webflow.issueIdToken() },
    }),
  }),
  getAsset: () => ({ method: routes.getAsset.method, path: assetPath(assetIdOf('svg')), body: null }),
  readUses: () => ({
    method: routes.readUses.method,
    path: routes.readUses.path,
    body: JSON.stringify({ protocol: usesProtocol, action: 'look' }),
  }),
  weigh: () => ({
    method: routes.weigh.method,
    path: routes.weigh.path,
    body: JSON.stringify({
      protocol: weighingProtocol,
      assets: [{ id: assetIdOf('svg'), widths: [], variantWidths: [] }],
    }),
  }),
  readWeighedFile: () => ({
    method: routes.readWeighedFile.method,
    path: routes.readWeighedFile.path,
    body: JSON.stringify({ protocol: weighingProtocol, assetId: assetIdOf('svg'), file: null }),
  }),
  disconnect: () => ({ method: routes.disconnect.method, path: routes.disconnect.path, body: null }),
} satisfies Record<keyof typeof routes, unknown>;

async function startProduction() {
  const watched = watchDatabase();
  const signedIn = await startSignedIn({
    environment: { PANEL_ORIGINS: `${allowed},https://staging.example` },
    wrapDatabase: watched.wrap,
  });
  signedIn.backend.webflow.faults.always('GET cdn', sendsOriginal());
  return { ...signedIn, watched };
}

function send(signedIn: SignedIn, call: keyof typeof calls, origin: string | undefined): Promise<Response> {
  const { path, ...init } = calls[call](signedIn);
  const headers = new Headers({ authorization: `Bearer ${signedIn.session}` });
  if (init.body !== null) headers.set('content-type', 'application/json');
  if (origin !== undefined) headers.set('origin', origin);
  return Promise.resolve(signedIn.backend.app.request(path, { ...init, headers }));
}

function corsHeadersOf({ headers }: Response): string[] {
  return [...headers.keys()].filter((name) => name.startsWith('access-control-'));
}

const callNames = Object.keys(calls).filter((name): name is keyof typeof calls => name in calls);

describe('H1 origin-gate: only the listed origins get as far as a handler', () => {
  test.each(refused)('H1 origin-gate: %s', async (_, origin) => {
    const production = await startProduction();
    for (const call of callNames) {
      const before = production.watched.uses();
      const response = await send(production, call, origin);
      await expectProblem(response, 'origin_refused');
      expect(corsHeadersOf(response)).toEqual([]);
      expect(production.watched.uses(), 'no handler has run').toBe(before);
      expect(production.backend.webflow.calls.count()).toBe(0);
    }
    expect(eventsOf(production.backend, 'origin_refused')).toHaveLength(callNames.length);
  });

  test.each([allowed, 'https://staging.example'])(
    'H1 origin-gate: %s passes, to the letter',
    async (origin) => {
      const production = await startProduction();
      for (const call of callNames) {
        const response = await send(production, call, origin);
        expect(response.status, call).toBe(200);
        expect(response.headers.get('access-control-allow-origin')).toBe(origin);
        expect(response.headers.get('access-control-allow-credentials')).toBeNull();
        expect(response.headers.get('vary')).toBe('Origin');
      }
    },
  );

  test('H1 origin-gate: also refuses unknown paths, and HEAD', async () => {
    const { backend } = await startProduction();
    for (const [method, path] of [
      ['GET', '/api/none'],
      ['HEAD', `/api/assets/${assetIdOf('svg')}`],
      ['DELETE', '/api/disconnect'],
      ['GET', '/ap%69/session'],
    ] as const) {
      const response = await backend.app.request(path, { method, headers: { origin: 'https://evil.test' } });
      expect(response.status, `${method} ${path}`).toBe(403);
    }
  });

  test('H1 origin-gate: error responses name an allowed origin as well, so that the panel can read them', async () => {
    const { backend } = await startProduction();
    const response = await backend.ask('/api/assets/x');
    await expectProblem(response, 'session_expired');
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(response.headers.get('access-control-expose-headers')).toBe('etag, retry-after, x-request-id');
  });
});

describe('H2 preflight', () => {
  const asks = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' };

  test.each(callNames)('H2 preflight: %s, from a listed origin', async (call) => {
    const production = await startProduction();
    const before = production.watched.uses();
    const { path } = calls[call](production);
    const response = await production.backend.app.request(path, {
      method: 'OPTIONS',
      headers: { ...asks, origin: allowed },
    });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': allowed,
      'access-control-allow-methods': 'POST, GET',
      'access-control-allow-headers': 'authorization, cache-control, content-type, if-none-match',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    expect(production.watched.uses(), 'no handler has run').toBe(before);
  });

  test.each(refused)('H2 preflight: from %s', async (_, origin) => {
    const { backend } = await startProduction();
    const response = await backend.app.request(routes.readAssets.path, {
      method: 'OPTIONS',
      headers: { ...asks, ...(origin === undefined ? {} : { origin }) },
    });
    await expectProblem(response, 'origin_refused');
    expect(corsHeadersOf(response)).toEqual([]);
  });

  test.each(['/oauth/start', '/oauth/callback', '/livez', '/readyz'])(
    'H2 preflight: no origin may read %s',
    async (path) => {
      const { backend } = await startProduction();
      for (const method of ['OPTIONS', 'GET']) {
        const response = await backend.app.request(path, { method, headers: { ...asks, origin: allowed } });
        expect(corsHeadersOf(response)).toEqual([]);
      }
    },
  );
});
