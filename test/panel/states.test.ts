import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend, refusesWith } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { answerStories } from '#test/support/panel/stories/answer-stories.ts';
import { foundStories } from '#test/support/panel/stories/found-stories.ts';
import { selectionStories } from '#test/support/panel/stories/selection-stories.ts';
import { image } from '#test/support/panel/stories/story.ts';

const stories = [...selectionStories, ...foundStories, ...answerStories];
const connectUrl = 'https://api.example.test/oauth/start';

test.for(stories)('P6 every-state: $name', async (story) => {
  await story.open();
  await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
  await expect.poll(() => page.getByRole('alert').elements().length).toBe(story.role === 'alert' ? 1 : 0);
  // One live region for progress, always in the page: screen readers announce each of its changes once.
  expect(page.getByRole('status').elements()).toHaveLength(1);
  if (story.role === 'status') await expect.element(page.getByRole('status')).toHaveTextContent(story.says);
  if (story.action) {
    await expect.element(page.getByRole(story.action.role, { name: story.action.name })).toBeVisible();
  }
  const isTryable = story.action?.name === 'Try again';
  expect(page.getByRole('button', { name: 'Try again' }).elements()).toHaveLength(isTryable ? 1 : 0);
  expect(page.getByRole('heading', { level: 1 }).elements()).toHaveLength(
    story.role === 'status' && !story.showsFacts ? 0 : 1,
  );
  if (story.showsFacts) {
    await expect.element(page.getByRole('heading', { name: 'hero.jpg' })).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'Alt text' })).toBeVisible();
  }
  expect(document.activeElement).toBe(document.body);
});

test('P6 every-state: a connected site shows every fact in roles and names', async () => {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl })));
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  const table = page.getByRole('table', { name: 'Files' });
  await expect.element(table).toBeVisible();
  const columns = table.getByRole('columnheader').elements();
  expect(columns.map((column) => column.textContent)).toEqual(['Width in px', 'Size', 'loaded by']);
  await expect.element(page.getByText('600 × 400 px')).toBeVisible();
  const rows = table.getByRole('row').elements();
  expect(rows.map((row) => row.textContent)).toEqual([
    'Width in pxSizeloaded by',
    expect.stringMatching(/^500 JPEG, quality 100–.*phone 1×/),
    expect.stringMatching(/^600 × 400 px, original, JPEG2.21 MBother screens$/),
    expect.stringMatching(/^800 JPEG, quality 100–.*landscape 1×/),
    expect.stringMatching(/^1080 JPEG, quality 100–.*phone 2×, 3×.*laptop 1×, 2×, 3×/),
  ]);
  const sizes = [...document.querySelectorAll('data')].map((element) => [element.value, element.textContent]);
  expect(sizes).toEqual([
    ['2212772', '2.21 MB'],
    ['2212772', '2.21 MB'],
  ]);
  await openFold('File');
  const file = page.getByRole('region', { name: 'File' });
  await expect.element(file.getByText('Hero mountains.jpg')).toBeVisible();
  await expect.element(file.getByText(assetId, { exact: true })).toBeVisible();
  const times = [...document.querySelectorAll('time')].map((element) => element.dateTime);
  expect(times).toEqual(['2023-02-09T23:58:22.294Z', '2023-03-01T23:42:57.862Z']);
});

test('a rate limit counts down, and the panel continues by itself', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'rate_limited', retryAfter: 2 }));
  const { clock, designer } = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(image) }),
  });
  await expect.element(page.getByText('Trying again in 2 seconds')).toBeVisible();
  clock.advance(1_000);
  await expect.element(page.getByText('Trying again in 1 second', { exact: true })).toBeVisible();
  // The limit is the site's: no other request is made before it has passed.
  designer.select(imageElement({ key: 'page/other' }));
  await expect.element(page.getByText('Trying again in 1 second', { exact: true })).toBeVisible();
  expect(backend.asked).toHaveLength(1);
  backend.script(answers(detailsOf()));
  clock.advance(1_000);
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  expect(backend.asked).toHaveLength(2);
  expect(page.getByRole('alert').elements()).toEqual([]);
});

