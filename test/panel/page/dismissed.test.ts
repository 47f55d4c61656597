import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { csvOf } from '#panel/page/csv.ts';
import { dismissalKeyOf } from '#rules/findings/dismissal.ts';
import { chooseInList, openListMenu } from '#test/support/panel/list-menu.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImage } from '#test/support/panel/page-elements.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { saveReport } from '#test/support/panel/saved-report.ts';
import { designerAsset, says } from '#test/support/panel/scripted-designer.ts';
import { openReading, openWholePage } from '#test/support/panel/stories/page-stories.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

const without = [1, 2].map((number) =>
  pageImage(`page/${number}`, numberedId(number), {
    asset: says(designerAsset({ id: numberedId(number), altText: says('') })),
    altText: says(''),
  }),
);

const tabOf = ({ panel }: OpenPanel) => {
  const { value } = panel.lazyFeatures;
  if (!value) throw new Error('no lazy features');
  return value.pageTab;
};

/** Dismisses the missing alt text of the first image. */
function dismissFirst(opened: OpenPanel, note = ''): void {
  const [row] = tabOf(opened).images.rows.value;
  const finding = row?.findings.find(({ id }) => id === 'alt');
  if (!row?.assetId || !finding) throw new Error('no finding');
  const key = dismissalKeyOf(finding, row.usages[0]?.usage.element.key ?? '');
  opened.assets.dismiss(row.assetId, { ...key, reason: 'intended', note });
}

test('the list has no chip for dismissed findings while there are none', async () => {
  await openWholePage(without);
  expect(button(/^Dismissed/).elements()).toEqual([]);
  await openListMenu();
  expect(button('Bring back all dismissed').elements()).toEqual([]);
});

test('a dismissed missing text leaves No alt and the series, and Dismissed shows its row with the reason', async () => {
  const opened = await openWholePage(without);
  await expect.element(button('No alt 2')).toBeVisible();
  dismissFirst(opened, 'Old logo');
  await expect.element(button('No alt 1')).toBeVisible();
  expect(tabOf(opened).bulk.count.value).toBe(1);
  await button('Dismissed 1').click();
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(1);
  await expect.element(page.getByText('(Intended: Old logo)', { exact: false })).toBeVisible();
  await chooseInList('Bring back all dismissed');
  await expect.element(button('No alt 2')).toBeVisible();
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(2);
  expect(button(/^Dismissed/).elements()).toEqual([]);
});

test('the CSV and the report name a dismissed finding with its reason, escaped, apart from the open ones', async () => {
  const opened = await openWholePage(without);
  dismissFirst(opened, '=1+1 <img src=x>');
  const { images, pixelsOf } = tabOf(opened);
  const [line] = recordsIn(csvOf(images.rows.value, pixelsOf, { name: 'Home', headings: new Map() }));
  expect(line?.Dismissed).toContain('(Intended: =1+1 <img src=x>)');
  expect(line?.Findings).not.toContain('lt text');
  const file = await saveReport(opened);
  const report = new DOMParser().parseFromString(file?.text ?? '', 'text/html');
  const section = report.querySelector('[aria-labelledby="dismissed"]');
  expect(section?.querySelectorAll('li')).toHaveLength(1);
  expect(section?.textContent).toContain('(Intended: =1+1 <img src=x>)');
  expect(report.querySelectorAll('img[src="x"]')).toHaveLength(0);
});

test('a finding that is dismissed while the page is read stays dismissed when it is read again', async () => {
  const opened = await openReading();
  const { images } = tabOf(opened);
  await expect.poll(() => images.rows.value.some(({ findings }) => findings.length > 0)).toBe(true);
  const row = images.rows.value.find(({ assetId, findings }) => assetId && findings.length > 0);
  const [finding] = row?.findings ?? [];
  if (!row?.assetId || !finding) throw new Error('no finding');
  const usage = row.usages.find(({ findings }) => findings.includes(finding))?.usage.element.key ?? '';
  opened.assets.dismiss(row.assetId, { ...dismissalKeyOf(finding, usage), reason: 'elsewhere', note: '' });
  const dismissedOf = () => images.rows.value.find(({ key }) => key === row.key)?.dismissed.length;
  expect(dismissedOf()).toBe(1);
  images.read();
  await expect.poll(() => images.rows.value.length).toBeGreaterThan(0);
  expect(dismissedOf()).toBe(1);
});
