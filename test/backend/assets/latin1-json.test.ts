import { serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCachedAsset } from '#backend/assets/asset-cache.ts';
import { oneByteJson } from '#backend/assets/latin1-json.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

/** How many bytes V8 takes for each character: its serialisation has the characters as they are in memory. */
const bytesPerCharacter = (text: string) => Math.round(serialize(text).length / text.length);

const altTexts: [string, string][] = [
  ['Latin', 'Mountains at dusk'],
  ['accents', 'Café à Évry'],
  ['Japanese', '夕暮れの山々'],
  ['Arabic', 'جبال عند الغسق'],
  ['an emoji, of two units', 'Sunset 🌄'],
  ['half an emoji', 'cut \ud83c'],
];

describe('an asset is kept in one byte a character, and is what it was', () => {
  test.each(altTexts)('with an alt text in %s', (_, altText) => {
    const { fetchedAt: _fetchedAt, stale: _stale, ...asset } = detailsOf({ altText });
    const { body } = toCachedAsset(asset, 0);
    expect(bytesPerCharacter(body)).toBe(1);
    expect(JSON.parse(body)).toMatchObject(asset);
  });
});

test('any text comes back from it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const json = oneByteJson(JSON.stringify(text));
      expect(JSON.parse(json)).toBe(text);
      expect(/[^\0-\u00ff]/.test(json)).toBe(false);
    }),
    modestly(fewerOf(500)),
  );
});
