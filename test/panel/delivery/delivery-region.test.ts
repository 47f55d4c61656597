import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { MeasuredFile } from '#contract/measurements.ts';
import type { RenderedSize } from '#panel/designer/snapshot.ts';
import { assetId, detailsOf, otherAssetId, variantOf } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { pressEntry } from '#test/support/panel/open-menu.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  says,
} from '#test/support/panel/scripted-designer.ts';

const originalUrl = 'https://cdn.example.test/hero.jpg';

function fileOf(url: string | null, bytes: number | null, more: Partial<MeasuredFile> = {}): MeasuredFile {
  const type = bytes === null ? null : 'image/jpeg';
  const reason = bytes === null ? 'timeout' : null;
  return { url, bytes, type, servedType: type, width: null, height: null, animated: null, reason, ...more };
}

const variants = [500, 800, 1080, 1600].map((width) => variantOf(width));
const details = detailsOf({ hostedUrl: originalUrl, variants });
const original = fileOf(originalUrl, 2_000_000, { width: 3_000, height: 2_000 });
const light = variants.map(({ hostedUrl }, at) => fileOf(hostedUrl, 50_000 * (at + 1)));

/** Opens the panel on the image, with these measurements of its files. */
function open(script: Parameters<typeof imageElement>[0] = {}, files = light, whole = original) {
  const backend = createScriptedBackend();
  backend.script(answers(details));
  backend.scriptMeasurements(async (id) => ({
    ok: true,
    value: { assetId: id, original: whole, variants: files },
  }));
  const designer = createScriptedDesigner({ selection: says(imageElement(script)) });
  return openPanel({ backend, designer });
}

/** The widths of the files that a breakpoint loads. */
async function loaded(name: string): Promise<(string | undefined)[]> {
  await openFold('Delivery');
  const header = page.getByRole('rowheader', { name: `${name} loads at`, exact: false });
  await expect.element(header).toBeVisible();
  const cells = [...(header.element().closest('tr')?.querySelectorAll('td') ?? [])];
  return cells.map((cell) => cell.firstChild?.textContent ?? undefined);
}

test('a variant with the status 404 is not loaded and not copied, and the table says so', async () => {
  const files = light.map((file, at) => (at === 1 ? fileOf(file.url, null, { reason: 'not_found' }) : file));
  const { copied } = open({}, files);
  expect(await loaded('Mobile landscape')).toEqual(['1080', '1600', '3000']);
  await expect.element(page.getByText('missing', { exact: true })).toBeVisible();
  await expect.element(page.getByTitle('Left out of copies: the CDN doesn’t serve it')).toBeVisible();
  await pressEntry('Copy', 'Copy srcset');
  await pressEntry('Copy', 'Copy <img>');
  await expect.poll(() => copied.length).toBe(2);
  for (const text of copied) {
    expect(text).toContain('hero-p-500.jpg 500w');
    expect(text).not.toContain('hero-p-800');
  }
});

test('variants no lighter than the original are omitted, and a copy has what Webflow lists', async () => {
  const files = light.map((file, at) => (at > 1 ? { ...file, bytes: 2_500_000 } : file));
  const { copied } = open({ bindings: says({ width: 488 }) }, files);
  expect(await loaded('Desktop')).toEqual(['500', '3000', '3000']);
  await page.getByRole('button', { name: '1080 1600 to 2.5 MB nobody' }).click();
  await expect.poll(() => page.getByText(/it’s no lighter than the original/u).elements().length).toBe(2);
  await pressEntry('Copy', 'Copy <img>');
  await expect.poll(() => copied[0]).toContain('sizes="(max-width: 767px) 100vw, 488px"');
  expect(copied[0]).not.toMatch(/-p-1080|-p-1600/);
});

test('the Width is the Designer’s where it returns one, and typed where it does not', async () => {
  open({ bindings: says({ width: 400 }) });
  expect(await loaded('Desktop')).toEqual(['500', '800', '1600']);
  await expect.element(page.getByText('Width in the image’s settings: 400 px.')).toBeVisible();
  expect(page.getByLabelText('Width in the image’s settings').elements()).toEqual([]);
});

test('a valid typed Width applies at once, and an invalid one does not', async () => {
  const { designer } = open();
  expect(await loaded('Desktop')).toEqual(['3000', '3000', '3000']);
  const field = page.getByLabelText('Width in the image’s settings');
  await field.fill('400');
  expect(await loaded('Desktop')).toEqual(['500', '800', '1600']);
  await field.fill('Auto');
  expect(await loaded('Desktop')).toEqual(['3000', '3000', '3000']);
  await field.fill('400px');
  designer.select(imageElement({ key: 'page/other', asset: says(designerAsset({ id: assetId })) }));
  await expect.element(field).toHaveValue('');
  expect(await loaded('Desktop')).toEqual(['3000', '3000', '3000']);
});

test('an attribute gives the Width where settings do not', async () => {
  open({ widthAttribute: says<number | undefined>(400) });
  expect(await loaded('Desktop')).toEqual(['500', '800', '1600']);
  await expect.element(page.getByText('Width in the image’s settings: 400 px.')).toBeVisible();
});

