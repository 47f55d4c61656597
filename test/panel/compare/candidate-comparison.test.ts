import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { BackendProblem } from '#panel/backend/request.ts';
import { candidateSubject } from '#panel/compare/candidate-comparing.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import {
  candidateOf,
  candidates,
  openCandidates,
  readPicture,
} from '#test/support/panel/open-candidates.tsx';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { expectWholeDialog } from '#test/support/panel/whole-dialog.ts';

const dialog = () => page.getByRole('dialog', { name: 'Original and new file' });
const chosen = () => dialog().getByLabelText('New file');
const canvas = () => document.querySelector<HTMLCanvasElement>('.stage canvas');
const drawnImage = () => document.querySelector<HTMLImageElement>('.stage-variant img');
const zoom = () => document.querySelector('.stage-zoom output')?.textContent;
const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();

/** Opens the comparison with this file as the first candidate's. */
async function openShown(
  name: Parameters<typeof readPicture>[0],
  options?: Parameters<typeof openCandidates>[0],
) {
  const opened = openCandidates(options);
  const value = await readPicture(name);
  opened.asked[0]?.answer({ ok: true, value });
  return opened;
}

describe('a candidate', () => {
  test('is decoded beside the original, with its name, bytes, and likeness', async () => {
    const { comparing } = await openShown('photo.avif');
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    expect([canvas()?.width, canvas()?.height]).toEqual([600, 400]);
    const [original] = document.querySelectorAll<HTMLElement>('.stage-side');
    expect(original?.style.clipPath).toMatch(/^inset\(0px calc\(100% - [\d.]+px\) 0px 0px\)$/);
    await expect.element(dialog().getByRole('img', { name: 'AVIF, quality 60' })).toBeVisible();
    expect(document.querySelector<HTMLImageElement>('.stage-side > img')?.src).toBe(photoUrl);
    await expect
      .element(dialog().getByRole('contentinfo'))
      .toHaveTextContent('AVIF, quality 60 41.2 kB · 84, looks the same');
    expect(chosen().element().textContent).toContain('AVIF, quality 50 · 30 kB · 74, nearly the same');
    expect(chosen().element().textContent).toContain('WebP, quality 80 · 300 px · 15 kB');
    await expect.element(dialog().getByRole('slider', { name: 'Divider' })).toHaveFocus();
  });

  test('is said to load only once that takes a moment', async () => {
    const { clock, asked, comparing } = openCandidates();
    const status = dialog().getByRole('status');
    await expect.element(dialog()).toBeVisible();
    expect(document.querySelector('[role="status"]')?.textContent).toBe('');
    clock.advance(150);
    await expect.element(status.last()).toHaveTextContent('Loading AVIF, quality 60…');
    asked[0]?.answer({ ok: true, value: await readPicture('photo.avif') });
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    await expect.element(dialog()).not.toMatchTextContent('Loading');
  });

  test('gives way to another one, whose file is read once', async () => {
    const { asked, comparing } = await openShown('photo.avif');
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    await chosen().selectOptions('AVIF, quality 50 · 30 kB · 74, nearly the same');
    expect(asked.map(({ candidate }) => candidate.quality)).toEqual([60, 50]);
    await expect.poll(canvas).toBeNull();
    asked[1]?.answer({ ok: true, value: await readPicture('photo.png') });
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    await chosen().selectOptions('AVIF, quality 60 · 41.2 kB · 84, looks the same');
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    expect(asked).toHaveLength(2);
    await expect
      .poll(() => canvas()?.ariaLabel ?? canvas()?.getAttribute('aria-label'))
      .toBe('AVIF, quality 60');
  });

  test('that was left before it was read is not shown in place of the next', async () => {
    const { asked, comparing } = openCandidates();
    await chosen().selectOptions('AVIF, quality 50 · 30 kB · 74, nearly the same');
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    asked[0]?.answer({ ok: true, value: await readPicture('photo.avif') });
    await Promise.resolve();
    expect(comparing.shown.value?.file).toBeNull();
  });

  test('of a narrower width is drawn in the original’s box at its own scale', async () => {
    const { comparing } = await openShown('photo.avif', { own: [candidateOf({ width: 300 })] });
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    const width = () => box(canvas()).width * devicePixelRatio;
    expect(width()).toBeCloseTo(300, 0);
    await dialog().getByLabelText('Scale').selectOptions('1:1 of the original');
    await expect.poll(width).toBeCloseTo(600, 0);
    expect(box(canvas())).toEqual(box(document.querySelector('.stage-side > img')));
  });

  test('as wide as the original keeps the scale that was chosen for a narrower one', async () => {
    openCandidates({ own: [candidateOf({ width: 300 }), candidateOf({ quality: 50 })] });
    const scale = dialog().getByLabelText('Scale');
    await scale.selectOptions('1:1 of the original');
    await chosen().selectOptions('AVIF, quality 50 · 41.2 kB · 84, looks the same');
    await expect.element(scale).toHaveDisplayValue('1:1 of the original');
  });

  test('that is drawn smaller has as many pixels as are drawn', async () => {
    const own = [candidateOf(), candidateOf({ width: 150, quality: 50 })];
    const { comparing } = await openShown('photo.avif', { own, size: { width: 150, height: 100 } });
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    await dialog().getByLabelText('Scale').selectOptions('1:1 of the original');
    await expect.poll(() => canvas()?.width).toBe(150);
    await dialog().getByLabelText('Scale').selectOptions('1:1 of the new file');
    await expect.poll(() => canvas()?.width).toBe(600);
  });

  test('frees its pixels and its file as it closes', async () => {
    const { comparing, asked } = await openShown('photo.avif');
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    const before = canvas();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => dialog().elements()).toEqual([]);
    expect([before?.width, before?.height]).toEqual([0, 0]);
    expect(comparing.shown.value).toBeNull();
    expect(asked[0]?.signal.aborted).toBe(true);
  });
});

