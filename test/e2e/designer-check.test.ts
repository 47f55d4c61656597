import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FactId, facts } from '#contract/webflow-facts/facts.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';

let open: OpenDesigner;

beforeAll(async () => {
  open = await openDesigner({ scale: 2, designerCheck: true });
});

afterAll(() => open?.close());

/** Opens the check on a page of the site, in a Designer that differs from the list in `different`. */
async function openCheck(pageName: string, different: Readonly<Partial<Record<FactId, unknown>>> = {}) {
  const { page, panel, sandbox } = open;
  const query = new URLSearchParams({ facts: JSON.stringify(different) });
  await page.goto(`${sandbox.origins.designer}/?${query}`);
  await page.getByLabel('Page', { exact: true }).selectOption({ label: pageName });
  await panel.getByRole('button', { name: 'More' }).click();
  await panel.getByRole('button', { name: 'Check this Designer' }).click();
  return panel.getByRole('dialog', { name: 'Check this Designer' });
}

/** Presses a button of the check, and resolves to what it says of each fact once it is done. */
async function checked(dialog: Awaited<ReturnType<typeof openCheck>>, button: string) {
  await dialog.getByRole('button', { name: button }).click();
  await dialog.getByText(/^Done\. \d+ facts\.$/).waitFor();
  const lines = await dialog.getByRole('listitem').all();
  const said = lines.map(async (line) => {
    const id = await line.locator('code').textContent();
    return [id ?? '', (await line.textContent())?.split(id ?? '')[0]] as const;
  });
  return Object.fromEntries(await Promise.all(said));
}

const read = 'Check without a change';
const write = 'Check by a change';

test('against the sandbox, every fact of the Designer is as assumed', async () => {
  const said: Record<string, string | undefined> = {};
  for (const name of ['Home', 'Widths']) {
    for (const [id, words] of Object.entries(await checked(await openCheck(name), read)))
      if (said[id] !== 'As assumed') said[id] = words;
  }
  Object.assign(said, await checked(await openCheck('Home'), write));
  const expected = Object.entries(facts)
    .filter(([, { ways }]) => ways.some((way) => way.startsWith('designer')))
    .map(([id]) => [id, 'As assumed']);
  expect(Object.entries(said).toSorted()).toEqual(expected.toSorted());
  expect(open.consoleErrors()).toEqual([]);
});

test('the image of the check is gone afterwards, and no other has changed', async () => {
  const dialog = await openCheck('Home');
  const elements = () =>
    open.page.locator('[data-element]').evaluateAll((all) => all.map((one) => one.outerHTML.length));
  const before = await elements();
  await checked(dialog, write);
  expect(await elements()).toEqual(before);
});

describe('a Designer that differs in one fact', () => {
  test.each<[FactId, unknown, string, string, string?]>([
    ['boundImageHasAsset', true, 'Home', 'true'],
    ['cmsFileResolved', true, 'Home', 'true'],
    ['listsParentsFirst', false, 'Home', 'false'],
    ['headingHasText', false, 'Home', 'false'],
    ['richTextHasElements', true, 'Home', 'true'],
    ['fileSettingKey', 'file', 'Home', 'file'],
    ['altTextSettingKey', 'alt', 'Home', 'alt'],
    ['widthReportedIn', 'attributes', 'Widths', 'attributes'],
    ['widthReportedIn', 'nowhere', 'Widths', 'nowhere'],
    ['widthSettingKey', 'imageWidth', 'Home', 'imageWidth'],
    ['loadingReportedAs', 'loading', 'Home', 'loading'],
    ['linkSettingKey', 'href', 'Home', 'href'],
    ['decorativeElementAlt', '', 'Home', 'an empty text'],
    ['settingHasAltWords', false, 'Home', 'false'],
    ['searchImageFollowsSocial', false, 'Home', 'false'],
    ['closedComponentsRespond', false, 'Home', 'false'],
    ['snapshotPixels', 'device', 'Widths', 'device'],
    ['snapshotPrefix', '', 'Home', 'none'],
    ['backgroundImageValue', '@img_{id}', 'Home', '@img_{id}'],
    ['modesWithAssets', ['build'], 'Home', 'not in design'],
    ['plainLaunchContext', { type: 'AppsPanel', value: null }, 'Home', 'AppsPanel'],
    ['subscribeFiresAtOnce', true, 'Home', 'true'],
    ['compactSize', { width: 260, height: 300 }, 'Home', '260 × 300'],
    ['iframeAllow', '', 'Home', 'no clipboard-write'],
    ['nullSettingResets', false, 'Home', 'false', write],
    ['inheritMark', 'inherit', 'Home', 'a text as any other', write],
  ])('%s that is %j is named', async (id, value, pageName, found, button = read) => {
    const said = await checked(await openCheck(pageName, { [id]: value }), button);
    expect(said[id]).toBe(`Different: ${found}`);
    open.consoleErrors();
  });
});