test('pasted sizes replace the page’s, and invalid ones are refused with a message', async () => {
  open({ bindings: says({ width: null }) });
  await openFold('Delivery');
  await page.getByRole('button', { name: 'Paste the page’s sizes' }).click();
  const field = page.getByLabelText('sizes on the page');
  await field.fill('(max-width: 479px) 92vw, (max-width: 991px) 728px, 940px');
  expect(await loaded('Desktop')).toEqual(['1080', '3000', '3000']);
  expect(await loaded('Mobile portrait')).toEqual(['500', '1080', '1600']);
  const refusals = [
    ['nonsense', 'Browsers find no size in it'],
    ['(orientation: portrait) 50vw, 100vw', 'It depends on more than the screen’s width'],
    ['1px, '.repeat(2_000), 'That’s too long to be a sizes attribute'],
  ] as const;
  for (const [text, why] of refusals) {
    await field.fill(text);
    await expect.element(page.getByRole('alert')).toMatchTextContent(why);
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    expect(await loaded('Desktop')).toEqual(['3000', '3000', '3000']);
  }
  await page.getByRole('button', { name: 'Use Webflow’s rule' }).click();
  expect(page.getByRole('alert').elements()).toEqual([]);
});

test('rendered widths are measured and kept for each element and breakpoint, and assumed elsewhere', async () => {
  const first = imageElement({ rendered: says({ width: 400, breakpoint: 'main' }) });
  const second = imageElement({ key: 'page/other', asset: says(designerAsset({ id: otherAssetId })) });
  const backend = createScriptedBackend();
  backend.script(answers(details));
  backend.scriptMeasurements(async (id) => ({ ok: true, value: { assetId: id, original, variants: light } }));
  const designer = createScriptedDesigner({ selection: says(first) });
  openPanel({ backend, designer });
  await openFold('Delivery');
  const needs = (name: string) => page.getByRole('rowheader', { name });
  await expect.element(needs('Desktop needs for 400 px')).toBeVisible();
  await page.getByLabelText('Breakpoint', { exact: true }).selectOptions('Tablet');
  await page.getByLabelText('Rendered width').fill('50');
  await expect.element(needs('Tablet needs for 496 px')).toBeVisible();
  await expect.element(needs('Desktop needs for 400 px')).toBeVisible();
  expect(page.getByText('the same (assumed)').elements().length).toBe(2);

  designer.select(second);
  backend.script(answers({ ...details, id: otherAssetId }));
  await expect.poll(() => page.getByText('the same (assumed)').elements().length).toBe(4);
  designer.select(first);
  await expect.element(needs('Tablet needs for 496 px')).toBeVisible();
  // What was opened stays open while the panel lives.
  designer.select(null);
  designer.select(first);
  await expect.element(needs('Tablet needs for 496 px')).toBeVisible();
});

test('a screen is blurry only where the width is known', async () => {
  const { designer } = open({
    bindings: says({ width: 200 }),
    rendered: says<RenderedSize | null>({ width: 900, breakpoint: 'main' }),
  });
  expect(await loaded('Desktop')).toEqual(['500', '500', '800']);
  await expect.poll(() => page.getByText('Blurry', { exact: true }).elements().length).toBe(3);
  designer.select(imageElement({ key: 'page/other', bindings: says({ width: 200 }) }));
  await expect.poll(() => page.getByText('Blurry', { exact: true }).elements().length).toBe(0);
});

test.for([
  ['blurry', 900, 'Nothing to improve but its sharpness'],
  ['sharp', 200, 'Nothing to improve'],
] as const)('the next step of an image without findings that is %s', async ([, width, line]) => {
  const rendered = says<RenderedSize | null>({ width, breakpoint: 'main' });
  open({ bindings: says({ width: 200 }), rendered }, light, { ...original, bytes: 290_000 });
  await expect.element(page.getByText(line, { exact: true })).toBeVisible();
});

describe('the line above the table says', () => {
  const line = () => page.getByRole('region', { name: 'Delivery' }).getByRole('button').first();
  const at = (breakpoint: string, width: number) => ({ rendered: says({ width, breakpoint }) });
  test.for([
    ['that all is assumed', {}, 'Sharpness not measured. All widths assumed'],
    ['up to which density', at('main', 1_400), 'Sharp up to 2×. 3 widths assumed'],
    ['how much is assumed', at('main', 900), 'Sharp everywhere. 3 widths assumed'],
    [
      'which screens are blurry',
      { ...at('main', 900), bindings: says({ width: 200 }) },
      'Blurry on laptop 1×, 2×. 3 widths assumed',
    ],
    [
      'which are sharp where others may be blurry',
      { ...at('main', 150), bindings: says({ width: 200 }) },
      'Sharp on laptop. 3 widths assumed',
    ],
    [
      'that nothing is known',
      { bindings: says({ width: 200 }) },
      'Sharpness not measured. All widths assumed',
    ],
  ] as const)('%s', async ([, script, says]) => {
    open(script);
    await expect.element(line()).toHaveTextContent(says);
    await expect.element(line()).toHaveAttribute('aria-expanded', 'false');
    expect(page.getByRole('table', { name: 'What each screen loads' }).elements()).toEqual([]);
  });
});
