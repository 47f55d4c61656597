import * as v from 'valibot';
import { createBackend } from '#backend/app.ts';
import type { Cluster } from '#backend/cluster/cluster.ts';
import { readConfig } from '#backend/config.ts';
import { secretsInConfig } from '#backend/config-secrets.ts';
import { type Database, openDatabase } from '#backend/database/database.ts';
import type { Encoder } from '#backend/encoding/encoder.ts';
import type { Overload } from '#backend/http/shed-load.ts';
import { deleteExpired } from '#backend/installations/retention.ts';
import { createMetrics } from '#backend/metrics/metrics.ts';
import { createLog, type Log } from '#backend/platform/log.ts';
import { createSecrets } from '#backend/platform/secrets.ts';
import { routes } from '#contract/routes.ts';
import { Session } from '#contract/session.ts';
import { createFakeWebflow, type FakeWebflow, type FakeWebflowOptions } from '#sandbox/fake-webflow.ts';
import { assetInspectorApp, sites } from '#sandbox/world/sample-data.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { refusingEncoder } from '#test/support/backend/fake-encoder.ts';
import { heldApps } from '#test/support/backend/held-apps.ts';
import { openInMemory } from '#test/support/backend/memory-database.ts';
import { sessionCall, single } from '#test/support/backend/single-part.ts';
import { createTestClock, type TestClock } from '#test/support/shared/test-clock.ts';

export const panelOrigin = 'http://localhost:1337';
export const publicUrl = 'http://localhost:3000';

/** A complete environment; a test overrides the variables it is about. */
export const environment = {
  WEBFLOW_CLIENT_ID: assetInspectorApp.clientId,
  WEBFLOW_CLIENT_SECRET: assetInspectorApp.clientSecret,
  SECRET_KEYS: `test:${Buffer.alloc(32, 7).toString('base64url')}`,
  PUBLIC_URL: publicUrl,
  PANEL_ORIGINS: panelOrigin,
  DATABASE_URL: 'sqlite::memory:',
  LOG_LEVEL: 'trace',
  // Most tests are about something else, and may send more requests at once than a person would.
  REQUESTS_PER_PERSON: '1000000',
  REQUESTS_PER_ADDRESS: '1000000',
} as const;

export interface TestBackendOptions {
  /** Milliseconds for all of Webflow's work on one response. */
  deadline?: number;
  environment?: Record<string, string>;
  webflow?: FakeWebflowOptions;
  /** Replaces the fake Webflow's fetch. */
  fetch?: (request: Request) => Promise<Response>;
  /** Responds in place of the fake Webflow; undefined leaves the request to it. */
  divert?: (request: Request) => Promise<Response> | undefined;
  /** Returns where a request goes over a real connection; undefined for the fake Webflow. */
  connect?: (url: URL) => URL | undefined;
  /** Wraps the application's database, for example in one that fails. */
  wrapDatabase?: (db: Database) => Database;
  /** Replaces the overload check that accepts all requests. */
  overload?: Overload;
  /** What encodes files; by default nothing does. */
  encoder?: Encoder;
  /** What it shares with other instances; nothing by default. */
  cluster?: (log: Log, now: () => number) => Promise<Cluster>;
  /** Another backend whose Webflow, database and clock this one shares, as a second instance would. */
  beside?: { readonly webflow: FakeWebflow; readonly db: Database; readonly clock: TestClock };
}

function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/**
 * The real application over an empty in-memory database and an in-process fake Webflow, with a clock that a test moves
 * and all of its log lines. No port is opened.
 */
