import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import words from '#panel/i18n/en.json' with { type: 'json' };
import { type Sandbox, startSandbox } from '#sandbox/start/start-sandbox.ts';
import { installedEngines } from './driver/engines.ts';
import { byRole, byText, inside, onCanvas } from './driver/selectors.ts';
import { openTab, type Tab } from './driver/tab.ts';

describe.each(installedEngines())('in $name', (engine) => {
  let sandbox: Sandbox;
  let tab: Tab;

  beforeAll(async () => {
    sandbox = await startSandbox({ requestsPerMinute: 1_000 });
    tab = await openTab(engine, sandbox.origins.designer);
  });

  afterAll(async () => {
    await tab?.close();
    await sandbox?.stop();
  });

  afterEach(async () => {
    expect(await tab.errors(), 'no console errors').toEqual([]);
  });

  const altText = byRole('region', words.altText.heading);
  const ofImage = inside(altText, 'css=[data-level="image"]');

  test('a press on the canvas shows the facts of the image', async () => {
    await tab.press('designer', onCanvas('image-everything'));
    await tab.see('panel', byRole('heading', 'Ridge trail at dawn.jpg'));
    await tab.see('panel', byRole('region', words.variants.heading));
    expect(await tab.text('panel', altText)).toContain('Two ridgelines');
  });

  test('an alt text is edited, saved and undone', async () => {
    await tab.press('panel', inside(ofImage, byRole('button', words.altEditor.edit)));
    await tab.press('panel', inside(ofImage, byRole('radio', words.altEditor.choices.text)));
    await tab.fill('panel', inside(ofImage, byRole('textbox')), 'The ridge “before” sunrise');
    await tab.press('panel', inside(ofImage, byRole('button', words.altEditor.save)));
    await tab.see('panel', inside(ofImage, byText('The ridge “before” sunrise')));
    const canvas = () =>
      tab.run('panel', () => webflow.getSelectedElement().then((one) => Object(one).getAltText()), '');
    expect(await canvas()).toBe('The ridge “before” sunrise');
    await tab.press('panel', inside(ofImage, byRole('button', words.altEditor.undo)));
    await tab.gone('panel', inside(ofImage, byText('The ridge “before” sunrise')));
    expect(await canvas()).toContain('Two ridgelines');
  });

  test('a press in the list selects on the canvas', async () => {
    await tab.press('panel', byRole('tab', words.tabs.page));
    await tab.press('panel', inside(byRole('list'), byRole('button', /^still-lake\.jpg/)));
    await tab.see('designer', 'css=[data-element="image-alt-null"][aria-pressed="true"]');
  });
});
