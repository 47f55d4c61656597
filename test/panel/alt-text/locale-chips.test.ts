import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { AltText } from '#contract/alt-texts.ts';
import { choice, openAltText, region } from '#test/support/panel/open-alt-text.ts';
import { numberedId } from '#test/support/panel/page-elements.ts';

const names = ['English', 'German', 'French', 'Spanish', 'Dutch', 'Italian'];
const tags = ['en', 'de', 'fr', 'es', 'nl', 'it'];

function locale(at: number, altText: string | null, changes: Partial<AltText> = {}): AltText {
  const isPrimary = at === 0;
  const displayName = names[at] ?? null;
  return { localeId: numberedId(at + 1), displayName, tag: tags[at] ?? null, isPrimary, altText, ...changes };
}

const inherited = { image: '__wf_reserved_inherit' } as const;
const chips = () => region().getByRole('group', { name: 'Locales' }).getByRole('button');
const named = () =>
  chips()
    .elements()
    .map((chip) => chip.textContent);

test('each locale is a chip that tells whether it has a text, and a press shows the text', async () => {
  await openAltText({ ...inherited, altTexts: [locale(0, 'Mountains'), locale(1, null)] });
  await expect.poll(named).toEqual(['en✓, English: Set', 'de–, German: Not set']);
  await chips().first().click();
  await expect.element(region().getByText('Mountains')).toBeVisible();
  const text = region().getByText('Mountains').element();
  expect(text.closest('[lang]')?.getAttribute('lang')).toBe('en');
  await chips().last().click();
  await expect.element(region().getByText('German Not set')).toBeVisible();
  expect(region().getByText('Mountains').elements()).toEqual([]);
  await chips().last().click();
  expect(region().getByText('German Not set').elements()).toEqual([]);
  await expect.element(chips().last()).toHaveAttribute('aria-expanded', 'false');
});

test('of many locales the first and those without a text are shown, and a press shows the others', async () => {
  const altTexts = names.map((_, at) => locale(at, at === 4 ? null : 'A lake'));
  await openAltText({ ...inherited, altTexts });
  await expect.poll(() => named().map((name) => name?.slice(0, 3))).toEqual(['en✓', 'nl–', 'de✓', '+3 ']);
  await chips().last().click();
  expect(chips().elements()).toHaveLength(6);
});

test.for([
  [{ displayName: null, tag: null }, 'Locale–, Locale: Not set'],
  [{ displayName: 'Deutsch (Schweiz)', tag: null }, 'Deutsch (Schweiz)–, Deutsch (Schweiz): Not set'],
  [{ displayName: null, tag: 'not a tag' }, 'not a tag–, not a tag: Not set'],
] as const)('a locale of %j is named “%s”', async ([changes, name]) => {
  await openAltText({ ...inherited, altTexts: [locale(0, 'A lake'), locale(1, null, changes)] });
  await expect.poll(named).toContain(name);
});

test('a site with one locale has no chips, and neither has the text of one image', async () => {
  await openAltText(inherited);
  expect(chips().elements()).toEqual([]);
});

test('the chips are those of the asset', async () => {
  await openAltText({ altTexts: [locale(0, 'Mountains'), locale(1, null)] });
  expect(chips().elements()).toEqual([]);
  await choice('asset').click();
  expect(chips().elements()).toHaveLength(2);
});

test.for([
  ['“Only here” shows the asset’s text', { ...inherited, asset: 'A lake' }, 'image', true],
  ['“Only here” has a text of its own', { image: 'Mine', asset: 'A lake' }, 'image', false],
] as const)('where %s, the chips are there: %s', async ([, story, level, isThere]) => {
  const altTexts = [locale(0, story.asset), locale(1, null)];
  await openAltText({ ...story, altTexts });
  await choice(level).click();
  if (isThere) await expect.poll(() => named().length).toBe(2);
  else expect(named()).toEqual([]);
});

test('beside a text that a person types the chips are there, and not before, so that they move nothing', async () => {
  await openAltText({ ...inherited, asset: null, altTexts: [locale(0, null), locale(1, null)] });
  const field = page.getByRole('textbox');
  await expect.element(field).toBeVisible();
  expect(named()).toEqual([]);
  await field.fill('A lake');
  await expect.poll(() => named().length).toBe(2);
});
