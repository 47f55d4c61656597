import { describe, expect, test } from 'vitest';
import type { SessionRequest } from '#contract/session.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { sites, workspaces } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows, countInstallations } from '#test/support/backend/rows.ts';

const { northwind, harbour } = workspaces;
const site = sites.outdoors.id;
const everything = assetIdOf('everything');
const getSite = 'GET /v2/sites/:siteId';
const resolve = 'POST /beta/token/resolve';
const introspect = 'GET /v2/token/introspect';

/** Moves the site to the other workspace. */
function move({ webflow }: TestBackend, siteId = site, workspaceId: string = harbour.id): void {
  const moved = webflow.world.sites.find(({ id }) => id === siteId);
  if (moved) moved.workspaceId = workspaceId;
}

/** An exchange as the panel sends it from the Designer, which names the workspace. */
async function exchange(
  backend: TestBackend,
  workspaceId: string | undefined,
  idToken = backend.webflow.issueIdToken({ siteId: site }),
) {
  const body = { siteId: site, idToken, ...(workspaceId && { workspaceId }) } satisfies SessionRequest;
  return backend.begin(body);
}

async function sessionOf(response: Response): Promise<string> {
  expect(response.status).toBe(200);
  return (await response.json()).token;
}

/** Which of Webflow's guesses makes an older token useless for a site that left its workspace. */
const worlds: [string, Partial<Unconfirmed>][] = [
  ['any token resolves', { anyInstallationResolves: true }],
  ...([400, 401, 403, 404] as const).map((refusedIdTokenStatus): [string, Partial<Unconfirmed>] => [
    `an older token’s resolve is refused with ${refusedIdTokenStatus}`,
    { anyInstallationResolves: false, refusedIdTokenStatus },
  ]),
];

describe.each(worlds)('S10 moved-site: a site moves to another workspace, and %s', (_, unconfirmed) => {
  async function startWide(): Promise<TestBackend> {
    const backend = await startBackend({ webflow: { unconfirmed } });
    await backend.install({ workspaceId: northwind.id });
    await sessionOf(await exchange(backend, northwind.id));
    return backend;
  }

  test('S10 moved-site: it is found there where the whole workspace is connected', async () => {
    const backend = await startWide();
    await backend.install({ workspaceId: harbour.id });
    move(backend);
    const session = await sessionOf(await exchange(backend, harbour.id));
    expect((await backend.getAsset(everything, session)).status).toBe(200);
    expect(eventsOf(backend, 'site_moved')).toHaveLength(1);

    backend.webflow.calls.reset();
    await sessionOf(await exchange(backend, harbour.id));
    expect(backend.webflow.calls.byRoute(), 'the way there is looked for once').toEqual({ [resolve]: 1 });
    await expectProblem(await exchange(backend, harbour.id, 'garbage'), 'id_token_refused');
  });

  test('S10 moved-site: it is offered to be connected where it is not, and is then', async () => {
    const backend = await startWide();
    move(backend);
    const problem = await expectProblem(await exchange(backend, harbour.id), 'not_connected');
    expect(problem.connectUrl).toBe(`${backend.config.PUBLIC_URL}/oauth/start`);
    await backend.install({ siteIds: [site] });
    const session = await sessionOf(await exchange(backend, harbour.id));
    expect((await backend.getAsset(everything, session)).status).toBe(200);
    expect((await backend.exchange(sites.journal.id)).status, 'those that stayed go on').toBe(200);
  });

  test('S10 moved-site: and back again', async () => {
    const backend = await startWide();
    await backend.install({ workspaceId: harbour.id });
    for (const workspaceId of [harbour.id, northwind.id, harbour.id]) {
      move(backend, site, workspaceId);
      const session = await sessionOf(await exchange(backend, workspaceId));
      expect((await backend.getAsset(everything, session)).status).toBe(200);
    }
  });

  test('S10 moved-site: an older session of it reads nothing', async () => {
    const backend = await startWide();
    const session = await sessionOf(await exchange(backend, northwind.id));
    move(backend);
    await expectProblem(await backend.getAsset(everything, session), 'asset_not_found');
  });

  test('S10 moved-site: the installation it leaves goes with it where that covers nothing else, and its token', async () => {
    const backend = await startBackend({ webflow: { unconfirmed } });
    await backend.install();
    await backend.install({ workspaceId: harbour.id });
    const [old] = backend.webflow.installations.list();
    if (old) old.siteIds = [];
    move(backend);
    await sessionOf(await exchange(backend, harbour.id));
    expect(await countInstallations(backend)).toBe(1);
    await expect.poll(() => backend.webflow.installations.list()).toHaveLength(1);
  });
});

