import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDesignerLink } from '#backend/oauth/designer-link.ts';
import { limits } from '#backend/platform/limits.ts';
import { assetInspectorApp, sites } from '#sandbox/world/sample-data.ts';
import { startBackend, type TestBackendOptions } from '#test/support/backend/backend.ts';
import { hostileTexts } from '#test/support/backend/inert-page.ts';
import { modestly } from '#test/support/shared/properties.ts';

const { clientId } = assetInspectorApp;
const { outdoors, journal } = sites;
const designerOf = ({ shortName }: { shortName: string }) =>
  `https://${shortName}.design.webflow.com/?app=${clientId}`;
const startUrl = 'http://localhost:3000/oauth/start';

/** Installs, and answers the words and the links of the page a person then sees. */
async function pageAfter(
  consent: Parameters<Awaited<ReturnType<typeof startBackend>>['install']>[0],
  options: TestBackendOptions & { sites?: object } = {},
) {
  const backend = await startBackend(options);
  if (options.sites)
    backend.webflow.faults.always('GET /v2/sites', { kind: 'respond', status: 200, body: options.sites });
  const response = await backend.install(consent);
  const text = await response.text();
  const links = [...text.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)/g)];
  return { status: response.status, text, links: links.map(([, href, label]) => [label, href]) };
}

const another = ['Connect another site', startUrl];

describe('the link back to the Designer', () => {
  test('of one site', async () => {
    const { status, links, text } = await pageAfter({ siteIds: [outdoors.id] });
    expect(status).toBe(200);
    expect(links).toEqual([['Open Northwind Outdoors', designerOf(outdoors)], another]);
    expect(text).toContain('Your site is connected');
  });

  test('of each of several sites', async () => {
    const { links, text } = await pageAfter({ siteIds: [outdoors.id, journal.id] });
    expect(links).toEqual([
      ['Open Northwind Outdoors', designerOf(outdoors)],
      ['Open Northwind Journal', designerOf(journal)],
      another,
    ]);
    expect(text).toContain('Your sites are connected');
  });

  test('of each site of a workspace', async () => {
    const { links } = await pageAfter({ workspaceId: outdoors.workspaceId });
    expect(links).toHaveLength(3);
  });

  test('of the first of very many', async () => {
    const many = Array.from({ length: limits.designerLinks + 1 }, (_, at) => ({
      id: at.toString(16).padStart(24, '0'),
      displayName: `Site ${at}`,
      shortName: `site-${at}`,
    }));
    const { links, text } = await pageAfter(
      { workspaceId: outdoors.workspaceId },
      { sites: { sites: many } },
    );
    expect(links).toHaveLength(limits.designerLinks + 1);
    expect(text).toContain(`the first of ${many.length} sites`);
  });

  test('uses the configured address', async () => {
    const { links } = await pageAfter(
      { siteIds: [outdoors.id] },
      { environment: { WEBFLOW_DESIGNER_URL: 'http://localhost:4400' } },
    );
    expect(links[0]).toEqual(['Open Northwind Outdoors', `http://localhost:4400/?app=${clientId}`]);
  });

  test('names no site that was not chosen', async () => {
    const { links } = await pageAfter({ siteIds: [outdoors.id] }, { sites: { sites: [outdoors, journal] } });
    expect(links).toEqual([['Open Northwind Outdoors', designerOf(outdoors)], another]);
  });

  test.each([
    ['no name', { shortName: null }],
    ['no names at all', {}],
    ['an empty name', { shortName: '' }],
    ['upper case', { shortName: 'Northwind' }],
    ['another host', { shortName: 'evil.example/' }],
    ['a user', { shortName: 'a@evil' }],
    ['a line', { shortName: 'northwind\n' }],
    ['too long a name', { shortName: 'a'.repeat(64) }],
  ])('is a sentence for a site with %s', async (_, names) => {
    const { status, links, text } = await pageAfter(
      { siteIds: [outdoors.id] },
      { sites: { sites: [{ id: outdoors.id, ...names }] } },
    );
    expect(status).toBe(200);
    expect(links).toEqual([another]);
    expect(text).toContain('Go back to the Designer and select an image.');
  });

  test.each([403, 500])('is a sentence where Webflow refuses the list of sites with %i', async (status) => {
    const backend = await startBackend();
    backend.webflow.faults.always('GET /v2/sites', { kind: 'respond', status, body: {} });
    const response = await backend.install();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Go back to the Designer and select an image.');
    expect((await backend.exchange()).status, 'the site is connected all the same').toBe(200);
  });

  test.each(hostileTexts)('H5 html-is-inert: a site called %s', async (displayName) => {
    const { text } = await pageAfter(
      { siteIds: [outdoors.id] },
      { sites: { sites: [{ id: outdoors.id, displayName, shortName: 'northwind' }] } },
    );
    expect(text).not.toMatch(/<script|<img|<svg/);
    expect(text).toContain('https://northwind.design.webflow.com/?app=');
  });

  test('O8 open-redirect: no short name changes the host', () => {
    const link = createDesignerLink('https://{site}.design.webflow.com', clientId);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'az09-./:@?#\\ \n') }),
          fc.webUrl(),
        ),
        (shortName) => {
          const found = link({ id: outdoors.id, displayName: null, shortName });
          if (found) {
            const { protocol, hostname, search } = new URL(found.href);
            expect([protocol, hostname, search]).toEqual([
              'https:',
              `${shortName}.design.webflow.com`,
              `?app=${clientId}`,
            ]);
          }
        },
      ),
      modestly(500),
    );
  });
});

test('denied consent says what still works, and how to connect after all', async () => {
  const { status, text, links } = await pageAfter({ decision: 'deny' });
  expect(status).toBe(400);
  expect(text).toContain('Nothing was connected');
  expect(text).toContain('It still shows what the Designer knows of an image.');
  expect(links).toEqual([['Connect site', startUrl]]);
});
