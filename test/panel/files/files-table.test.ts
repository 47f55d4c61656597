import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type CreateLazyFeatures, createLazyFeatures } from '#panel/lazy/lazy-features.ts';
import { createLazy } from '#panel/state/lazy.ts';
import { openFiles } from '#test/support/panel/stories/file-stories.ts';

/** Each line of the chart as text, the names of breakpoints left out. */
const lines = (): string[] =>
  [...document.querySelectorAll('.files tbody tr')].map((row) => {
    const copy = row.cloneNode(true);
    if (!(copy instanceof Element)) return '';
    for (const hidden of copy.querySelectorAll('.hidden, [aria-hidden="true"]')) hidden.remove();
    return [...copy.querySelectorAll('th, td, .fold button > span')]
      .map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim())
      .join(' | ');
  });

const screensOf = (width: number): string | undefined =>
  lines()
    .find((line) => line.startsWith(`${width} |`))
    ?.split(' | ')[2];

test('each file has its width, bytes and the screens that load it, narrowest first', async () => {
  openFiles();
  await expect
    .poll(lines)
    .toEqual([
      '500 | 12.6 kB | phone 1×',
      '800 | 31.3 kB | landscape 1×',
      '1080 | 62.3 kB | phone 2×tablet 1×',
      '1600 | 169 kB | phone 3×landscape 2×',
      '2000 | 309 kB | tablet 2×laptop 1×',
      '2600 | 640 kB | landscape 3×',
      '3200 | 1.2 MB | tablet 3×',
      '3600 | 1.75 MB | laptop 2×, 3×',
    ]);
});

test('each screen has the name of its breakpoint for screen readers, and on hover', async () => {
  openFiles();
  const row = page.getByRole('row', { name: /^1080/u });
  await expect.element(row).toMatchTextContent('phone 2× (Mobile portrait)tablet 1× (Tablet)');
  expect(row.element().querySelector('[title*="Tablet"]')?.getAttribute('title')).toBe(
    'Mobile portrait, 479 px: 2×\nTablet, 991 px: 1×',
  );
});

test('bars are as long as the bytes on one scale, the longest that of the heaviest file', async () => {
  openFiles();
  await expect.poll(() => document.querySelectorAll('.weight > span').length).toBe(8);
  const widths = [...document.querySelectorAll<HTMLElement>('.weight > span')].map(
    ({ style }) => style.inlineSize,
  );
  expect(widths[7]).toBe('100%');
  expect(Number.parseFloat(widths[4] ?? '')).toBeCloseTo((309 / 1_750) * 100);
});

test('what a rendered width needs stands at the file that would do', async () => {
  openFiles({ rendered: { width: 625, breakpoint: 'main' } });
  await expect.poll(() => screensOf(1600)).toBe('phone 3×landscape 2×laptop 2×');
  const named = { name: /^1600 .*phone 3×.*landscape 2×.*needed: laptop 2×/u };
  await expect.element(page.getByRole('row', named)).toBeVisible();
  expect(screensOf(3600)).toBe('laptop 2×, 3×');
});

test.for([320, 240])(
  'at %i px the first screen that loads a file and the one that needs it are both seen',
  async (width) => {
    await page.viewport(width, 460);
    openFiles({ rendered: { width: 625, breakpoint: 'main' } });
    await expect.poll(() => document.querySelectorAll('.screen[data-needed="true"]').length).toBe(3);
    for (const needed of document.querySelectorAll('.screen[data-needed="true"]')) {
      const cell = needed.closest('.screens > div')?.getBoundingClientRect();
      const [first, last] = [needed.parentElement?.firstElementChild, needed].map((one) =>
        one?.getBoundingClientRect(),
      );
      for (const seen of [first, last]) {
        expect(seen?.right).toBeLessThanOrEqual(cell?.right ?? 0);
        expect(seen?.bottom).toBeLessThanOrEqual((cell?.bottom ?? 0) + 1);
        expect(seen?.width).toBeGreaterThan(10);
      }
    }
  },
);

test('files that no screen loads are one line, which opens by keyboard and closes again', async () => {
  openFiles({ width: 200 });
  const fold = page.getByRole('button', { name: '1080 1600 2000 2600 3200 to 1.2 MB nobody' });
  await expect.element(fold).toHaveAttribute('aria-expanded', 'false');
  expect(lines()).toHaveLength(4);
  fold.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(fold).toHaveAttribute('aria-expanded', 'true');
  expect(lines().slice(3)).toEqual([
    '1080 | 62.3 kB | nobody',
    '1600 | 169 kB | nobody',
    '2000 | 309 kB | nobody',
    '2600 | 640 kB | nobody',
    '3200 | 1.2 MB | nobody',
    '3600 | 1.75 MB | nobody',
  ]);
  expect(document.activeElement).toBe(fold.element());
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => lines().length).toBe(4);
});

