import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PageElement } from '#panel/designer/page.ts';
import type { OpenPanel } from '#test/support/panel/open-panel.tsx';
import { numberedId, pageImage } from '#test/support/panel/page-elements.ts';
import {
  designerAsset,
  imageElement,
  otherElement,
  type Script,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { openWholePage } from '#test/support/panel/stories/page-stories.ts';

const tabOf = ({ panel }: OpenPanel) => {
  const { value } = panel.lazyFeatures;
  if (!value) throw new Error('the tools are not there');
  return value.pageTab;
};

/** Opens the list of a page whose elements select themselves, as the Designer's do. */
async function open(many: number, texts: string[] = []): Promise<OpenPanel> {
  const opened: { value?: OpenPanel } = {};
  const elements = Array.from({ length: many }, (_, at): PageElement => {
    const key = `page/${at}`;
    const id = numberedId(at + 1);
    const altText: Script<string> = async () => ({ ok: true, value: texts[at] ?? `Text ${at}` });
    return pageImage(key, id, {
      altText,
      select: async () => {
        opened.value?.designer.select(imageElement({ key, altText, asset: says(designerAsset({ id })) }));
        return { ok: true, value: true };
      },
    });
  });
  opened.value = await openWholePage(elements);
  return opened.value;
}

const row = (at: number) => page.getByRole('listitem').nth(at).getByRole('button');
const back = page.getByRole('button', { name: '‹ Back' });
const next = page.getByRole('button', { name: 'Next image' });
const selectedKey = ({ panel }: OpenPanel) => {
  const { value } = panel.selected.selection;
  return value.kind === 'asset' ? value.elementKey : value.kind;
};

test('a press of a row opens its details with its position, and Back returns to the row', async () => {
  const opened = await open(22);
  await row(2).click();
  await expect.element(page.getByText('3 of 22')).toBeVisible();
  await expect.element(back).toHaveFocus();
  expect(opened.panel.tabs.tab.value).toBe('selected');
  expect(selectedKey(opened)).toBe('page/2');
  await back.click();
  await expect.element(row(2)).toHaveFocus();
  expect(opened.panel.tabs.tab.value).toBe('page');
});

test('from the middle of a thousand rows Back returns to the same scroll position', async () => {
  await page.viewport(320, 460);
  await open(1_000);
  window.scrollTo(0, 12_345);
  const far = page.getByRole('listitem').filter({ hasText: 'Text 240' }).getByRole('button');
  await expect.element(far).toBeVisible();
  // A driven mouse may scroll on its way.
  far.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(page.getByText('241 of 1000')).toBeVisible();
  expect(window.scrollY).toBe(0);
  await userEvent.keyboard('{Enter}');
  await expect.element(far).toHaveFocus();
  expect(window.scrollY).toBe(12_345);
});

test('the next and the previous image are those of the list as it is shown', async () => {
  const opened = await open(4, ['', 'A lake', '', '']);
  tabOf(opened).list.toggle('noAlt');
  await row(0).click();
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  await next.click();
  await expect.poll(() => selectedKey(opened)).toBe('page/2');
  await next.click();
  await expect.element(page.getByText('3 of 3')).toBeVisible();
  await expect.element(next).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Previous image' }).click();
  await expect.element(page.getByText('2 of 3')).toBeVisible();
  await back.click();
  await expect.element(row(1)).toHaveFocus();
});

test('an image that leaves the list keeps its place: the next one is the one after it', async () => {
  const texts = ['', '', '', 'A lake'];
  const opened = await open(4, texts);
  tabOf(opened).list.toggle('noAlt');
  await row(0).click();
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  texts[0] = 'Two ridgelines in haze';
  opened.assets.write({ level: 'image', key: 'page/0', assetId: numberedId(1), shown: '' }, texts[0]);
  await expect.element(page.getByText('1 of 3')).toBeVisible();
  await next.click();
  await expect.poll(() => selectedKey(opened)).toBe('page/1');
  await expect.element(page.getByText('1 of 2')).toBeVisible();
});

test('a selection on the canvas moves the position; one that is no image of the list leaves it', async () => {
  const opened = await open(5);
  await row(0).click();
  const id = numberedId(4);
  opened.designer.select(imageElement({ key: 'page/3', asset: says(designerAsset({ id })) }));
  await expect.element(page.getByText('4 of 5')).toBeVisible();
  opened.designer.select(otherElement('Heading'));
  await expect.element(page.getByText('4 of 5')).toBeVisible();
  await back.click();
  await expect.element(row(3)).toHaveFocus();
});

test('the details of a page that is left have no way back to its list', async () => {
  const opened = await open(3);
  await row(1).click();
  await expect.element(back).toBeVisible();
  opened.designer.openPage(says({ id: 'other', name: 'Other' }), says([]));
  await expect.element(back).not.toBeInTheDocument();
});

test('a row whose element was removed stays in the list and says so', async () => {
  const opened = await openWholePage([
    pageImage('page/0', numberedId(1), { select: says(false) }),
    pageImage('page/1', numberedId(2)),
  ]);
  await row(0).click();
  await expect.element(page.getByText('It’s no longer on the page. Read the page again.')).toBeVisible();
  expect(opened.panel.tabs.tab.value).toBe('page');
});

test('every use of an image is reached from its details', async () => {
  const keys: string[] = [];
  const elements = [0, 1, 2].map((at) =>
    pageImage(`page/${at}`, numberedId(1), {
      select: async () => {
        keys.push(`page/${at}`);
        return { ok: true, value: true };
      },
    }),
  );
  await openWholePage(elements);
  await row(0).click();
  await page.getByRole('button', { name: 'Use 1 of 3', exact: false }).click();
  await expect.element(page.getByRole('button', { name: 'Use 2 of 3', exact: false })).toBeVisible();
  expect(keys).toEqual(['page/0', 'page/1']);
});

test('arrow keys, Home and End move between rows; Tab stops at one of them', async () => {
  await page.viewport(320, 460);
  await open(1_000);
  const focused = () => document.activeElement?.closest('li')?.getAttribute('aria-posinset');
  row(0).element().focus();
  for (const [key, position] of [
    ['ArrowDown', '2'],
    ['ArrowDown', '3'],
    ['ArrowUp', '2'],
    ['End', '1000'],
    ['ArrowDown', '1000'],
    ['Home', '1'],
    ['ArrowUp', '1'],
  ]) {
    await userEvent.keyboard(`{${key}}`);
    await expect.poll(focused).toBe(position);
  }
  const stops = () => document.querySelectorAll('.rows button[tabindex="0"]').length;
  expect(stops()).toBe(1);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement?.closest('li')).toBeNull();
});

test('from 640 px the details are beside the list, which stays as it is', async () => {
  await page.viewport(800, 600);
  const opened = await open(100);
  await row(2).click();
  await expect.poll(() => selectedKey(opened)).toBe('page/2');
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.element(row(2)).toHaveAttribute('aria-current', 'true');
  expect(opened.panel.tabs.tab.value).toBe('page');
  expect(back.elements()).toEqual([]);
  const side = document.querySelector('.scrolls');
  side?.scrollTo(0, 2_000);
  await expect.element(page.getByText('“Text 40”')).toBeVisible();
  expect(window.scrollY).toBe(0);
  await page.viewport(320, 460);
  await expect.poll(() => page.getByRole('heading', { level: 1 }).elements()).toEqual([]);
});
