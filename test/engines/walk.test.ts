import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import words from '#panel/i18n/en.json' with { type: 'json' };
import { type Sandbox, startSandbox } from '#sandbox/start/start-sandbox.ts';
import { installedEngines } from './driver/engines.ts';
import { byRole, byText, inside, onCanvas } from './driver/selectors.ts';
import { openTab, type Tab } from './driver/tab.ts';
import { edgeLightness } from './edge-lightness.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ requestsPerMinute: 1_000 });
});

afterAll(() => sandbox?.stop());

describe.each(installedEngines())('in $name', (engine) => {
  let tab: Tab;

  beforeAll(async () => {
    tab = await openTab(engine, sandbox.origins.designer);
  });

  afterAll(() => tab?.close());

  afterEach(async () => {
    expect(await tab.errors(), 'no console errors').toEqual([]);
  });

  const altText = byRole('region', words.altText.heading);
  const editor = inside(altText, byRole('textbox'));
  const press = (selector: string) => tab.press('panel', selector);
  const see = (selector: string) => tab.see('panel', selector);
  const inAltText = (name: string) => inside(altText, byRole('button', name));

  test('a press on the canvas shows the facts of the image', async () => {
    await tab.press('designer', onCanvas('image-everything'));
    await see(byRole('heading', 'Ridge trail at dawn.jpg'));
    expect(await tab.text('panel', byRole('region', words.altText.heading))).toContain('Two ridgelines');
    await see(inside(byRole('table', words.files.heading), byText('12.6 kB')));
  });

  test('an alt text is edited, saved and undone', async () => {
    const text = 'The ridge “before” sunrise';
    const onTheCanvas = () =>
      tab.run('panel', () => webflow.getSelectedElement().then((image) => Object(image).getAltText()), '');
    await press(inside(altText, byRole('radio', words.altText.levels.image)));
    await press(inAltText(words.altEditor.edit));
    await tab.fill('panel', editor, text);
    await press(inAltText(words.altEditor.save));
    await see(inside(altText, byText(text)));
    expect(await onTheCanvas()).toBe(text);
    await press(inAltText(words.altEditor.undo));
    await tab.gone('panel', inside(altText, byText(text)));
    expect(await onTheCanvas()).toContain('Two ridgelines');
  });

  test('what is copied is on the clipboard', async () => {
    await press(byRole('button', words.actions.copy));
    await press(byRole('button', words.actions.copyUrl));
    // The menu closes once something is copied.
    await tab.gone('panel', byRole('button', words.actions.copyUrl));
    await press(inAltText(words.altEditor.edit));
    await tab.paste('panel', editor);
    const pasted = () => tab.run('panel', () => document.querySelector('textarea')?.value, '');
    await expect.poll(pasted).toMatch(/^http:\/\/localhost:\d+\/.+Ridge%20trail%20at%20dawn\.jpg$/);
    await press(inAltText(words.altEditor.cancel));
  });

  test.for([
    ['darkDarker', 'dark'],
    ['darkBrighter', 'dark'],
    ['light', 'light'],
    ['darkDefault', 'dark'],
  ] as const)('the scroll bar of the theme %s is %s', async ([theme, expected]) => {
    await tab.choose('designer', byRole('combobox', 'Theme'), theme);
    await expect.poll(() => tab.run('panel', () => document.documentElement.dataset.theme, '')).toBe(theme);
    await tab.run('panel', () => scrollTo(0, 400), '');
    await expect.poll(async () => ((await edgeLightness(tab)) < 180 ? 'dark' : 'light')).toBe(expected);
  });

  test('a search finds an image, whose row selects it on the canvas, and Back returns to the list', async () => {
    const row = (name: RegExp) => inside(byRole('list', words.page.list), byRole('button', name));
    await press(byRole('tab', words.tabs.page));
    await see(row(/northwind-mark/));
    await tab.fill('panel', byRole('searchbox'), 'still');
    await tab.gone('panel', row(/northwind-mark/));
    await press(row(/still-lake/));
    await tab.see('designer', 'css=[data-element="image-alt-null"][aria-pressed="true"]');
    await see(byRole('heading', 'still-lake.jpg'));
    await press(byRole('button', words.page.back));
    await see(row(/still-lake/));
    await tab.fill('panel', byRole('searchbox'), '');
    await see(row(/northwind-mark/));
  });

  test('the table and the report of the page are saved whole', async () => {
    await tab.gone('panel', byText(/^(Looking it up|Checking|Reading) /));
    await press(byRole('button', words.list.more));
    await press(byRole('button', words.csv.download));
    expect(await tab.saved('images-home.csv')).toContain('Ridge trail at dawn.jpg');
    await press(byRole('button', words.report.save));
    const report = await tab.saved('images-home.html');
    expect(report).toContain('Ridge trail at dawn.jpg');
    expect(report.trimEnd()).toMatch(/<\/html>$/);
  });
});
