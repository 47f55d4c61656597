import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { themes } from '#panel/designer/designer.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { edgeContrast, textContrast } from '#test/support/panel/contrast.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { pageImages } from '#test/support/panel/page-elements.ts';
import { answers } from '#test/support/panel/scripted-backend.ts';
import { answerStories } from '#test/support/panel/stories/answer-stories.ts';
import { everyStory } from '#test/support/panel/stories/every-story.ts';
import { openWholePage, pageStories } from '#test/support/panel/stories/page-stories.ts';
import { selectionStories } from '#test/support/panel/stories/selection-stories.ts';
import { shareOf } from '#test/support/shared/thorough.ts';

const stories = [...selectionStories, ...answerStories];

const controlsOf = 'main :is(a, button, input, select, textarea):not([tabindex="-1"])';

async function violations(): Promise<string[]> {
  const root = document.querySelector('main');
  if (!root) throw new Error('no panel');
  const { violations: found, incomplete } = await axe.run(root, {
    resultTypes: ['violations', 'incomplete'],
  });
  const undecided = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes);
  return [
    ...found.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${any[0]?.message} ${html}`)),
    // axe reports the contrast of a text on a gradient as undecided.
    ...undecided.flatMap(({ target, html }) => {
      const [element] = document.querySelectorAll(String(target));
      const contrast = element ? textContrast(element) : 0;
      return contrast < 4.5 ? [`contrast of ${contrast.toFixed(2)}: ${html}`] : [];
    }),
  ];
}

const inThemes = everyStory.map((story, number) => ({ ...story, inThemes: shareOf(themes, number) }));

test.for(inThemes)('P7 a11y: axe reports nothing for "$name" in $inThemes', async (story) => {
  await page.viewport(320, 460);
  const { designer } = await story.open();
  await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
  for (const theme of story.inThemes) {
    designer.changeTheme(theme);
    document.documentElement.dataset.theme = theme;
    expect(await violations(), theme).toEqual([]);
  }
});

test.for(themes)(
  'P7 a11y: fields and the focus ring have enough contrast with their surroundings in %s',
  async (theme) => {
    const names = ['an open editor', 'unavailable', 'a page with every kind of image'];
    for (const story of everyStory.filter(({ name }) => names.includes(name))) {
      await story.open();
      // A list renders the rows in view, and the panels of the earlier stories stand above this one.
      [...document.querySelectorAll('main')].at(-1)?.scrollIntoView();
      await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
      document.documentElement.dataset.theme = theme;
      for (const field of document.querySelectorAll('.field:enabled')) {
        expect(edgeContrast(field, 'borderTopColor'), field.outerHTML).toBeGreaterThanOrEqual(3);
      }
      for (const control of document.querySelectorAll<HTMLElement>(`${controlsOf}:not(:disabled)`)) {
        control.focus({ focusVisible: true });
        expect(getComputedStyle(control).outlineStyle).toBe('solid');
        expect(edgeContrast(control, 'outlineColor'), control.outerHTML).toBeGreaterThanOrEqual(3);
      }
    }
  },
);

test('P7 a11y: Tab reaches every control in the order of the page, with a visible focus', async () => {
  const story = stories.find(({ name }) => name === 'stale facts');
  await story?.open();
  await expect.element(page.getByRole('button', { name: 'More' })).toBeVisible();
  await openFold('Delivery');
  await openFold('File');
  document.querySelector<HTMLElement>('main')?.focus();
  // Of a group of radio buttons only the checked one takes part. Source: HTML standard, radio button group.
  const controls = [...document.querySelectorAll(controlsOf)].filter(
    (control) => !control.matches('[type="radio"]:not(:checked)'),
  );
  expect(controls.length).toBeGreaterThan(6);
  for (const control of controls) {
    await userEvent.tab();
    expect(document.activeElement).toBe(control);
    expect(getComputedStyle(control).outlineStyle).toBe('solid');
    expect(getComputedStyle(control).outlineWidth).toBe('2px');
  }
});

test.for(
  [...stories, ...pageStories].filter(({ name }) =>
    [
      'stale facts',
      'a page with every kind of image',
      'a series of alt texts',
      'a series of alt texts as a table',
    ].includes(name),
  ),
)('P7 a11y: every target in "$name" is 24 pixels or more', async (story) => {
  await story.open();
  await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
  for (const control of document.querySelectorAll(controlsOf)) {
    // A link in a sentence is as tall as its line. Source: WCAG 2.2, 2.5.8, "inline".
    if (control.matches('p > a')) continue;
    // Pressing a label presses its control.
    const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
    expect(Math.min(width, height), control.textContent).toBeGreaterThanOrEqual(24);
  }
});

test('P7 a11y: arrow keys move through a thousand rows, each with its number', async () => {
  await page.viewport(320, 460);
  await openWholePage(pageImages(1_000));
  await expect.element(page.getByRole('list', { name: 'Images of this page' })).toBeVisible();
  const seen: (string | null)[] = [];
  const first = document.querySelector<HTMLElement>('.row');
  first?.focus();
  for (let at = 0; at < 60; at += 1) {
    const item = document.activeElement?.closest('li');
    seen.push(item?.getAttribute('aria-posinset') ?? null);
    expect(item?.getAttribute('aria-setsize')).toBe('1000');
    await userEvent.keyboard('{ArrowDown}');
  }
  expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => String(at + 1)));
  expect(document.querySelectorAll('.row').length).toBeLessThan(40);
});

test('P7 a11y: the elements of a row with the focus do not go to another row, those of other rows do', async () => {
  await page.viewport(320, 460);
  await openWholePage(pageImages(1_000));
  await expect.element(page.getByRole('list', { name: 'Images of this page' })).toBeVisible();
  const [first, second] = document.querySelectorAll<HTMLElement>('.row');
  first?.focus();
  window.scrollTo(0, 20_000);
  await expect.poll(() => document.querySelector('.rows > li')?.ariaPosInSet).not.toBe('1');
  expect(first?.isConnected).toBe(false);
  expect(second?.isConnected).toBe(true);
  window.scrollTo(0, 0);
});

test('P7 a11y: focus inside a notice moves to the panel when the notice is removed', async () => {
  const story = stories.find(({ name }) => name === 'unavailable');
  const opened = await story?.open();
  const button = page.getByRole('button', { name: 'Try again' });
  await expect.element(button).toBeVisible();
  button.element().focus();
  opened?.backend.script(answers(detailsOf()));
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => button.elements()).toEqual([]);
  expect(document.activeElement).toBe(document.querySelector('main'));
});
