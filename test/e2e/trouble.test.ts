import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { errorBody } from '#sandbox/data-api/errors.ts';
import { assetIdOf } from '#test/support/catalog-asset.ts';
import { type OpenDesigner, openDesigner } from '#test/support/open-designer.ts';
import { readPanel } from '#test/support/read-panel.ts';

let designer: OpenDesigner;

beforeAll(async () => {
  designer = await openDesigner({ connect: false });
});

afterAll(() => designer?.close());

afterEach(() => {
  designer.sandbox.webflow.faults.clear();
  expect(designer.noise(), 'the browser console stays quiet').toEqual([]);
});

test('an unconnected site is connected through the consent page, and the panel goes on by itself', async () => {
  const { panel, page } = designer;
  await designer.select('image-everything');
  const link = panel.getByRole('link', { name: 'Connect site' });
  await link.waitFor();

  const [consent] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await consent.getByRole('checkbox', { name: 'Northwind Outdoors' }).check();
  await consent.getByRole('button', { name: 'Authorize app' }).click();
  await consent.getByRole('heading', { name: 'Your site is connected' }).waitFor();

  // Nobody comes back to the panel's tab, nor closes the other: it looks by itself.
  const facts = await readPanel(panel, assetIdOf('everything'));
  expect(facts.rows.length).toBeGreaterThan(1);
  await consent.close();
});

test('denying consent connects nothing and says what to do', async () => {
  const { page, sandbox } = designer;
  const consent = await page.context().newPage();
  await consent.goto(`${sandbox.origins.backend}/oauth/start`);
  await consent.getByRole('button', { name: 'Deny' }).click();
  await consent.getByRole('heading', { name: 'Nothing was connected' }).waitFor();
  expect(await consent.getByRole('link', { name: 'Connect site' }).count()).toBe(1);
  await consent.close();
});

/** A Designer on a site of which nothing has been read yet. */
async function fresh(
  run: (designer: OpenDesigner) => Promise<void>,
  options: Parameters<typeof openDesigner>[0] = {},
): Promise<void> {
  const own = await openDesigner(options);
  try {
    await run(own);
  } finally {
    await own.close();
  }
}

test('Webflow is down: the Designer’s own facts stay, and Try again brings the rest', () =>
  fresh(async ({ panel, page, select }) => {
    await page.getByRole('button', { name: 'Webflow is down' }).click();
    await select('image-japanese');
    await panel.getByRole('alert').waitFor();
    expect(await panel.getByRole('heading', { level: 1 }).textContent()).toContain('夜の山小屋と星空');
    await page.getByRole('button', { name: 'Webflow is down' }).click();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await readPanel(panel, assetIdOf('japanese'));
  }));

test('P8 late-answer: an asset that Webflow does not know is said to be so by a Designer slower than the backend', () =>
  fresh(
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

test('a rate limit is counted down, and the panel goes on by itself', () =>
  fresh(async ({ panel, sandbox, select }) => {
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

test('an uninstalled app is noticed, and the panel offers to connect again', () =>
  fresh(async ({ panel, page, select }) => {
    await page.getByRole('button', { name: 'Uninstall the app' }).click();
    await select('image-mixed');
    await panel.getByRole('link', { name: 'Connect site' }).waitFor();
  }));
