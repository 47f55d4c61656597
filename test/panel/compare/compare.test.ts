import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { imageElement, says } from '#test/support/panel/scripted-designer.ts';
import { openFiles } from '#test/support/panel/stories/file-stories.ts';
import { expectWholeDialog } from '#test/support/panel/whole-dialog.ts';

const button = () => page.getByRole('button', { name: 'Compare 1:1' });
const dialog = () => page.getByRole('dialog', { name: 'Original and variant' });
const divider = () => dialog().getByRole('slider', { name: 'Divider' });

/** Three variants that load: they are the same picture under other addresses. */
const files = [500, 800, 1080].map(
  (width, at) => [width, 20_000 * (at + 1), { hostedUrl: `${photoUrl}?${width}` }] as const,
);
const size = { width: 1_200, height: 800 };

async function open(options: Parameters<typeof openFiles>[0] = {}) {
  const opened = openFiles({ files, size, bytes: 200_000, ...options });
  await expect.element(button()).toBeVisible();
  button().element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog()).toBeVisible();
  return opened;
}

const images = () => [...document.querySelectorAll<HTMLImageElement>('.stage img')];
const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();

describe('the comparison', () => {
  test('opens with the focus on the divider, closes with Escape, and gives the focus back', async () => {
    await open();
    await expect.element(divider()).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => dialog().elements()).toEqual([]);
    await expect.element(button()).toHaveFocus();
  });

  test('closes with Back, and gives the focus back', async () => {
    await open();
    await dialog().getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => dialog().elements()).toEqual([]);
    await expect.element(button()).toHaveFocus();
  });

  test('shows the original and the widest variant, each pixel of which is one of the screen', async () => {
    await open();
    expect(images().map(({ src, alt }) => [src, alt])).toEqual([
      [photoUrl, 'Original'],
      [`${photoUrl}?1080`, '1080 px JPEG'],
    ]);
    for (const image of images()) {
      expect(image.offsetWidth * devicePixelRatio).toBeCloseTo(1_080, 0);
      expect(image.offsetHeight * devicePixelRatio).toBeCloseTo(720, 0);
    }
    await expect.element(dialog()).toMatchTextContent('60 kB · 30% of the original · quality 100');
  });

  test('begins with the variant that a known rendered width needs', async () => {
    await open({ rendered: { width: 400, breakpoint: 'main' } });
    await expect.element(dialog().getByLabelText('Variant')).toHaveValue('1');
  });

  test('shows another variant, and other scales', async () => {
    await open({ rendered: { width: 400, breakpoint: 'main' } });
    await dialog().getByLabelText('Variant').selectOptions('500 px JPEG · 20 kB');
    const width = () => (images()[1]?.offsetWidth ?? 0) * devicePixelRatio;
    await expect.poll(width).toBeCloseTo(500, 0);
    expect(images()[1]?.src).toBe(`${photoUrl}?500`);
    const scale = dialog().getByLabelText('Scale');
    await scale.selectOptions('1:1 of the original');
    await expect.poll(width).toBeCloseTo(1_200, 0);
    await scale.selectOptions('As drawn on Desktop, 400 px at 2×');
    await expect.poll(width).toBeCloseTo(800, 0);
    await scale.selectOptions('As drawn on Desktop, 400 px at 3×');
    await expect.poll(width).toBeCloseTo(1_200, 0);
  });

  test('keeps the scale for a variant as wide as the original, whose own scale is that of the original', async () => {
    const wide = [1_200, 80_000, { hostedUrl: `${photoUrl}?1200` }] as const;
    await open({ files: [...files, wide], rendered: { width: 400, breakpoint: 'main' } });
    const variant = dialog().getByLabelText('Variant');
    const scale = dialog().getByLabelText('Scale');
    for (const name of ['As drawn on Desktop, 400 px at 2×', '1:1 of the original']) {
      await variant.selectOptions('500 px JPEG · 20 kB');
      await scale.selectOptions(name);
      await variant.selectOptions('1200 px JPEG · 80 kB');
      await expect.element(scale).toHaveDisplayValue(name);
    }
    await variant.selectOptions('500 px JPEG · 20 kB');
    await scale.selectOptions('1:1 of the variant');
    await variant.selectOptions('1200 px JPEG · 80 kB');
    await expect.element(scale).toHaveDisplayValue('1:1 of the original');
  });

  test('says where the rendered width is assumed', async () => {
    await open();
    const scale = dialog().getByLabelText('Scale');
    await expect.element(scale).toMatchTextContent('Desktop, 1920 px assumed, at 2×');
  });

  test('copies the URL of the variant', async () => {
    const { copied } = await open();
    await dialog().getByRole('button', { name: 'Copy 1080 px JPEG URL' }).click();
    await expect.poll(() => copied).toEqual([`${photoUrl}?1080`]);
  });

  test('closes as another image is selected', async () => {
    const { designer } = await open();
    designer.select(imageElement({ key: 'page/other' }));
    await expect.poll(() => dialog().elements()).toEqual([]);
    designer.select(imageElement({ bindings: says({ width: null }) }));
    await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
    expect(dialog().elements()).toEqual([]);
  });

  test('says which file did not load', async () => {
    const broken = [[800, 31_000, { hostedUrl: `${photoUrl}.missing` }]] as const;
    await open({ files: broken });
    await expect
      .element(dialog().getByRole('alert'))
      .toHaveTextContent('800 px JPEG didn’t load. Choose another file, or refresh.');
  });
});

