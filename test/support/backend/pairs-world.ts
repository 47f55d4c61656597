import type { KyselyPlugin } from 'kysely';
import { createInstallations } from '#backend/installations/installations.ts';
import { rotateTokens } from '#backend/installations/rotate-tokens.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { limits } from '#backend/platform/limits.ts';
import { createSessionTokens } from '#backend/session/session-token.ts';
import type { SessionRequest } from '#contract/session.ts';
import { sites, users, workspaces } from '#sandbox/world/sample-data.ts';
import { environment, startBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type Engine, openForTest } from '#test/support/backend/engines.ts';
import { beginInstall, visit } from '#test/support/backend/install-walk.ts';
import { createInterleaving } from '#test/support/backend/interleave.ts';
import { alarmsIn } from '#test/support/backend/log-lines.ts';
import { tokensIn } from '#test/support/backend/tokens.ts';

const { outdoors, journal } = sites;
const never = new AbortController().signal;
const oldKeys = parseSecretKeys(environment.SECRET_KEYS);
const SECRET_KEYS = `new:${Buffer.alloc(32, 6).toString('base64url')},${environment.SECRET_KEYS}`;
const newKeys = parseSecretKeys(SECRET_KEYS);

/** One operation on the installation of a workspace; returns its result in a word or two. */
type Operation = () => Promise<string>;

/** The final state as text that is the same in each run: tokens are named after the operation that created them. */
export interface Outcome {
  readonly ends: readonly string[];
  readonly covering: Readonly<Record<string, string>>;
  readonly stored: readonly string[];
  readonly live: readonly string[];
  readonly sessions: readonly string[];
}

/** The real backend, over a database and a fake Webflow whose responses each wait at a gate. */
export async function openPairsWorld(engine: Engine) {
  const interleaving = createInterleaving();
  const { gate } = interleaving;
  const gated: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      await gate();
      return result;
    },
  };
  const first = await startBackend({ environment: { DATABASE_URL: 'sqlite::memory:' } });
  const db = await openForTest(await engine.empty());
  const labels = new Map<string, string>();
  const codes = new Map<string, string>();
  const backend = await startBackend({
    beside: { ...first, db },
    environment: { SECRET_KEYS, LOG_LEVEL: 'warn' },
    wrapDatabase: (whole) => whole.withPlugin(gated),
    async divert(request) {
      await gate();
      const body = request.url.endsWith('/oauth/access_token') ? await request.clone().json() : undefined;
      const response = await first.webflow.fetch(request);
      if (body) labels.set((await response.clone().json()).access_token, codes.get(body.code) ?? '');
      await gate();
      return response;
    },
  });
  const { webflow, clock } = backend;
  const sessionTokens = createSessionTokens(newKeys, backend.config.PUBLIC_URL, clock);
  const sessions: string[] = [];
  let ofOld = '';

  /** One workspace is connected, of whose two sites one is known, and has been idle for the maximum time. */
  async function reset(): Promise<void> {
    for (const table of ['installations', 'oauth_states'] as const) await db.deleteFrom(table).execute();
    webflow.installations.revokeAll();
    sessions.length = 0;
    labels.clear();
    backend.logLines.length = 0;
    const old = webflow.installations.create({
      userId: users.ingrid.id,
      scopes: webflow.world.app.scopes,
      workspaceIds: [workspaces.northwind.id],
    });
    labels.set(old.accessToken, 'old');
    const unused = () => clock.now() - limits.unusedInstallationMs;
    const installationId = await createInstallations(db, oldKeys, unused).install(old.accessToken, {
      siteIds: [outdoors.id],
      workspaceIds: [workspaces.northwind.id],
      authorizationId: old.id,
    });
    const subject = { userId: users.ingrid.id, siteId: outdoors.id, installationId };
    ofOld = (await sessionTokens.issue(subject)).token;
    // The backend's caches of the run before have expired.
    clock.advance(limits.installationMemoryMs);
  }

  async function prepareInstall(label: string, chosen: { siteIds?: string[]; workspaceId?: string }) {
    const walk = await beginInstall(backend);
    const back = new URL(await webflow.giveConsent(walk.authorizeUrl, chosen));
    codes.set(back.searchParams.get('code') ?? '', label);
    return async () => {
      const response = await visit(backend, back.pathname + back.search, walk);
      return `${response.status} ${/<h1>([^<]*)/.exec(await response.text())?.[1]}`;
    };
  }

  async function exchange(request: Omit<SessionRequest, 'idToken'>): Promise<string> {
    const idToken = webflow.issueIdToken({ siteId: request.siteId });
    const response = await backend.begin({ ...request, idToken });
    const body = await response.json();
    if (response.ok) sessions.push(body.token);
    return response.ok ? 'session' : `${response.status} ${body.code}`;
  }

  /** Each prepares what its operation needs, and returns the operation. */
  const operations: Record<string, (label: string) => Promise<Operation>> = {
    'an install of the site': (label) => prepareInstall(label, { siteIds: [outdoors.id] }),
    'an install of the workspace': (label) => prepareInstall(label, { workspaceId: workspaces.northwind.id }),
    'a disconnection': async () => async () => {
      const headers = { authorization: `Bearer ${ofOld}` };
      const response = await backend.ask('/api/disconnect', { method: 'POST', headers });
      return `${response.status}`;
    },
    'a session exchange': async () => () => exchange({ siteId: outdoors.id }),
    'a look-up of the workspace': async () => () =>
      exchange({ siteId: journal.id, workspaceId: workspaces.northwind.id }),
    'a rotation': async () => async () => {
      await rotateTokens(db.withPlugin(gated), newKeys, never);
      return 'rotated';
    },
    'the retention': async () => async () => {
      await backend.sweep();
      return 'swept';
    },
  };

  const nameOf = (token: string | undefined) =>
    token === undefined ? 'nobody' : (labels.get(token) ?? token);

  async function outcome(ends: readonly string[]): Promise<Outcome> {
    clock.advance(limits.installationMemoryMs);
    const tokens = await tokensIn(db, newKeys);
    const siteRows = await db.selectFrom('installation_sites').selectAll().execute();
    const spaceRows = await db.selectFrom('installation_workspaces').selectAll().execute();
    const covering = [
      ...siteRows.map((row): [string, string] => [row.site_id, nameOf(tokens.get(row.installation_id))]),
      ...spaceRows.map((row): [string, string] => [
        row.workspace_id,
        nameOf(tokens.get(row.installation_id)),
      ]),
    ];
    const works = [];
    for (const session of sessions)
      works.push((await backend.getAsset(assetIdOf('everything'), session)).status);
    return {
      ends,
      covering: Object.fromEntries(covering.toSorted()),
      stored: [...tokens.values()].map(nameOf).toSorted(),
      live: webflow.installations
        .list()
        .map(({ accessToken }) => nameOf(accessToken))
        .toSorted(),
      sessions: works.map(String).toSorted(),
    };
  }

  return {
    names: Object.keys(operations),
    /** Prepares both operations in a fresh world. */
    async prepare(one: string, other: string): Promise<[Operation, Operation]> {
      await reset();
      const [first, second] = [await operations[one]?.('first'), await operations[other]?.('second')];
      if (!first || !second) throw new Error('there is no such operation');
      return [first, second];
    },
    interleaving,
    outcome,
    alarms: () => alarmsIn(backend),
  };
}

export type PairsWorld = Awaited<ReturnType<typeof openPairsWorld>>;
