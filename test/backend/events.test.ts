import { describe, expect, test } from 'vitest';
import { hashSite } from '#backend/platform/log.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { parseLines } from '#test/support/backend/log-lines.ts';
import { type SignedIn, startSignedIn } from '#test/support/backend/signed-in.ts';

const site = hashSite(sites.outdoors.id);
const everything = assetIdOf('everything');

type Story = [name: string, play: (signedIn: SignedIn) => Promise<Response>, events: object[]];

const stories: Story[] = [
  ['a session', ({ backend }) => backend.exchange(), [{ event: 'session_started', site }]],
  [
    'a refused ID token',
    ({ backend }) => backend.exchange(sites.outdoors.id, 'garbage'),
    [{ event: 'session_refused', site, reason: 'id_token_refused' }],
  ],
  [
    'a site that is not connected',
    ({ backend }) => backend.exchange(sites.bakery.id),
    [{ event: 'session_refused', site: hashSite(sites.bakery.id), reason: 'not_connected' }],
  ],
  [
    'Webflow in trouble',
    ({ backend }) => {
      backend.webflow.faults.down('unavailable');
      return backend.exchange();
    },
    [{ event: 'session_refused', site, reason: 'webflow_unavailable' }],
  ],
  [
    'an ID token of another site',
    ({ backend }) =>
      backend.exchange(sites.outdoors.id, backend.webflow.issueIdToken({ siteId: sites.journal.id })),
    [{ event: 'tenant_mismatch', level: 'warn', site, named: hashSite(sites.journal.id) }],
  ],
  [
    'an install that replaces another',
    ({ backend }) => backend.install(),
    [{ event: 'installed', sites: [site], count: 1, workspaces: 0 }, { event: 'token_retired' }],
  ],
  [
    'a failing install',
    async ({ backend }) => {
      const walk = await beginInstall(backend);
      const back = await consent(backend, walk);
      backend.webflow.faults.down('unavailable');
      return visit(backend, back, walk);
    },
    [{ event: 'install_failed', level: 'warn', reason: 'unavailable' }],
  ],
  [
    'a callback without our state',
    ({ backend }) => visit(backend, '/oauth/callback?code=c'),
    [{ event: 'oauth_state_refused' }],
  ],
  [
    'an uninstalled app',
    ({ backend, read }) => {
      backend.webflow.installations.revokeAll();
      return read(everything);
    },
    [{ event: 'installation_held', level: 'warn', site, reason: 'token_dead' }],
  ],
  [
    'a disconnect',
    ({ backend, session }) =>
      backend.ask('/api/disconnect', { method: 'POST', headers: { authorization: `Bearer ${session}` } }),
    [{ event: 'installation_disconnected', site }],
  ],
  [
    'a disconnect that Webflow does not confirm',
    ({ backend, session }) => {
      backend.webflow.faults.down('unavailable');
      return backend.ask('/api/disconnect', {
        method: 'POST',
        headers: { authorization: `Bearer ${session}` },
      });
    },
    [{ event: 'revoke_failed', level: 'warn', site }],
  ],
  [
    'a refused origin',
    ({ backend }) => backend.ask('/api/assets', { body: {}, headers: { origin: 'https://evil.test' } }),
    [{ event: 'origin_refused', reason: 'not_listed' }],
  ],
  [
    'no origin',
    async ({ backend }) => backend.app.request('/api/assets', { method: 'POST' }),
    [{ event: 'origin_refused', reason: 'missing' }],
  ],
  ['an asset', ({ read }) => read(everything), []],
  ['a missing asset', ({ read }) => read('0'.repeat(24)), []],
];

describe('L3 events: security events are logged once, with the request and the site', () => {
  test.each(stories)('L3 events: %s', async (_, play, expected) => {
    const signedIn = await startSignedIn();
    signedIn.backend.logLines.length = 0;
    const response = await play(signedIn);
    const requestId = response.headers.get('x-request-id');
    const lines = parseLines(signedIn.backend.logLines).filter((line) => line.requestId === requestId);
    expect(lines.filter(({ event }) => event !== undefined)).toEqual(
      expected.map((event) => expect.objectContaining({ ...event, requestId })),
    );
    const answered = lines.filter(({ msg }) => msg === 'answered');
    expect(answered).toEqual([expect.objectContaining({ status: response.status, requestId })]);
    const isAboutStream = (line: { msg?: unknown }): boolean => line.msg === 'answered to the end';
    expect(lines.filter((line) => !isAboutStream(line))).toHaveLength(expected.length + 1);
    for (const { id } of Object.values(sites)) expect(JSON.stringify(lines)).not.toContain(id);
  });

  test('L3 events: the access log line of a 429 names the limit', async () => {
    const { backend, read } = await startSignedIn();
    backend.webflow.faults.rateLimit(5);
    const response = await read(everything);
    const [line, ...more] = parseLines(backend.logLines).filter(({ problem }) => problem === 'rate_limited');
    expect(line).toMatchObject({ requestId: response.headers.get('x-request-id'), site, status: 429 });
    expect(more).toEqual([]);
  });

  test('L3 events: a line names the route, never the URL', async () => {
    const { backend, read } = await startSignedIn();
    await read(everything);
    await backend.app.request('/canary-path?canary=query');
    const answered = parseLines(backend.logLines).filter(({ msg }) => msg === 'answered');
    expect(answered.at(-2)).toMatchObject({ method: 'GET', route: '/api/assets/:assetId', status: 200 });
    expect(JSON.stringify(answered)).not.toMatch(/canary|66b2a55e/);
  });
});