export async function startBackend(options: TestBackendOptions = {}) {
  const stopping = new AbortController();
  const { beside } = options;
  const clock = beside?.clock ?? createTestClock();
  const result = readConfig({ ...environment, ...options.environment });
  if (!result.ok) throw new Error(result.faults.join('; '));
  const { config } = result;
  const webflow = beside?.webflow ?? createFakeWebflow({ clock: clock.elsewhere, ...options.webflow });
  const logLines: string[] = [];
  const secrets = createSecrets(secretsInConfig({ ...environment, ...options.environment }));
  const log = createLog(config.LOG_LEVEL, { write: (line) => logLines.push(line) }, secrets);
  const cluster = await options.cluster?.(log, clock.elapsed);
  const isInMemory = config.DATABASE_URL === environment.DATABASE_URL;
  const open = isInMemory ? openInMemory : () => openDatabase(config.DATABASE_URL);
  const opened = beside ? undefined : await open();
  const db = beside?.db ?? opened;
  if (!db) throw new Error('no database');
  const metrics = createMetrics();
  const fakeClient = clientOver(
    options.fetch ?? ((request) => options.divert?.(request) ?? webflow.fetch(request)),
  );
  const wrapped = options.wrapDatabase?.(db) ?? db;
  const { app, retire, checkHeld } = createBackend({
    config,
    db: wrapped,
    checkDatabase: wrapped === opened ? () => opened.check() : undefined,
    metrics,
    overload: options.overload ?? { admits: () => true, admittedShare: () => 1 },
    log,
    noteSecret: secrets.add,
    send(request) {
      const url = options.connect?.(request.url);
      return url ? realClient({ ...request, url }) : fakeClient(request);
    },
    encoder: options.encoder ?? refusingEncoder,
    clock,
    sleep: clock.sleep,
    random: () => 0,
    stopping: stopping.signal,
    ...(cluster ? { cluster } : {}),
    ...(options.deadline === undefined ? {} : { deadline: options.deadline }),
  });

  heldApps.push(app);

  /** Sends a request as the panel's page would: with its origin, and JSON where there is a body. */
  async function ask(
    path: string,
    { body, headers, ...init }: Omit<RequestInit, 'body'> & { body?: object | string } = {},
  ) {
    const all = new Headers({
      origin: config.PANEL_ORIGINS[0] ?? panelOrigin,
      ...Object.fromEntries(new Headers(headers)),
    });
    if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
    const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? null);
    return app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      ...init,
      headers: all,
      body: text,
    });
  }

  /** Runs the real install: start, consent, callback. Returns the callback's response. */
  async function install(consent: Parameters<typeof webflow.giveConsent>[1] = {}, from = '/oauth/start') {
    const start = await app.request(from);
    const back = await webflow.giveConsent(start.headers.get('location') ?? '', consent);
    return app.request(new URL(back).pathname + new URL(back).search, {
      headers: { cookie: cookieOf(start), accept: 'text/html' },
    });
  }

  /** Returns the response to a call that begins a session: the session, or why there is none. */
  async function begin(identity: unknown) {
    return single(await ask(routes.readAssets.path, { body: sessionCall(identity) }), 'session');
  }

  /** Returns the response to an exchange of a fresh ID token for the site. */
  async function exchange(siteId: string = sites.outdoors.id, idToken = webflow.issueIdToken({ siteId })) {
    return begin({ siteId, idToken });
  }

  /** Returns a session token for an installed site. Throws where the exchange is refused. */
  async function signIn(siteId: string = sites.outdoors.id): Promise<string> {
    const response = await exchange(siteId);
    if (!response.ok) throw new Error(`no session: ${await response.text()}`);
    return v.parse(Session, await response.json()).token;
  }

  /** Get Asset with this session. */
  async function getAsset(assetId: string, session: string, headers: Record<string, string> = {}) {
    return ask(`/api/assets/${assetId}`, { headers: { authorization: `Bearer ${session}`, ...headers } });
  }

  return {
    app,
    /** Runs the daily retention. */
    async sweep() {
      await retire(await deleteExpired(wrapped, clock.now(), log));
      await checkHeld();
    },
    config,
    db,
    webflow,
    clock,
    metrics,
    log,
    logLines,
    ask,
    install,
    begin,
    exchange,
    signIn,
    getAsset,
    stop: () => stopping.abort(),
  };
}

export type TestBackend = Awaited<ReturnType<typeof startBackend>>;
