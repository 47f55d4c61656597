import { describe, expect, test } from 'vitest';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { environment, startBackend, type TestBackend } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';
import { allRows } from '#test/support/backend/rows.ts';
import { sessionCall } from '#test/support/backend/single-part.ts';

const everything = assetIdOf('everything');

/** A secret with where it may be seen: nowhere, unless said. */
type Canary = [name: string, secret: string];

/** What a secret looks like in other clothes, and its beginning, which error messages like to quote. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret.slice(0, 20),
    secret.slice(-20),
    bytes.toString('base64').slice(0, 24),
    bytes.toString('hex').slice(0, 24),
    encodeURIComponent(secret),
  ];
}

/** Installs, signs in, reads, fails in every way there is, and leaves; answers all that was seen on the way. */
async function wholeScenario(backend: TestBackend) {
  const { webflow, faults } = { webflow: backend.webflow, faults: backend.webflow.faults };
  const bodies: string[] = [];
  const headers: string[] = [];
  const canaries: Canary[] = [
    ['client secret', environment.WEBFLOW_CLIENT_SECRET],
    ['sealing and signing secret', environment.SECRET_KEYS.slice('test:'.length)],
    ['email', users.ingrid.email],
    ['user id', users.ingrid.id],
  ];
  async function see(response: Response): Promise<string> {
    const body = await response.text();
    bodies.push(body);
    headers.push(JSON.stringify([...response.headers]));
    return body;
  }

  async function install(): Promise<void> {
    const walk = await beginInstall(backend);
    const back = await consent(backend, walk);
    const code = new URLSearchParams(back.split('?')[1]).get('code') ?? '';
    canaries.push(['state', walk.state], ['code', code]);
    await see(await visit(backend, back, walk));
    await see(await visit(backend, back, walk));
    await see(await visit(backend, back));
    await see(await visit(backend, back, { accept: '*/*' }));
    for (const { accessToken } of webflow.installations.list()) canaries.push(['access token', accessToken]);
  }

  async function exchange(siteId: string = sites.outdoors.id): Promise<string> {
    const idToken = webflow.issueIdToken({ siteId });
    canaries.push(['ID token', idToken]);
    const response = await backend.exchange(sites.outdoors.id, idToken);
    if (!response.ok) {
      await see(response);
      return '';
    }
    const { token } = await response.json();
    canaries.push(['session', token.split('.')[2]]);
    return token;
  }

  const lookUp = (session: string) =>
    backend.ask('/api/assets', {
      body: {
        protocol: assetsProtocol,
        ids: [everything, assetIdOf('foreign'), assetIdOf('cms')],
        wanted: assetParts,
      },
      headers: { authorization: `Bearer ${session}` },
    });

  await install();
  const session = await exchange();
  await exchange(sites.journal.id);
  await see(await backend.getAsset(everything, session));
  await see(await backend.getAsset(session, session));
  await see(await lookUp(session));
  await see(await backend.getAsset(everything, webflow.issueIdToken()));
  await see(await backend.getAsset(everything, `${session}x`));
  await see(await backend.ask(`/api/assets/${everything}?token=${session}`));
  await see(await backend.ask('/api/assets', { body: `{"idToken":"${session}` }));
  await see(await backend.ask('/api/assets', { body: session }));
  await see(await backend.ask('/api/assets', { body: sessionCall({ siteId: session, idToken: session }) }));
  await see(await backend.ask(`/${session}`));

  for (const outage of ['unavailable', 'html', 'reset', 'hang'] as const) {
    faults.down(outage);
    await see(await backend.getAsset(assetIdOf('svg'), session));
    await see(await lookUp(session));
    await exchange();
    faults.down(null);
    faults.always('POST /oauth/access_token', { kind: outage === 'hang' ? 'hang' : 'reset' });
    await install();
    faults.clear();
  }
  const echo = (request: string) =>
    ({ kind: 'respond', status: 400, body: { code: request, message: request } }) as const;
  const [token = ''] = webflow.installations.list().map(({ accessToken }) => accessToken);
  faults.next('GET /v2/assets/:assetId', echo(token), { kind: 'respond', status: 200, body: token });
  await see(await backend.getAsset(assetIdOf('svg'), session));
  await see(await backend.getAsset(assetIdOf('svg'), session));
  faults.next('POST /oauth/access_token', { kind: 'respond', body: { access_token: `${token}\n` } });
  await install();

  const rows = JSON.stringify(await allRows(backend));
  await backend.db
    .updateTable('installations')
    .set({ sealed_token: token.slice(1) })
    .execute();
  await see(await backend.getAsset(assetIdOf('gif'), session));
  await install();
  const last = await exchange();
  faults.always('POST /oauth/revoke_authorization', echo(token));
  await see(
    await backend.ask('/api/disconnect', { method: 'POST', headers: { authorization: `Bearer ${last}` } }),
  );
  await backend.db.destroy();
  await see(await backend.getAsset(everything, last));
  await see(await backend.app.request('/readyz'));
  const metrics = await backend.metrics.registry.metrics();
  return { canaries, bodies, headers, rows, metrics };
}

describe('L1 canary: no secret appears in a response, a log line, a database row or a metric', () => {
  test.each(['trace', 'debug', 'info', 'warn', 'error'])('L1 canary: at log level %s', async (LOG_LEVEL) => {
    const backend = await startBackend({ deadline: shortDeadline, environment: { LOG_LEVEL } });
    const { canaries, bodies, headers, rows, metrics } = await wholeScenario(backend);
    const places = {
      log: backend.logLines.join(''),
      bodies: bodies.join('\n'),
      headers: headers.join('\n'),
      rows,
      metrics,
    };
    expect(backend.logLines.length, 'errors are logged at every level').toBeGreaterThan(0);
    expect(new Set(canaries.map(([name]) => name)).size).toBe(9);
    for (const [name, secret] of canaries) {
      expect(secret.length, name).toBeGreaterThanOrEqual(16);
      for (const [place, seen] of Object.entries(places)) {
        for (const form of disguises(secret)) {
          expect(seen.includes(form), `${name} in ${place}`).toBe(false);
        }
      }
    }
  });
});
