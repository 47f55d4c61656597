import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { altTextHands } from '#test/support/designer/edit-alt-text.ts';
import { type OpenDesigner, openDesigner } from '#test/support/designer/open-designer.ts';
import { altStateOf, altTextOf } from '#test/support/designer/read-panel.ts';

let designer: OpenDesigner;
let hands: ReturnType<typeof altTextHands>;

beforeAll(async () => {
  designer = await openDesigner({ requestsPerMinute: 1_000 });
  hands = altTextHands(designer);
});

afterAll(() => designer?.close());

afterEach(() => {
  expect(designer.consoleErrors(), 'no console errors').toEqual([]);
});

const text = 'A hut “under” the <b>stars</b>';
const decorative = '__wf_reserved_decorative';

/** The alt text of the canvas and of the Data API, and the state and text that the panel shows. */
async function currentState(key: string) {
  return {
    canvas: await hands.onCanvas(),
    asset: await hands.inDataApi(key),
    state: await altStateOf(designer.panel),
    image: await altTextOf(designer.panel, 'image'),
  };
}

const edits = [
  { what: 'an inherited text', element: 'image-everything', key: 'everything', level: 'image' },
  { what: 'a text of its own', element: 'image-own-alt', key: 'everything', level: 'image' },
  { what: 'a decorative mark', element: 'image-decorative', key: 'everything', level: 'image' },
  { what: 'an inherited nothing', element: 'image-fresh', key: 'fresh', level: 'image' },
  { what: 'a text', element: 'image-svg', key: 'svg', level: 'asset' },
  { what: 'nothing', element: 'image-alt-null', key: 'alt-null', level: 'asset' },
  { what: 'an empty text', element: 'image-alt-empty', key: 'alt-empty', level: 'asset' },
] as const;

describe('Save writes a text and Undo restores the previous one', () => {
  test.each(edits)('for $what on the level “$level”', async ({ element, key, level }) => {
    await hands.show(element, key);
    const before = await currentState(key);

    await hands.type(level, text);
    await hands.save();
    const state = level === 'image' ? 'Custom description' : 'From the asset';
    await expect.poll(() => currentState(key)).toMatchObject({ canvas: text, state });
    expect(await altTextOf(designer.panel, level)).toBe(text);
    expect(await hands.inDataApi(key)).toBe(level === 'asset' ? text : before.asset);

    await designer.select('heading');
    await designer.panel.getByText('Heading selected').waitFor();
    await hands.show(element, key);
    expect(await altTextOf(designer.panel, level)).toBe(text);

    await hands.level(level);
    await hands.button('Undo').click();
    await expect.poll(() => currentState(key)).toEqual(before);
    await hands.level(level);
    await hands.button('Undo').waitFor({ state: 'detached' });
  });

  test('for two saves and two presses of Undo', async () => {
    await hands.show('image-japanese', 'japanese');
    const before = await currentState('japanese');
    for (const [at, level] of (['asset', 'asset'] as const).entries()) {
      await hands.type(level, `${text} ${at}`);
      await hands.save();
    }
    await hands.button('Undo').click();
    await expect.poll(() => hands.inDataApi('japanese')).toBe(`${text} 0`);
    await expect.poll(() => altTextOf(designer.panel, 'asset')).toBe(`${text} 0`);
    await hands.button('Undo').click();
    await expect.poll(() => currentState('japanese')).toEqual(before);
  });
});

test('after Undo an inherited text follows its asset again', async () => {
  await hands.show('image-arabic', 'arabic');
  await hands.type('image', text);
  await hands.save();
  await hands.button('Undo').click();
  await expect.poll(() => altStateOf(designer.panel)).toBe('From the asset');
  await hands.type('asset', 'Another one');
  await hands.save();
  await expect
    .poll(() => currentState('arabic'))
    .toMatchObject({
      canvas: 'Another one',
      state: 'From the asset',
      image: 'Another one',
    });
});

describe('an image is marked as decorative and unmarked', () => {
  test.each([
    { element: 'image-mixed', key: 'mixed', level: 'image', canvas: decorative, state: 'Decorative' },
    // Get Asset returns null for both: decorative and never set.
    { element: 'image-long-name', key: 'long-name', level: 'asset', canvas: '', state: 'Not set' },
  ] as const)('on the level “$level”', async ({ element, key, level, canvas, state }) => {
    await hands.show(element, key);
    const before = await currentState(key);
    await hands.edit(level);
    if (level === 'image') await hands.choose('Decorative');
    else await hands.markDecorative();
    await hands.save();
    await expect.poll(() => currentState(key)).toMatchObject({ canvas, state });
    expect(await hands.inDataApi(key)).toBe(level === 'asset' ? null : before.asset);
    await hands.level(level);
    await hands.button('Undo').click();
    await expect.poll(() => currentState(key)).toEqual(before);
  });
});

test('an image with its own text inherits its asset’s again', async () => {
  await hands.show('image-own-alt', 'everything');
  await hands.edit('image');
  await hands.choose('Use alt text from asset');
  await hands.save();
  await expect.poll(() => altStateOf(designer.panel)).toBe('From the asset');
  expect(await hands.onCanvas()).toBe(await hands.inDataApi('everything'));
  await hands.level('image');
  await hands.button('Undo').click();
  await expect.poll(() => hands.onCanvas()).toBe('The first bend of the ridge trail');
});

test('another selection keeps the draft and writes nothing, and Cancel discards it', async () => {
  await hands.show('image-heavy', 'heavy');
  const before = await currentState('heavy');
  for (const level of ['image', 'asset'] as const) {
    await hands.type(level, text);
    await designer.select('heading');
    await hands.show('image-heavy', 'heavy');
    expect(await hands.textArea(level).inputValue()).toBe(text);
    await hands.button('Cancel').click();
    expect(await hands.button('Undo').count()).toBe(0);
  }
  expect(await currentState('heavy')).toEqual(before);
});
