import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { awaitRedirect, localRedirectUri } from '#check/await-redirect.ts';
import type { FactId } from '#contract/webflow-facts/facts.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { hangAfter } from '#test/support/shared/hang-limits.ts';
import { claimPort } from '#tooling/ports.ts';
import { projectRoot } from '#tooling/project.ts';
import { consent } from './fake-consent.ts';

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

test('a person who allows where a refusal was asked for leaves the refusal untried', async () => {
  const { verdicts, token } = await consent({}, (query) => query, ['allow', 'allow']);
  expect(Object.fromEntries(verdicts)).toEqual({
    denial: { is: 'untried', why: 'unclear' },
    localhostRedirects: { is: 'as-assumed' },
    tokenResponseHasExtras: { is: 'as-assumed' },
  });
  expect(token).not.toBeNull();
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

test.each([
  ['http://localhost:3000', 'http://localhost:3000/oauth/callback'],
  ['http://localhost:8080/', 'http://localhost:8080/oauth/callback'],
])('a consent comes back to %s', (publicUrl, expected) => {
  expect(localRedirectUri(publicUrl)).toBe(expected);
});

test.each([
  'https://assets.example.com',
  'https://localhost:3000',
  'http://localhost',
  'http://127.0.0.1:3000',
  'http://localhost.example.com:3000',
  'localhost:3000',
  '',
])('a consent that would come back to %j is refused', (publicUrl) => {
  expect(() => localRedirectUri(publicUrl)).toThrow('http://localhost with a port');
});

test('the program refuses such a consent at once', async () => {
  const env = {
    ...process.env,
    PUBLIC_URL: 'https://assets.example.com',
    WEBFLOW_CLIENT_ID: 'x',
    WEBFLOW_CLIENT_SECRET: 'x',
  };
  const run = promisify(execFile)(process.execPath, ['src/check/main.ts', '--site', 'x', '--consent'], {
    cwd: projectRoot,
    env,
    timeout: hangAfter.wait,
  });
  await expect(run).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('http://localhost with a port'),
  });
});
