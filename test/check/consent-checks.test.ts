import { request } from 'node:http';
import { expect, test } from 'vitest';
import { awaitRedirect } from '#check/await-redirect.ts';
import { runConsents } from '#check/consent-checks.ts';
import { createWebflowReads } from '#check/webflow-reads.ts';
import type { FactId } from '#contract/webflow-facts/facts.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { assetInspectorApp } from '#sandbox/world/sample-data.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { claimPort } from '#tooling/ports.ts';

const redirectUri = assetInspectorApp.redirectUris[0];

/** Goes through both consents as a person does; `change` may alter what comes back. */
async function consent(
  facts: Partial<Unconfirmed> = {},
  change: (query: URLSearchParams) => URLSearchParams | null = (query) => query,
) {
  const webflow = createFakeWebflow({ unconfirmed: facts });
  const reads = createWebflowReads({
    fetch: webflow.fetch,
    sleep: async () => {},
    apiUrl: 'https://api.webflow.com',
    token: '',
  });
  const result = await runConsents({
    reads,
    app: assetInspectorApp,
    oauthUrl: 'https://webflow.com',
    redirectUri,
    async answered(url, decision) {
      const back = await webflow.giveConsent(url, { decision }).catch(() => null);
      return back === null ? null : change(new URL(back).searchParams);
    },
  });
  return { ...result, webflow };
}

test('a refused and a given consent are as assumed, and the token opens the site', async () => {
  const { verdicts, token, webflow } = await consent();
  expect(Object.fromEntries(verdicts)).toEqual({
    denial: { is: 'as-assumed' },
    localhostRedirects: { is: 'as-assumed' },
    tokenResponseHasExtras: { is: 'as-assumed' },
  });
  expect(webflow.installations.find(token ?? '')).toBeDefined();
});

test.each<[FactId, string, Partial<Unconfirmed>]>([
  ['denial', 'no error parameter', { denial: null }],
  ['denial', 'server_error', { denial: { error: 'server_error', error_description: 'x' } }],
  ['denial', 'another error', { denial: { error: 'canary', error_description: 'x' } }],
  ['tokenResponseHasExtras', 'false', { tokenResponseHasExtras: false }],
])('%s that is %s is named', async (id, found, facts) => {
  const { verdicts } = await consent(facts);
  expect([...verdicts].filter(([, { is }]) => is !== 'as-assumed')).toEqual([
    [id, { is: 'different', found }],
  ]);
});

test('a Webflow that refuses localhost leaves the three facts untried', async () => {
  const { verdicts, token } = await consent({ localhostRedirects: false });
  expect([...verdicts.values()].map(({ is }) => is)).toEqual(['untried', 'untried', 'untried']);
  expect(token).toBeNull();
});

test('a redirect with another state is not believed', async () => {
  const { verdicts, token } = await consent({}, (query) => {
    query.set('state', 'forged');
    return query;
  });
  expect([...verdicts.values()].map(({ is }) => is)).toEqual(['untried', 'untried', 'untried']);
  expect(token).toBeNull();
});

test('the redirect is awaited on this machine only, and the browser is answered', async () => {
  const { origin } = new URL(`http://localhost:${await claimPort(0)}`);
  const uri = `${origin}/oauth/callback`;
  const redirect = awaitRedirect(uri);
  const get = (url: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(url, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      })
        .on('error', reject)
        .end();
    });
  await eventually(async () => expect(await get(`${origin}/favicon.ico`)).toBe(404));
  expect(await get(`${uri}?code=x&state=y`)).toBe(200);
  expect(String(await redirect)).toBe('code=x&state=y');
});