describe('the divider', () => {
  const place = () => Number(divider().element().getAttribute('aria-valuenow'));

  test.for([
    ['{ArrowRight}', 52],
    ['{ArrowLeft}', 48],
    ['{ArrowUp}', 52],
    ['{ArrowDown}', 48],
    ['{PageUp}', 60],
    ['{PageDown}', 40],
    ['{Home}', 0],
    ['{End}', 100],
    ['{End}{ArrowRight}', 100],
    ['{Home}{ArrowLeft}', 0],
  ] as const)('moves with %s from 50 to %i', async ([key, expected]) => {
    await open();
    await expect.element(divider()).toHaveAttribute('aria-valuetext', '50% original');
    await userEvent.keyboard(key);
    await expect.poll(place).toBe(expected);
  });

  test('is dragged, and stays on the stage', async () => {
    await page.viewport(320, 460);
    await open();
    const handle = divider().element();
    const drag = (type: string, clientX: number) =>
      handle.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX, bubbles: true, isPrimary: true }));
    Object.assign(handle, { setPointerCapture: () => {}, hasPointerCapture: () => true });
    const stage = box(document.querySelector('.stage'));
    drag('pointerdown', stage.left + stage.width / 2);
    drag('pointermove', stage.left + stage.width / 4);
    await expect.poll(place).toBe(25);
    drag('pointermove', stage.right + 500);
    await expect.poll(place).toBe(100);
  });

  test('cuts the variant off where it stands, also after scrolling and at another scale', async () => {
    await page.viewport(320, 460);
    await open();
    const seam = () => {
      const variant = document.querySelector<HTMLElement>('.stage-variant');
      const inset = Number(/ ([\d.]+)px\)$/.exec(variant?.style.clipPath ?? '')?.[1]);
      return box(variant).left + inset;
    };
    const line = () => {
      const { left, width } = box(divider().element());
      return left + width / 2;
    };
    await expect.poll(() => Math.abs(seam() - line())).toBeLessThan(1.5);
    const scroller = document.querySelector('.stage-scroller');
    scroller?.scrollTo(40, 10);
    await expect.poll(() => scroller?.scrollLeft).toBe(40);
    await expect.poll(() => Math.abs(seam() - line())).toBeLessThan(1.5);
    await dialog().getByLabelText('Scale').selectOptions('1:1 of the original');
    await expect.poll(() => Math.abs(seam() - line())).toBeLessThan(1.5);
    divider().element().focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(() => Math.abs(seam() - line())).toBeLessThan(1.5);
  });
});

test('the pictures scroll by keys and by dragging', async () => {
  await page.viewport(320, 460);
  await open();
  const scroller = document.querySelector<HTMLElement>('.stage-scroller');
  if (!scroller) throw new Error('no stage');
  await expect.poll(() => scroller.scrollLeft).toBeGreaterThan(100);
  const before = scroller.scrollLeft;
  scroller.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => scroller.scrollLeft).toBeGreaterThan(before);
  Object.assign(scroller, { setPointerCapture: () => {}, hasPointerCapture: () => true });
  await expect
    .poll(() => {
      scroller.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, movementX: 20, movementY: 5 }));
      return scroller.scrollLeft;
    })
    .toBeLessThan(before);
});

test.for([
  ['no variants', { files: [] }],
  ['only failed variants', { files: [[800, 31_000, { hostedUrl: photoUrl, error: 'too large' }]] }],
  ['variants without an address', { files: [[800, 31_000, { hostedUrl: null }]] }],
  ['addresses that may not be loaded', { files: [[800, 31_000, { hostedUrl: 'javascript:1' }]] }],
  ['an SVG', { files: [], type: 'image/svg+xml' }],
] as const)('there is no button for %s', async ([, options]) => {
  openFiles(options);
  await expect.element(page.getByRole('button', { name: 'File', exact: true })).toBeVisible();
  await expect.poll(() => document.querySelector('.files tbody')).not.toBeNull();
  expect(button().elements()).toEqual([]);
});

test.for([
  [240, 360],
  [320, 460],
  [800, 600],
] as const)('the comparison fits %i × %i, and axe reports nothing in each theme', async ([width, height]) => {
  await page.viewport(width, height);
  await open({ rendered: { width: 400, breakpoint: 'main' } });
  await expectWholeDialog(dialog().element(), width, height);
});
