import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { idOf, itemOf, originalOf } from '#test/support/panel/open-replacing.ts';
import { openReplaced, openReplacePanel } from '#test/support/panel/replace-panel.ts';
import { problemResponse } from '#test/support/panel/scripted-fetch.ts';
import { checked } from '#test/support/panel/stories/replace-stories.ts';

const dialog = () => page.getByRole('dialog', { name: /^Replace \d+ files?\?$/ });
const result = () => page.getByRole('region', { name: 'Replaced files' });
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the question', () => {
  test('says what happens, what is not known, and what changes', async () => {
    const { replacing } = await openReplacePanel();
    replacing.ask([itemOf(1)]);
    await expect.element(dialog()).toMatchTextContent('Photo 1:');
    for (const text of [
      'which the whole site shares',
      'exact bytes',
      'Whether the URL stays',
      'Whether the alt text and the name stay',
      'CDN',
      'Beta: try it on a copy first.',
    ])
      await expect.element(dialog()).toMatchTextContent(text);
  });

  test.each([
    ['Cancel', () => dialog().getByRole('button', { name: 'Cancel' }).click()],
    ['Escape', () => userEvent.keyboard('{Escape}')],
  ])('%s takes it back and writes nothing', async (_, leave) => {
    const { replacing } = await openReplacePanel({ answer: () => Promise.reject(new Error('written')) });
    replacing.ask([itemOf(1)]);
    await expect.element(dialog()).toBeVisible();
    await leave();
    await expect.poll(() => dialog().elements()).toEqual([]);
    expect(replacing.state.value).toEqual({ question: null, run: null });
  });

  test('about an AVIF says that it is not known whether Webflow takes it back', async () => {
    const { replacing, assets } = await openReplacePanel();
    assets.setDetails(detailsOf({ id: idOf(1), contentType: 'image/avif' }), assets.request());
    replacing.ask([itemOf(1)]);
    await expect.element(dialog()).toMatchTextContent('takes an AVIF back');
    replacing.cancel();
    replacing.ask([itemOf(2)]);
    await expect.element(dialog()).toBeVisible();
    expect(dialog().getByText('takes an AVIF back').elements()).toEqual([]);
  });

  test('lists five of seven files, and counts the rest', async () => {
    const { replacing } = await openReplacePanel();
    replacing.ask([1, 2, 3, 4, 5, 6, 7].map((number) => itemOf(number)));
    await expect.element(dialog()).toMatchTextContent('and 2 more');
    await expect.element(dialog()).toMatchTextContent('Photo 5');
    expect(dialog().getByText('Photo 6').elements()).toEqual([]);
  });

  test('a person who may not change assets can’t confirm', async () => {
    const { replacing } = await openReplacePanel({ isAllowed: false });
    replacing.ask([itemOf(1)]);
    await expect.element(dialog().getByRole('alert')).toMatchTextContent('Ask an admin');
    expect(dialog().getByRole('button', { name: 'Replace' }).elements()).toEqual([]);
  });
});

describe('the result', () => {
  test('gets the focus, says that it was checked, and Undo brings the file back', async () => {
    const opened = await openReplacePanel();
    opened.replacing.ask([itemOf(1)]);
    await dialog().getByRole('button', { name: 'Replace' }).click();
    await expect.element(result()).toHaveFocus();
    await expect.element(result()).toMatchTextContent('Photo 1 is AVIF now');
    await expect.element(result()).toMatchTextContent('Checked: what Webflow stores is what was sent.');
    await button('Undo').click();
    await expect.element(result()).toMatchTextContent('has its original file again');
    await expect
      .poll(() => opened.assets.asset(idOf(1)).details?.size)
      .toBe(originalOf(idOf(1)).bytes.length);
    expect(button('Undo').elements()).toEqual([]);
    await button('Close').click();
    await expect.poll(() => result().elements()).toEqual([]);
    await expect.element(page.getByRole('main')).toHaveFocus();
  });

  test('an Undo after which another file is stored says so, and can be pressed again', async () => {
    let isKept = false;
    const opened = await checked(
      openReplaced([1], {
        serves: (id, sent) => (isKept || sent !== originalOf(id).bytes ? sent : 'optimized by Webflow'),
      }),
    );
    await button('Undo').click();
    await checked(Promise.resolve(opened));
    for (const text of [
      'Original sent back, not confirmed',
      'The original of Photo 1 was sent back.',
      'another file than was sent',
      'Undo works until',
    ])
      await expect.element(result()).toMatchTextContent(text);
    isKept = true;
    await button('Undo').click();
    await expect.element(result()).toMatchTextContent('Original brought back');
    await expect.element(result()).toMatchTextContent('has its original file again');
    expect(button('Undo').elements()).toEqual([]);
  });

  test('a file that was not replaced can be downloaded', async () => {
    const opened = await checked(openReplaced([1], { answer: () => ({ ok: false, reason: 'failed' }) }));
    await button('Download Photo 1').click();
    await expect.poll(() => opened.savedFiles.map(({ name }) => name)).toEqual(['Photo 1.avif']);
  });

  test('stays while another tab is opened', async () => {
    const opened = await checked(openReplaced([1]));
    opened.panel.tabs.open('page');
    await expect.element(button('Undo')).toBeVisible();
  });

  test('Stop is offered for several files, and says that it waits for the one being sent', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await openReplaced([1, 2, 3], { answer: () => promise.then(() => ({ ok: true, value: null })) });
    await expect.element(result()).toMatchTextContent('Replacing 1 of 3');
    await button('Stop').click();
    await expect.element(result()).toMatchTextContent('Stopping after this file');
    resolve();
    await expect.element(result()).toMatchTextContent('1 of 3 replaced · 2 not begun');
    await expect.element(button('Undo')).toBeVisible();
  });

  test('a rate limit is said while it is waited for, also for one file, and can be stopped', async () => {
    const opened = await openReplacePanel();
    opened.backend.scriptCalls(async () => problemResponse('rate_limited', { retryAfter: 42 }));
    opened.replacing.ask([itemOf(1)]);
    void opened.replacing.confirm();
    await expect.element(result()).toMatchTextContent('Webflow needs a break.');
    await expect.element(result()).toMatchTextContent('We’ll go on by ourselves.');
    await button('Stop').click();
    await expect.element(result()).toMatchTextContent('Photo 1 wasn’t begun.');
    await expect.element(button('Close')).toBeVisible();
  });

  test('half done says of each file what has become of it', async () => {
    await checked(
      openReplaced([1, 2, 3], {
        answer: (id) => (id === idOf(2) ? { ok: false, reason: 'missing' } : { ok: true, value: null }),
        serves: (id, sent) => (id === idOf(3) ? 'optimized by Webflow' : sent),
      }),
    );
    await expect
      .element(result())
      .toMatchTextContent('1 of 3 replaced · 1 of 3 sent, not confirmed · 1 failed');
    for (const text of ['Photo 2 wasn’t replaced.', 'The asset was removed', 'another file than was sent'])
      await expect.element(result()).toMatchTextContent(text);
    await expect.element(button('Undo all 2')).toBeVisible();
    await expect.element(button('Check again')).toBeVisible();
  });

  test('an Undo over another person’s file says so, and asks for a second press', async () => {
    const opened = await checked(openReplaced([1]));
    opened.backend.scriptHashes(() => 'f'.repeat(64));
    await button('Undo').click();
    await expect
      .element(result())
      .toMatchTextContent('Not undone. The file in Webflow was changed meanwhile.');
    await expect.element(button('Undo anyway')).toBeVisible();
  });
});