describe('S10 moved-site: who claims another workspace', () => {
  test('S10 moved-site: gets what is of the site, and moves nothing', async () => {
    const backend = await startBackend();
    await backend.install();
    await backend.install({ workspaceId: harbour.id });
    const before = await allRows(backend);
    const session = await sessionOf(await exchange(backend, harbour.id));
    expect((await backend.getAsset(everything, session)).status).toBe(200);
    expect({ ...(await allRows(backend)), known_addresses: [] }).toEqual(before);
  });

  test('S10 moved-site: and an ID token that Webflow refuses, is refused', async () => {
    const backend = await startBackend();
    await backend.install({ workspaceId: northwind.id });
    await backend.install({ workspaceId: harbour.id });
    for (const workspaceId of [northwind.id, harbour.id, 'f'.repeat(24), undefined]) {
      await expectProblem(await exchange(backend, workspaceId, 'garbage'), 'id_token_refused');
    }
  });

  test('S10 moved-site: costs one call more, once', async () => {
    const backend = await startBackend();
    await backend.install();
    for (const calls of [{ [resolve]: 1, [getSite]: 1 }, { [resolve]: 1 }]) {
      backend.webflow.calls.reset();
      await sessionOf(await exchange(backend, northwind.id));
      expect(backend.webflow.calls.byRoute()).toEqual(calls);
    }
  });
});

describe('S10 moved-site: Webflow is not sure', () => {
  const unsure: [string, ScriptedReply][] = [
    ['it is down', { kind: 'respond', status: 503, body: {} }],
    ['it is busy', { kind: 'respond', status: 429, body: {} }],
    ['it answers HTML', { kind: 'respond', status: 200, body: '<html>' }],
    ['we may not ask', { kind: 'respond', status: 403, body: { code: 'missing_scopes' } }],
    ['it does not know such a call', { kind: 'respond', status: 400, body: {} }],
  ];

  test.each(unsure)(
    'S10 moved-site: where %s, a good ID token is a session all the same',
    async (_, reply) => {
      const backend = await startBackend();
      await backend.install();
      backend.webflow.faults.always(getSite, reply);
      await sessionOf(await exchange(backend, harbour.id));
    },
  );

  test('S10 moved-site: a wrong 401 for the site alone is no removal', async () => {
    const backend = await startBackend();
    await backend.install();
    const before = await allRows(backend);
    backend.webflow.faults.always(getSite, { kind: 'respond', status: 401, body: {} });
    await expectProblem(await exchange(backend, harbour.id), 'not_connected');
    expect(await allRows(backend)).toEqual(before);
    backend.webflow.faults.clear();
    await sessionOf(await exchange(backend, harbour.id));
  });

  test('S10 moved-site: a wrong 401 for everything holds the installation, and nothing else', async () => {
    const backend = await startBackend();
    await backend.install();
    for (const route of [getSite, resolve, introspect] as const) {
      backend.webflow.faults.always(route, { kind: 'respond', status: 401, body: {} });
    }
    await expectProblem(await exchange(backend, harbour.id), 'not_connected');
    expect(eventsOf(backend, 'installation_held')).toHaveLength(1);
    backend.webflow.faults.clear();
    backend.clock.advance(1_000);
    await sessionOf(await exchange(backend, harbour.id));
  });
});
