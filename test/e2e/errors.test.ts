import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { errorBody } from '#sandbox/data-api/errors.ts';
import type { Sandbox } from '#sandbox/start/start-sandbox.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { readPanel } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ connect: false });
});

afterAll(() => designer?.close());

afterEach(() => {
  designer.sandbox.webflow.faults.clear();
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

/** The link to connect: its name is shorter where connecting was explained before anything was selected. */
const connectLink = (panel: FrameLocator) => panel.getByRole('link', { name: /^Connect( site)?$/ });

test('after consent for an unconnected site, the panel continues without a press', async () => {
  const { panel, page } = designer;
  await designer.select('image-everything');
  const link = connectLink(panel);
  await link.waitFor();

  const [consent] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await consent.getByRole('checkbox', { name: 'Northwind Outdoors' }).check();
  await consent.getByRole('button', { name: 'Authorize app' }).click();
  await consent.getByRole('heading', { name: 'Your site is connected' }).waitFor();

  // The panel's tab stays in the background and the other tab open: the panel polls the connection.
  const facts = await readPanel(panel, assetIdOf('everything'));
  expect(facts.rows.length).toBeGreaterThan(1);
  await consent.close();
});

test('denied consent connects nothing and shows what to do', async () => {
  const { page, sandbox } = designer;
  const consent = await page.context().newPage();
  await consent.goto(`${sandbox.origins.backend}/oauth/start`);
  await consent.getByRole('button', { name: 'Deny' }).click();
  await consent.getByRole('heading', { name: 'Nothing was connected' }).waitFor();
  expect(await consent.getByRole('link', { name: 'Connect site' }).count()).toBe(1);
  await consent.close();
});

/** The list of the page's images finds nothing, so that what is selected is not known from it. */
function refuseLists({ webflow }: Sandbox): void {
  webflow.faults.always('GET /v2/sites/:siteId/assets', {
    kind: 'respond',
    status: 404,
    body: errorBody(404),
  });
}

/** Opens a Designer with an empty cache in the backend. */
async function withNewDesigner(
  run: (designer: OpenDesigner) => Promise<void>,
  options: Parameters<typeof openDesigner>[0] = {},
): Promise<void> {
  const own = await openDesigner({ prepare: refuseLists, ...options });
  try {
    await run(own);
  } finally {
    await own.close();
  }
}

test('during an outage the Designer’s facts stay, and Try again loads the others', () =>
  withNewDesigner(async ({ panel, page, select }) => {
    await page.getByRole('button', { name: 'Webflow is down' }).click();
    await select('image-japanese');
    await panel.getByRole('alert').waitFor();
    expect(await panel.getByRole('heading', { level: 1 }).textContent()).toContain('夜の山小屋と星空');
    await page.getByRole('button', { name: 'Webflow is down' }).click();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await readPanel(panel, assetIdOf('japanese'));
  }));

test('P8 late-answer: a 404 of the backend is shown when the Designer’s facts arrive after it', () =>
  withNewDesigner(
    async ({ panel, sandbox, select }) => {
      await select('image-everything');
      await panel.getByRole('heading', { level: 1 }).waitFor();
      sandbox.webflow.faults.always('GET /v2/assets/:assetId', {
        kind: 'respond',
        status: 404,
        body: errorBody(404),
      });
      await select('image-arabic');
      await panel.getByRole('alert').getByText('Image not found').waitFor();
      expect(await panel.getByRole('heading', { level: 1 }).count()).toBe(1);
    },
    { latency: { webflow: { min: 0, max: 0 }, designer: { min: 400, max: 400 } } },
  ));

test('a rate limit shows a countdown, after which the panel continues without a press', () =>
  withNewDesigner(async ({ panel, sandbox, select }) => {
    sandbox.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'respond',
      status: 429,
      headers: { 'Retry-After': '2' },
      body: { message: 'Too Many Requests', code: 'too_many_requests', externalReference: null, details: [] },
    });
    await select('image-arabic');
    await panel.getByText(/Trying again in/).waitFor();
    await readPanel(panel, assetIdOf('arabic'));
  }));

test('after the app is uninstalled, the panel offers to connect again', () =>
  withNewDesigner(async ({ panel, page, select }) => {
    await page.getByRole('button', { name: 'Uninstall the app' }).click();
    await select('image-mixed');
    await connectLink(panel).waitFor();
  }));
