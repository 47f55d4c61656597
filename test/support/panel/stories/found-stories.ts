import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { FindImages } from '#panel/designer/found-images.ts';
import { assetId, detailsOf, otherAssetId, variantOf } from '#test/support/panel/asset-details.ts';
import { finds, foundComponent, foundImage } from '#test/support/panel/found.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { numberedId } from '#test/support/panel/page-elements.ts';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  otherElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import type { Story } from '#test/support/panel/stories/story.ts';

const variants = [variantOf(500, { hostedUrl: photoUrl }), variantOf(800), variantOf(1080)];
const names = ['ridge-trail.jpg', 'still-lake-in-the-early-morning-of-a-long-day.jpg', 'badge-recycled.png'];

/** The panel on an element of this type that finds these, and a backend that knows their assets. */
async function openFound(type: string, findImages: FindImages): Promise<OpenPanel> {
  const backend = createScriptedBackend();
  const detailsFor = (id: string) => {
    const at = Number.parseInt(id.slice(-1), 16) % names.length;
    const displayName = id === assetId ? 'hero.jpg' : (names[at] ?? '');
    const altText = at === 1 ? null : 'Two ridgelines in morning haze with the sun just above';
    return detailsOf({ id, displayName, altText, hostedUrl: photoUrl, variants });
  };
  backend.script((id) => answers(detailsFor(id))());
  backend.scriptLookup(async (ids, _signal, onEvent) => {
    onEvent({ assets: ids.map(detailsFor) });
    return { ok: true, value: null };
  });
  const selection = says(otherElement(type, findImages));
  const opened = openPanel({ backend, designer: createScriptedDesigner({ selection }) });
  await expect.poll(() => opened.panel.selected.selection.value.kind).toMatch(/images|asset/);
  // The lookup of a list waits for more ids.
  await expect.poll(() => opened.clock.waiting()).toBeGreaterThanOrEqual(0);
  opened.clock.advance(200);
  return opened;
}

const inside = (many: number) =>
  Array.from({ length: many }, (_, at) =>
    foundImage({
      id: `page/${at}`,
      key: `page/${at}`,
      as: 'image',
      asset: says(designerAsset({ id: numberedId(at + 1), url: says<string | null>(photoUrl) })),
      select: says(true),
    }),
  );

const front = foundImage({ id: 'front', property: 'Front image' });
const back = foundImage({ id: 'back', property: 'Back image', assetId: otherAssetId });
const photo = designerAsset({ url: says<string | null>(photoUrl) });
const still = { role: null, action: null, showsFacts: false } as const;
const edit = { role: 'button', name: 'Edit component' } as const;

/** Selected elements that are no Image and show some, hold some or stand beside some. */
export const foundStories: readonly Story[] = [
  {
    name: 'a component with images',
    open: () => openFound('ComponentInstance', finds('own', [front, back], { component: foundComponent() })),
    says: 'Front image',
    ...still,
    action: edit,
  },
  {
    name: 'a component with one image',
    open: () =>
      openFound(
        'ComponentInstance',
        finds('own', [foundImage({ property: 'Image', asset: says(photo) })], {
          component: foundComponent(),
        }),
      ),
    says: 'From the property “Image” of “Gear card”.',
    role: null,
    action: edit,
    showsFacts: true,
  },
  {
    name: 'a component without image property',
    open: () => openFound('ComponentInstance', finds('own', [], { component: foundComponent() })),
    says: 'It has no image property.',
    ...still,
    action: edit,
  },
  {
    name: 'a component that does not open',
    async open() {
      const component = foundComponent({ edit: refuses('forbidden') });
      const opened = await openFound('ComponentInstance', finds('own', [front, back], { component }));
      await page.getByRole('button', { name: 'Edit component' }).click();
      // The focus of a press is not part of the look.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return opened;
    },
    says: 'The Designer didn’t open it.',
    ...still,
    role: 'alert',
    action: edit,
  },
  {
    name: 'a background',
    open: () => openFound('Section', finds('own', [foundImage({ as: 'background', asset: says(photo) })])),
    says: 'A background has no alt text.',
    ...still,
  },
  {
    name: 'backgrounds by breakpoint',
    open: () =>
      openFound(
        'Block',
        finds('own', [
          foundImage({ id: 'wide', as: 'background', breakpoints: ['main', 'medium'] }),
          foundImage({
            id: 'narrow',
            as: 'background',
            assetId: otherAssetId,
            breakpoints: ['small', 'tiny'],
          }),
          foundImage({ id: 'far', as: 'background', assetId: null, url: 'https://a.test/far%20away.jpg' }),
        ]),
      ),
    says: 'Not an asset of this site',
    ...still,
  },
  {
    name: 'a block with images',
    open: () => openFound('Block', finds('inside', inside(2))),
    says: '2 images inside',
    ...still,
  },
  {
    name: 'a block with many images',
    open: () => openFound('Section', finds('inside', inside(15))),
    says: '3 more on “This page”',
    ...still,
  },
  {
    name: 'a text beside images',
    open: () => openFound('Paragraph', finds('around', inside(1), { isComplete: false })),
    says: 'There may be more.',
    ...still,
  },
];