test('variants that srcset leaves out are folded, and say why', async () => {
  openFiles({
    files: [
      [500, 12_600],
      [800, 1_990_000],
      [1080, 2_100_000],
    ],
  });
  const fold = page.getByRole('button', { name: '800 1080 to 2.1 MB nobody' });
  await fold.click();
  await expect
    .element(page.getByRole('row', { name: '800 JPEG', exact: false }))
    .toMatchTextContent('nobody Left out of srcset: it’s no lighter than the original');
});

test('a variant that failed is never folded, and shows Webflow’s message', async () => {
  openFiles({
    width: 150,
    files: [
      [500, 12_600],
      [1600, 169_000, { error: 'Image is too large to process' }],
      [2000, 309_000],
      [2600, 640_000],
    ],
  });
  await expect.poll(() => screensOf(1600)).toBe('Failed: Image is too large to process');
  await expect.element(page.getByRole('button', { name: '2000 2600 to 640 kB nobody' })).toBeVisible();
});

test.for([
  [
    'an SVG',
    'image/svg+xml',
    'An SVG scales to any size',
    'Orig. | 4.21 kB | every screen',
    { width: 0, height: 0 },
  ],
  [
    'a GIF',
    'image/gif',
    'Webflow makes no variants of GIFs',
    '3600 | 4.21 kB | every screen',
    { width: 3_600, height: 2_400 },
  ],
] as const)('%s has one file, loaded by every screen, and why', async ([, type, why, line, size]) => {
  openFiles({ files: [], type, bytes: 4_210, size });
  await expect.poll(lines).toEqual([line]);
  await expect.element(page.getByText(why, { exact: false }).first()).toBeVisible();
});

test('files of one size have bars of one length, and thirty have thirty lines', async () => {
  openFiles({
    files: Array.from({ length: 29 }, (_, at) => [100 * (at + 1), 90_000]),
    bytes: 90_000,
  });
  await expect.poll(() => lines().join('\n')).toContain('phone');
  const widths = [...document.querySelectorAll<HTMLElement>('.weight > span')].map(
    ({ style }) => style.inlineSize,
  );
  expect(new Set(widths)).toEqual(new Set(['100%']));
  const shown = lines().join(' ');
  for (let width = 100; width < 3_000; width += 100) expect(shown).toContain(String(width));
});

test.for([
  [320, 460],
  [240, 360],
] as const)('eight files take at most 166 px at %i × %i', async ([width, height]) => {
  await page.viewport(width, height);
  openFiles();
  await expect.poll(() => lines().length).toBe(8);
  const table = document.querySelector('.files')?.getBoundingClientRect();
  const heading = document.querySelector('#files')?.getBoundingClientRect();
  expect((table?.bottom ?? 0) - (heading?.top ?? 0)).toBeLessThanOrEqual(160);
});

test('at 240 px the screens are icons, and their names remain for screen readers', async () => {
  await page.viewport(240, 360);
  openFiles();
  const cell = page.getByRole('row', { name: /^500/u }).getByRole('cell').nth(1);
  await expect.element(cell).toHaveTextContent('phone 1× (Mobile portrait)');
  const [icon] = cell.element().querySelectorAll('.device-icon');
  expect(icon?.getBoundingClientRect().width).toBe(12);
  expect(cell.element().getBoundingClientRect().height).toBeLessThanOrEqual(20);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(240);
});

test('no line moves when bytes, screens and folds come: new lines take the place of those that would', async () => {
  const coming = Promise.withResolvers<CreateLazyFeatures>();
  const lazyScript = createLazy(() => coming.promise);
  openFiles({ width: 200 }, { lazyScript });
  const fetched = lazyScript.fetch();
  await expect.poll(() => lines().length).toBe(8);
  // What stands above the chart is not the chart's.
  const topOf = (row: Element): number =>
    row.getBoundingClientRect().top - (row.closest('table')?.getBoundingClientRect().top ?? 0);
  const before = [...document.querySelectorAll('.files tr')].map((row) => ({ row, top: topOf(row) }));
  coming.resolve(createLazyFeatures);
  await fetched;
  await expect.poll(() => lines().length).toBe(4);
  for (const { row, top } of before) if (row.isConnected) expect(topOf(row)).toBe(top);
});
