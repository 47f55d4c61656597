import { expect, test } from 'vitest';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import {
  box,
  button,
  choice,
  decorative,
  edit,
  open,
  openAltText,
  region,
} from '#test/support/panel/open-alt-text.ts';

test.for([
  ['', '0 characters', 'Alt text is missing'],
  ['a', '1 character', null],
  ['   ', '3 characters', 'Alt text is blank'],
  ['image', '5 characters', 'Alt text says nothing'],
  ['DSC_0123.jpg', '12 characters', 'Alt text names a file'],
  ['A photo of a hut', '16 characters', 'Alt text says “A photo of”'],
  ['hut '.repeat(32), '128 characters', 'Alt text is long'],
] as const)('typing “%s” shows %s and the issue %s', async ([text, count, issue]) => {
  await openAltText();
  await open('asset');
  await box('asset').fill(text);
  await expect.element(region().getByText(count, { exact: true })).toBeVisible();
  const issues = region().getByRole('listitem');
  if (issue === null) expect(issues.elements()).toEqual([]);
  else await expect.element(issues.getByText(issue, { exact: false })).toBeVisible();
  await decorative().click();
  await expect.poll(() => issues.elements()).toEqual([]);
  expect(region().getByText(count, { exact: true }).elements()).toEqual([]);
});

test.for([
  ['forbidden', 'Not saved. The Designer doesn’t allow it in this mode.'],
  ['missing', 'Not saved. The image was removed.'],
  ['hung', 'The Designer didn’t answer. Check the text, then try again.'],
  ['unsupported', 'Not saved. This Designer is out of date. Reload it.'],
  ['failed', 'Not saved. Something went wrong in the Designer. Try again.'],
] as const satisfies [DesignerErrorReason, string][])(
  'a save that fails with “%s” keeps the draft: %s',
  async ([reason, words]) => {
    const { texts } = await openAltText();
    await open('image');
    await box('image').fill('A draft');
    texts.image.writeError = reason;
    await button('Save').click();
    await expect.element(region().getByRole('alert')).toHaveTextContent(words);
    await expect.element(box('image')).toHaveValue('A draft');
    await expect.element(button('Save')).toHaveFocus();
    await box('image').fill('Another');
    expect(region().getByRole('alert').elements()).toEqual([]);
  },
);

const noImages = 'You can’t change images in this mode. Switch to Design mode or ask for access.';
const noAssets = 'You can’t change assets here. Ask an admin of the site for access.';
const cms = { source: 'cms', field: 'Alt', collection: 'Team' } as const;

const fromCms = 'It comes from the CMS field “Alt” of Team. Change it there.';
const unread = 'The Designer doesn’t share it here, so it can’t be edited.';

test.for([
  [{ permissions: { image: false, asset: true } }, 'image', noImages],
  [{ permissions: { image: true, asset: false } }, 'asset', noAssets],
  [{ permissions: { image: false, asset: false } }, 'image', noImages],
  [{ bindings: { boundAltText: cms } }, 'image', fromCms],
  [{ unreadable: 'unsupported' }, 'image', unread],
] as const)('%j: level %s shows the reason in place of the editor', async ([story, level, reason]) => {
  await openAltText(story);
  await choice(level).click();
  await expect.element(region().getByText(reason)).toBeVisible();
  expect(region().getByRole('button').elements()).toEqual([]);
});

test('a change of mode reads the permissions again, and Undo waits for them', async () => {
  const { setPermissions } = await openAltText();
  await open('image');
  await box('image').fill('New');
  await button('Save').click();
  await expect.element(button('Undo')).toBeVisible();
  setPermissions({ image: false, asset: false });
  await expect.element(region().getByText(noImages)).toBeVisible();
  expect(region().getByRole('button').elements()).toEqual([]);
  setPermissions({ image: true, asset: true });
  await expect.element(button('Undo')).toBeVisible();
  await expect.element(edit()).toBeVisible();
});
