import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { WeighingLine } from '#contract/weighing.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { chooseInList } from '#test/support/panel/list-menu.ts';
import { numberedId, pageImages } from '#test/support/panel/page-elements.ts';
import { recordsIn } from '#test/support/panel/parse-csv.ts';
import { saveReport } from '#test/support/panel/saved-report.ts';
import { says } from '#test/support/panel/scripted-designer.ts';
import { openWholeSite } from '#test/support/panel/stories/site-stories.ts';
import {
  answerWith,
  backendOfPhotos,
  openPhotos,
  pageListOf,
  photos,
  weighingOf,
  weighsAll,
} from '#test/support/panel/stories/weighing-list-stories.ts';
import { weighedIds, weighingEnd } from '#test/support/panel/weighing-answers.ts';

const button = (name: string) => page.getByRole('button', { name, exact: true });
const rowsOf = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((row) => row.querySelector('.row-weight')?.textContent ?? null);

test('the menu weighs every image that is shown; each row says what it came to, and a line the total', async () => {
  await openPhotos();
  expect(button('Weigh 5 images').elements()).toEqual([]);
  await chooseInList('Weigh 5 images');
  await expect
    .poll(rowsOf)
    .toEqual([
      'AVIF 290 kB −83%',
      'AVIF 290 kB −83%',
      'Nothing smaller',
      'None looks alike',
      'It’s animated, and that would be lost.',
    ]);
  await expect.element(page.getByRole('status').filter({ hasText: '4 images weighed' })).toBeVisible();
  expect(page.getByText('couldn’t be weighed', { exact: false }).elements()).toHaveLength(1);
});

test('a search or a chip chooses what is weighed, and the button says how many', async () => {
  const backend = backendOfPhotos();
  const asked: string[][] = [];
  const { call } = backend;
  Object.assign(backend, {
    call: (...parts: Parameters<typeof call>) => {
      asked.push(weighedIds(parts[0].body));
      return call(...parts);
    },
  });
  const opened = await openPhotos(backend);
  await page.getByRole('searchbox').fill('lake');
  await button('Weigh 1 image').click();
  await expect.poll(() => weighingOf(opened).ofPage.total.value?.weighed).toBe(1);
  expect(asked).toEqual([[numberedId(2)]]);
  expect(button('Weigh 1 image').elements()).toEqual([]);
  await page.getByRole('searchbox').fill('');
  await button('Weigh 4 images').click();
  await expect.poll(() => weighingOf(opened).ofPage.total.value?.weighed).toBe(4);
  expect(asked[1]).toEqual([1, 3, 4, 5].map(numberedId));
});

test('weighing goes on while another tab is open, is paused, continued and stopped', async () => {
  const backend = backendOfPhotos((ids) => ids.slice(0, 1).map((started) => ({ started })));
  const opened = await openPhotos(backend);
  const { ofPage } = weighingOf(opened);
  await chooseInList('Weigh 5 images');
  await expect.element(page.getByText('Weighing 1 of 5 · Ridge trail.jpg')).toBeVisible();
  opened.panel.tabs.open('selected');
  expect(ofPage.progress.value).toMatchObject({ done: 0, of: 5 });
  opened.panel.tabs.open('page');
  await button('Pause').click();
  await expect.element(page.getByText('Paused after 0 of 5 images.')).toBeVisible();
  answerWith(backend, (ids) => weighsAll(ids.slice(0, 2)).filter((line) => line !== weighingEnd));
  await button('Continue').click();
  await expect.poll(() => ofPage.progress.value?.done).toBe(2);
  await button('Stop').click();
  await expect.poll(() => ofPage.progress.value).toBe(null);
  await expect.element(button('Weigh 3 images')).toBeVisible();
  expect(ofPage.total.value?.weighed).toBe(2);
});

test('another page in the middle keeps what goes on, and shows what its own images came to', async () => {
  const backend = backendOfPhotos((ids) => weighsAll(ids.slice(0, 1)).filter((line) => line !== weighingEnd));
  const opened = await openPhotos(backend);
  const { ofPage } = weighingOf(opened);
  await chooseInList('Weigh 5 images');
  await expect.poll(() => ofPage.progress.value?.done).toBe(1);
  opened.designer.openPage(says({ id: 'other', name: 'Other' }), says(pageImages(1)));
  await expect
    .poll(() => {
      opened.clock.advance(timeouts.lookupDelay);
      return pageListOf(opened).items.value.map(({ details }) => details?.displayName);
    })
    .toEqual(['Ridge trail.jpg']);
  expect(ofPage.progress.value).toMatchObject({ done: 1, of: 5 });
  await expect.poll(rowsOf).toEqual(['AVIF 290 kB −83%']);
  expect(ofPage.total.value?.weighed).toBe(1);
  await button('Stop').click();
  await expect.poll(() => ofPage.progress.value).toBe(null);
});

