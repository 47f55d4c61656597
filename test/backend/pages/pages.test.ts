import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pictures } from '#backend/pages/pictures.ts';
import { limits } from '#backend/platform/limits.ts';
import { pagePaths } from '#contract/help.ts';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { publicUrl, startBackend } from '#test/support/backend/backend.ts';
import { expectInert } from '#test/support/backend/inert-page.ts';
import { allRows } from '#test/support/backend/rows.ts';
import { createUsesClient, startUses } from '#test/support/backend/uses.ts';

const paths = Object.values(pagePaths);
const supported = { environment: { SUPPORT_EMAIL: 'help@inspector.example' } };

async function read(path: string, options: Parameters<typeof startBackend>[0] = {}) {
  const { app, webflow } = await startBackend(options);
  const response = await app.request(path);
  const body = await response.text();
  return { response, body, calls: webflow.calls.count() };
}

describe('the public pages', () => {
  test.each(paths)('H5 html-is-inert: %s needs no session, and has no script', async (path) => {
    const { response, body, calls } = await read(path, supported);
    expect(response.status).toBe(200);
    expectInert(response, body);
    expect(calls, 'Webflow is not asked').toBe(0);
  });

  test.each(paths)('%s has one heading, a language, and no id twice', async (path) => {
    const { body } = await read(path);
    expect(body.match(/<h1>/g)).toHaveLength(1);
    expect(body).toContain('<html lang="en">');
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(paths)(
    'every link of %s leads to one of the pages, a section of its own, or the operator',
    async (path) => {
      const { body } = await read(path, supported);
      const links = [...body.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
      expect(links).toEqual(expect.arrayContaining(paths));
      for (const href of links) {
        if (href.startsWith('#')) expect(body).toContain(`id="${href.slice(1)}"`);
        else expect([...paths, `${publicUrl}/oauth/start`, 'mailto:help@inspector.example']).toContain(href);
      }
    },
  );

  test.each(paths)('%s says how to reach the operator', async (path) => {
    const host = new URL(publicUrl).host;
    const withAddress = await read(path, supported);
    expect(withAddress.body).toContain('href="mailto:help@inspector.example"');
    const without = await read(path);
    expect(without.body).not.toContain('mailto:');
    expect(without.body).toContain(`the operator of ${host}, through Asset Inspector’s listing`);
  });
});

describe('the home page', () => {
  test('each of its pictures is served, and has its pixels and words', async () => {
    const { app } = await startBackend();
    const body = await (await app.request(pagePaths.home)).text();
    const shown = [...body.matchAll(/<img src="([^"]*)" width="(\d+)" height="(\d+)" alt="[^"]{5,}"/g)];
    expect(shown).toHaveLength(pictures.length);
    for (const [, path = '', width, height] of shown) {
      const response = await app.request(path);
      expect(response.headers.get('content-type')).toBe('image/png');
      const picture = await sharp(await response.arrayBuffer()).metadata();
      expect([picture.width, picture.height].join()).toBe([width, height].join());
    }
  });

  test('a browser’s tab shows the icon of the panel', async () => {
    const { app } = await startBackend();
    const response = await app.request('/favicon.ico');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(await response.text()).toMatch(/^<svg /);
  });

  test.each(['/screens/', '/screens/5.png', '/screens/%2e%2e/listing.json', '/screens/1-findings.png/x'])(
    'no other file is served: %s',
    async (path) => {
      expect((await read(path)).response.status).toBe(404);
    },
  );
});

describe('the privacy page matches the code', () => {
  test('the tables have no other columns than it names', async () => {
    const { backend, client } = await startUses();
    await client.read('read', () => backend.clock.advance(5_000));
    await backend.install({ workspaceId: sites.outdoors.workspaceId });
    await backend.exchange();
    await createUsesClient(backend, await backend.signIn()).ask('read');
    const rows = await allRows(backend);
    const columns = Object.values(rows).flatMap((table) => table.flatMap((row) => Object.keys(row)));
    const told = [
      'id',
      'installation_id',
      'created_at',
      'last_used_at',
      'sealed_token',
      'site_id',
      'workspace_id',
      'authorization_id',
      'held_since',
      'state_hash',
      'expires_at',
      'used_at',
      'ended_as',
      'name',
      'until',
      ...['reading', 'revision', 'state', 'lists', 'problem', 'owner', 'lease_until', 'wait_until', 'calls'],
      ...['run_since', 'read_at', 'key', 'kind', 'thing_id', 'is_due', 'body', 'listed_stamp', 'stamp'],
    ];
    expect((await read(pagePaths.privacy)).body).toContain('from which IP addresses people have signed in');
    expect(columns).toContain('sealed_token');
    expect(told).toEqual(expect.arrayContaining(columns));
    const stored = JSON.stringify(rows);
    for (const { id, email, firstName } of Object.values(users)) {
      for (const ofPerson of [id, email, firstName]) expect(stored).not.toContain(ofPerson);
    }
  });

  test('its numbers are those of the limits', async () => {
    const { body } = await read(pagePaths.privacy);
    expect(body).toContain(`${limits.oauthStateLifetimeMs / 60_000} minutes at most`);
    expect(body).toContain(`${limits.knownAddressLifetimeMs / (24 * 60 * 60_000)} days after the last time`);
    expect(body).toContain(`ends after ${limits.sessionLifetimeMs / 60_000} minutes`);
    expect(limits.measuredFreshMs, 'what is kept longest, a day').toBe(24 * 60 * 60_000);
  });

  test('it names exactly the scopes we request', async () => {
    const { app } = await startBackend();
    const start = await app.request('/oauth/start?for=uses');
    const scopes = new URL(start.headers.get('location') ?? '').searchParams.get('scope')?.split(' ');
    const { body } = await read(pagePaths.privacy);
    expect([...body.matchAll(/<b>(\w+:\w+)<\/b>/g)].map(([, scope]) => scope)).toEqual(scopes);
  });
});
