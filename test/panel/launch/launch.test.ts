import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createDesigner } from '#panel/designer/designer.ts';
import type { Launch } from '#panel/designer/launch.ts';
import type { PageElement } from '#panel/designer/page.ts';
import { openPanel } from '#test/support/panel/open-panel.tsx';
import {
  createScriptedDesigner,
  imageElement,
  refuses,
  type Script,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const element = { id: { component: 'page', element: 'image' }, type: 'Image' };
const resource = { type: 'Element', value: element };

describe('why the panel was opened', () => {
  async function launchOf(api: object) {
    const limits = { clock: createManualClock(), callLimit: 5_000, optionalCallLimit: 2_000 };
    const designer = createDesigner(Object.assign(Object.create(null), api), limits);
    const answer = await designer.launch(new AbortController().signal);
    return answer.ok ? [answer.value.why, answer.value.element?.key ?? null] : answer.reason;
  }

  test.for([
    ['nothing told', null, ['none', null]],
    ['an intent for an image', { type: 'AppIntent', value: { image: 'manage' } }, ['image', 'page/image']],
    ['an intent for a form', { type: 'AppIntent', value: { form: 'manage' } }, ['none', null]],
    ['an intent for nothing', { type: 'AppIntent', value: null }, ['none', null]],
    ['a connection', { type: 'AppConnection', value: 'manageImageElement' }, ['image', 'page/image']],
    ['a deep link', { type: 'DeepLink', value: null }, ['deepLink', null]],
    ['a deep link with a value', { type: 'DeepLink', value: 'anything' }, ['deepLink', null]],
    ['the Apps panel, as Webflow’s pages have it', { type: 'AppsPanel', value: null }, ['none', null]],
    ['a kind nobody knows', { type: 'Telepathy', value: { image: 'manage' } }, ['none', null]],
    ['an answer without a type', {}, ['none', null]],
  ] as const)('%s', async ([, context, expected]) => {
    const api = {
      getLaunchContext: async () => context,
      getCurrentAppConnectionResource: async () => resource,
    };
    expect(await launchOf(api)).toEqual(expected);
  });

  test('an image that is not identified is still the reason', async () => {
    const context = { type: 'AppConnection', value: 'manageImageElement' };
    const api = { getLaunchContext: async () => context, getCurrentAppConnectionResource: async () => null };
    expect(await launchOf(api)).toEqual(['image', null]);
  });

  test('an older runtime gives no reason', async () => {
    expect(await launchOf({})).toBe('unsupported');
  });
});

describe('the panel starts with what it was opened for', () => {
  function open(launch: Script<Launch>, selected = false) {
    const designer = createScriptedDesigner({
      launch,
      selection: says(selected ? imageElement() : null),
    });
    openPanel({ designer });
    return designer;
  }

  const opened: string[] = [];
  const placed: PageElement = {
    kind: 'block',
    key: 'page/image',
    hasBackground: says(false),
    select: async () => {
      opened.push('page/image');
      return { ok: true, value: true };
    },
  };

  test('a link from outside opens the page tab', async () => {
    open(says<Launch>({ why: 'deepLink', element: null }));
    await expect
      .element(page.getByRole('tab', { name: 'This page' }))
      .toHaveAttribute('aria-selected', 'true');
  });

  test('an element that is already selected has precedence', async () => {
    open(says<Launch>({ why: 'deepLink', element: null }), true);
    await expect.element(page.getByRole('heading', { name: 'hero.jpg' })).toBeVisible();
    await expect
      .element(page.getByRole('tab', { name: 'Selected' }))
      .toHaveAttribute('aria-selected', 'true');
  });

  test('the image whose settings it was opened from is selected', async () => {
    opened.length = 0;
    open(says<Launch>({ why: 'image', element: placed }));
    await expect.poll(() => opened).toEqual(['page/image']);
  });

  test('a Designer without a reason causes no error', async () => {
    open(refuses('unsupported'));
    await expect.element(page.getByRole('heading', { name: 'Select an image' })).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });
});
