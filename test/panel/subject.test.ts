import { expect, test } from 'vitest';
import { type AssetSubject, altLevelsOf, withAltText } from '#panel/assets/subject.ts';
import { altState } from '#rules/alt-text/alt-state.ts';
import { designerAsset, imageElement } from '#test/support/scripted-designer.ts';

function subjectOf(element: string | null, ofAsset: string | null): AssetSubject {
  const { image } = imageElement();
  if (!image) throw new Error('no image');
  return {
    kind: 'asset',
    elementKey: 'page/1',
    assetId: 'asset',
    image,
    asset: designerAsset(),
    designer: { altText: ofAsset },
    placement: { altText: element },
    told: true,
    refusal: null,
    details: null,
    measured: undefined,
    altTexts: [],
  };
}

test.for([
  ['the first text of an asset is its image’s too', '', null, 'A lake', 'asset'],
  ['an asset without a text leaves its image not set', 'A lake', 'A lake', null, 'notSet'],
  ['an image with a text of its own keeps it', 'Its own', 'A lake', null, 'image'],
  ['a decorative image stays so', null, null, 'A lake', 'decorative'],
] as const)('%s', ([, element, before, written, state]) => {
  const after = withAltText(subjectOf(element, before), { level: 'asset', key: 'asset' }, written);
  expect(altState(altLevelsOf(after)).state).toBe(state);
});