describe('an animation', () => {
  const own = [candidateOf({ format: 'webp', width: 60 })];
  const options = { own, isAnimated: true, size: { width: 60, height: 40 } };

  test('plays in an image, whose URL is released as it closes', async () => {
    const { comparing } = await openShown('two-frames.webp', options);
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    const url = drawnImage()?.src ?? '';
    expect(url).toMatch(/^blob:/);
    comparing.close();
    await expect.poll(() => dialog().elements()).toEqual([]);
    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  test('shows its first frame, and says so, where the page refuses its URL', async () => {
    const { comparing } = await openShown('two-frames.webp', options);
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    drawnImage()?.dispatchEvent(new Event('error'));
    await expect.poll(() => comparing.shown.value?.showing).toBe('firstFrame');
    expect([canvas()?.width, canvas()?.height]).toEqual([60, 40]);
    await expect
      .element(dialog())
      .toMatchTextContent('It’s animated. Here only its first frame can be shown.');
  });
});

describe('an SVG', () => {
  const own = [candidateOf({ format: 'svg', quality: null, score: null, width: 60 })];
  const svg = new Blob([
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="9" height="9"/></svg>',
  ]);

  test('is shown whatever type its bytes came with', async () => {
    const { asked, comparing } = openCandidates({ own, size: { width: 60, height: 40 } });
    asked[0]?.answer({ ok: true, value: svg });
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    expect(drawnImage()?.alt).toBe('SVG, optimized');
  });

  test('that the page refuses is said not to be shown', async () => {
    const { asked } = openCandidates({ own });
    asked[0]?.answer({ ok: true, value: new Blob(['<p>']) });
    await expect
      .element(dialog().getByRole('alert'))
      .toMatchTextContent('This browser can’t show SVG, optimized.');
  });
});

describe('a file', () => {
  test.for([
    ['file_refused', undefined],
    ['offline', undefined],
    ['rate_limited', 20],
    ['bad_answer', undefined],
    ['session_expired', undefined],
  ] as const)('that fails with %s says so, and is read again on a press', async ([code, retryAfter]) => {
    const { asked, comparing } = openCandidates();
    const problem: BackendProblem = { code, retryAfter };
    asked[0]?.answer({ ok: false, problem });
    const alert = dialog().getByRole('alert');
    await expect.element(alert).toBeVisible();
    await expect.element(alert).not.toMatchTextContent('by ourselves');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => asked.length).toBe(2);
    await expect.poll(() => alert.elements()).toEqual([]);
    asked[1]?.answer({ ok: true, value: await readPicture('photo.avif') });
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
  });

  test.for([
    ['without bytes', []],
    ['of HTML', ['<!doctype html><p>Not found']],
    ['that is cut off', ['RIFF\u0010\0\0\0WEBPVP8 ']],
  ] as const)('%s is said not to be shown', async ([, parts]) => {
    const { asked } = openCandidates();
    asked[0]?.answer({ ok: true, value: new Blob([...parts]) });
    await expect
      .element(dialog().getByRole('alert'))
      .toMatchTextContent('This browser can’t show AVIF, quality 60. Download it to look at it.');
  });
});

describe('zoom', () => {
  test('goes to 400% by buttons, keeps them focused at its ends, and shows single pixels', async () => {
    const { comparing } = await openShown('photo.avif');
    await expect.poll(() => comparing.shown.value?.showing).toBe('drawn');
    const more = dialog().getByRole('button', { name: 'Zoom in' });
    expect(zoom()).toBe('100%');
    more.element().focus();
    for (const expected of ['200%', '400%', '400%']) {
      await userEvent.keyboard('{Enter}');
      await expect.poll(zoom).toBe(expected);
    }
    await expect.element(more).toHaveFocus();
    expect(box(canvas()).width * devicePixelRatio).toBeCloseTo(2_400, 0);
    expect(canvas()?.width).toBe(600);
    for (const file of document.querySelectorAll('.stage img, .stage canvas')) {
      expect(getComputedStyle(file).imageRendering).toBe('pixelated');
    }
  });

  test.for([
    ['{+}', '200%'],
    ['{=}', '200%'],
    ['{+}{+}{+}', '400%'],
    ['{+}{+}{-}', '200%'],
    ['{-}', '100%'],
  ] as const)('is after %s %s', async ([keys, expected]) => {
    await openShown('photo.avif');
    await expect.element(dialog().getByRole('slider')).toHaveFocus();
    await userEvent.keyboard(keys.replaceAll(/[{}]/g, ''));
    await expect.poll(zoom).toBe(expected);
  });

  test('keys in a list of choices do not zoom', async () => {
    await openShown('photo.avif');
    chosen().element().focus();
    await userEvent.keyboard('+');
    expect(zoom()).toBe('100%');
  });

  test('keeps the middle of the picture in the middle', async () => {
    await page.viewport(320, 460);
    await openShown('photo.avif');
    const scroller = document.querySelector('.stage-scroller');
    const middle = () =>
      ((scroller?.scrollLeft ?? 0) + (scroller?.clientWidth ?? 0) / 2) / (scroller?.scrollWidth ?? 1);
    scroller?.scrollTo(60, 0);
    await expect.poll(() => scroller?.scrollLeft).toBe(60);
    const before = middle();
    await userEvent.keyboard('++');
    await expect.poll(zoom).toBe('400%');
    await expect.poll(middle).toBeCloseTo(before, 2);
  });
});

test.for([
  ['no details', null, {}],
  ['no address', detailsOf({ hostedUrl: null }), {}],
  ['an address that may not be loaded', detailsOf({ hostedUrl: 'javascript:1' }), {}],
  ['no candidate', detailsOf({ hostedUrl: photoUrl }), { candidates: [] }],
  ['no source', detailsOf({ hostedUrl: photoUrl }), { source: null }],
] as const)('there is nothing to compare with %s', ([, details, changes]) => {
  const { assetId } = candidates[0];
  const source = {
    assetId,
    bytes: 1,
    type: 'image/png',
    width: 1,
    height: 1,
    isAnimated: false,
    dropped: [],
  };
  const weighed = { source, candidates, variants: [], ...changes };
  expect(candidateSubject(details, weighed, [], new URL(location.href))).toBeNull();
});

test('a file that is none of the candidates opens nothing', () => {
  const { comparing, subject, asked } = openCandidates();
  comparing.close();
  comparing.open(subject, candidateOf({ quality: 99 }));
  comparing.choose(candidateOf());
  comparing.retry();
  comparing.report('drawn');
  expect(comparing.shown.value).toBeNull();
  expect(asked).toHaveLength(1);
});

test.for([
  [240, 360],
  [320, 460],
  [800, 600],
] as const)('the comparison fits %i × %i, and axe reports nothing in each theme', async ([width, height]) => {
  await page.viewport(width, height);
  const { asked } = openCandidates();
  asked[0]?.answer({ ok: false, problem: { code: 'file_refused' } });
  await expect.element(dialog().getByRole('alert')).toBeVisible();
  await expectWholeDialog(dialog().element(), width, height);
});