test('a slow retry shows progress, and its failure stays on the screen', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'offline' }));
  const { clock } = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  const button = page.getByRole('button', { name: 'Try again' });
  await expect.element(button).toBeVisible();
  let answer = (): void => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  backend.script(() => asked.then(refusesWith({ code: 'offline' })));
  await button.click();
  await expect.poll(() => backend.asked.length).toBe(2);
  clock.advance(timeouts.loadingDelay);
  await expect.element(page.getByRole('status')).toHaveTextContent('Reading size and variants …');
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(button).toHaveFocus();
  answer();
  await expect.element(page.getByRole('status')).toHaveTextContent('');
  await expect.element(page.getByRole('alert')).toBeVisible();
});

test('a person can retry before a rate limit ends', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'rate_limited', retryAfter: 60 }));
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  await expect.element(page.getByText('Trying again in 60 seconds')).toBeVisible();
  backend.script(answers(detailsOf()));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
});

test('a site is connected in another browser tab, and the panel continues when it gets the focus', async () => {
  const backend = createScriptedBackend();
  backend.script(refusesWith({ code: 'not_connected', connectUrl }));
  const { panel } = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
  const link = page.getByRole('link', { name: 'Connect site' });
  await expect.element(link).toHaveAttribute('href', connectUrl);
  await expect.element(link).toHaveAttribute('target', '_blank');
  await expect.element(link).toHaveAttribute('rel', 'noopener');
  backend.script(answers(detailsOf()));
  panel.selected.refresh();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  expect(link.elements()).toEqual([]);
});

test('a site that is not connected is shown as such before anything is selected', async () => {
  const backend = createScriptedBackend();
  backend.scriptConnect(refusesWith({ code: 'not_connected', connectUrl }));
  const { panel } = openPanel({ backend });
  await expect.element(page.getByRole('link', { name: 'Connect site' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Select an image' })).toBeVisible();
  backend.scriptConnect(answers(null));
  panel.selected.refresh();
  await expect.poll(() => page.getByRole('link', { name: 'Connect site' }).elements()).toEqual([]);
});

test('Webflow’s last facts stay, with their age, when Webflow can’t be reached', async () => {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl })));
  const { panel, clock } = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(image) }),
  });
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  backend.script(refusesWith({ code: 'webflow_unavailable' }));
  panel.selected.refresh();
  await expect.element(page.getByText('The facts below are 3 minutes old.')).toBeVisible();
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  clock.advance(60_000);
  await expect.element(page.getByText('The facts below are 4 minutes old.')).toBeVisible();
});

test.for(['not_connected', 'asset_not_found'] as const)(
  'facts that may no longer be read are not shown from memory: %s',
  async (code) => {
    const backend = createScriptedBackend();
    const { panel } = openPanel({ backend, designer: createScriptedDesigner({ selection: says(image) }) });
    await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
    backend.script(refusesWith({ code }));
    panel.selected.refresh();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.poll(() => page.getByRole('table').elements()).toEqual([]);
  },
);

test('the skeleton appears after 150 ms and not before', async () => {
  const never = () => new Promise<never>(() => {});
  const { designer, clock } = openPanel({
    designer: createScriptedDesigner({ selection: says(otherElement('Heading')) }),
  });
  await expect.element(page.getByRole('heading', { name: 'Heading selected' })).toBeVisible();
  designer.select(imageElement({ asset: never }));
  clock.advance(timeouts.loadingDelay - 1);
  await expect.element(page.getByRole('heading', { name: 'Heading selected' })).toBeVisible();
  expect(document.querySelector('.skeleton')).toBeNull();
  clock.advance(1);
  await expect.poll(() => document.querySelector('.skeleton')).not.toBeNull();
});

test('a change of mode reads a forbidden selection again', async () => {
  const story = selectionStories.find(({ name }) => name === 'forbidden in this mode');
  const { designer } = (await story?.open()) ?? openPanel();
  await expect.element(page.getByRole('alert')).toBeVisible();
  designer.script(says(null));
  designer.changeMode();
  await expect.element(page.getByRole('heading', { name: 'Select an image' })).toBeVisible();
});