test('a file that is replaced meanwhile is to weigh again', async () => {
  const opened = await openPhotos();
  const { ofPage } = weighingOf(opened);
  await chooseInList('Weigh 5 images');
  await expect.poll(() => ofPage.total.value?.weighed).toBe(4);
  const [photo] = photos;
  const { assets } = opened;
  if (photo) assets.setDetails({ ...photo, hostedUrl: `${photo.hostedUrl}?2` }, assets.request());
  await expect.element(button('Weigh 1 image')).toBeVisible();
  expect(ofPage.total.value?.weighed).toBe(3);
  expect(ofPage.replaceable.value.map(({ name }) => name)).toEqual(['still-lake.jpg']);
});

test('disconnecting the site forgets what was weighed', async () => {
  const opened = await openPhotos();
  const { ofPage } = weighingOf(opened);
  await chooseInList('Weigh 5 images');
  await expect.poll(() => ofPage.total.value?.weighed).toBe(4);
  opened.assets.clear();
  await expect.poll(() => [ofPage.total.value, ofPage.progress.value]).toEqual([null, null]);
});

test('where no image could be weighed, that alone is said, and another press tries again what may pass', async () => {
  await openPhotos(
    backendOfPhotos((ids) => [
      ...ids.flatMap((id): WeighingLine[] => [
        { started: id },
        { refused: { assetId: id, format: null, reason: 'encoder_failed' } },
        { weighed: id },
      ]),
      weighingEnd,
    ]),
  );
  await chooseInList('Weigh 5 images');
  await expect.element(page.getByText('5 couldn’t be weighed', { exact: true })).toBeVisible();
  await expect.element(button('Weigh 5 images')).toBeVisible();
  expect(page.getByText('Would save', { exact: false }).elements()).toEqual([]);
});

test('a lost connection is said, and another press goes on', async () => {
  const backend = backendOfPhotos();
  const { call } = backend;
  Object.assign(backend, { call: async () => ({ ok: false, problem: { code: 'offline' } }) });
  const opened = await openPhotos(backend);
  await chooseInList('Weigh 5 images');
  await expect.element(page.getByRole('alert').filter({ hasText: 'We lost the connection' })).toBeVisible();
  Object.assign(backend, { call });
  await button('Try again').click();
  await expect.poll(() => weighingOf(opened).ofPage.total.value?.weighed).toBe(4);
  expect(page.getByRole('alert').elements()).toEqual([]);
});

test('a site weighs its pictures and no other file, and says what the files would save', async () => {
  await openWholeSite(backendOfPhotos());
  await chooseInList('Weigh 5 images');
  await expect.element(page.getByText('Would save 2.92 MB of 7 MB.')).toBeVisible();
});

test('the order “Saving” goes by what was weighed: what saves nothing comes last', async () => {
  const opened = await openPhotos();
  await page.getByLabelText('Sort by').selectOptions('Saving');
  await page.getByRole('searchbox').fill('Hut');
  await button('Weigh 1 image').click();
  await expect.poll(() => weighingOf(opened).ofPage.savings.value).toEqual(new Map([[numberedId(3), 0]]));
  await page.getByRole('searchbox').fill('');
  expect(pageListOf(opened).shown.value.map(({ assetId }) => assetId)).toEqual(
    [1, 2, 4, 5, 3].map(numberedId),
  );
});

test('the CSV of a site has the best format, its bytes, saving and likeness, empty where nothing is weighed', async () => {
  const opened = await openWholeSite(backendOfPhotos());
  await chooseInList('Weigh 5 images');
  await expect.poll(() => weighingOf(opened).ofSite.progress.value).toBe(null);
  await chooseInList('Download CSV');
  const cells = recordsIn(opened.saved[0]?.text ?? '').map((record) =>
    ['File', 'Best format', 'Bytes in the best format', 'Bytes it would save', 'Likeness (SSIMULACRA 2)'].map(
      (name) => record[name],
    ),
  );
  expect(cells.toSorted()).toEqual([
    ['Camp.jpg', 'None looks alike', '', '0', ''],
    ['Hut at dusk with a very long name that no row has room for.png', 'Nothing smaller', '', '0', ''],
    ['Ridge trail.jpg', 'AVIF', '290000', '1460000', '81'],
    ['Stone.webp', '', '', '', ''],
    ['Walk.mp4', '', '', '', ''],
    ['still-lake.jpg', 'AVIF', '290000', '1460000', '81'],
  ]);
});

test('the report of a page has what each image would weigh, and the totals', async () => {
  const opened = await openPhotos();
  await chooseInList('Weigh 5 images');
  await expect.poll(() => weighingOf(opened).ofPage.progress.value).toBe(null);
  const file = await saveReport(opened);
  const report = new DOMParser().parseFromString(file?.text ?? '', 'text/html');
  const texts = (selector: string) =>
    [...report.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim());
  expect(texts('#image-1 .facts > div')).toContain('WeighedAVIF, 290 kB, saves 1.46 MB (83%), likeness 81');
  expect(texts('.totals > div')).toContain('Originals would save2.92 MB of 7 MB');
  expect(texts('#image-5 .facts > div').join()).not.toContain('Weighed');
});
