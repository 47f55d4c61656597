import type { SiteComponent } from './canvas.ts';
import type { SiteBinding, SiteInstance } from './element.ts';
import { image } from './image.ts';

/** The ids of the component's properties. Source: Designer API, instance props. */
export const gearCardProps = { image: 'prop-image', back: 'prop-back', title: 'prop-title' } as const;

/** A component with one image property. */
export const gearCard: SiteComponent = {
  kind: 'component',
  id: 'c0ffee00-0000-4000-8000-000000000001',
  name: 'Gear card',
  imageNames: ['Image'],
  defaults: { asset: 'component', title: 'Three-person tent' },
  sections: [
    {
      name: 'Gear card',
      columns: 2,
      elements: [
        image('card-image', 'Card image', 'component', {
          note: 'Bound to the component’s image property',
          binding: {
            sourceType: 'prop',
            propId: gearCardProps.image,
            propName: 'Image',
            propGroup: null,
          },
        }),
        image('card-badge', 'Card badge', 'prop', { note: 'The same in every instance' }),
        { id: 'card-title', label: 'Card title', type: 'Heading', text: 'Three-person tent' },
      ],
    },
  ],
};

const bound = (propId: string, propName: string): SiteBinding => ({
  sourceType: 'prop',
  propId,
  propName,
  propGroup: null,
});

const darkPair = { id: 'variant-dark', name: 'Dark' };

/** A component with two image properties and a variant. */
export const photoPair: SiteComponent = {
  kind: 'component',
  id: 'c0ffee00-0000-4000-8000-000000000002',
  name: 'Photo pair',
  imageNames: ['Front image', 'Back image'],
  variants: [darkPair],
  defaults: { asset: 'everything', back: 'mixed', title: 'Before and after' },
  sections: [
    {
      name: 'Photo pair',
      columns: 2,
      elements: [
        image('pair-front', 'Front image', 'everything', {
          note: 'Bound to the first image property',
          binding: bound(gearCardProps.image, 'Front image'),
        }),
        image('pair-back', 'Back image', 'mixed', {
          note: 'Bound to the second image property',
          binding: bound(gearCardProps.back, 'Back image'),
        }),
        { id: 'pair-title', label: 'Pair title', type: 'Heading', text: 'Before and after' },
        {
          id: 'pair-frame',
          label: 'Pair frame',
          type: 'Block',
          background: null,
          backgroundIn: [{ breakpoint: 'main', variantId: darkPair.id, asset: 'as-heavy' }],
          text: 'The same place, a year later',
          children: [],
          note: 'Block with a background image in the variant “Dark”',
        },
      ],
    },
  ],
};

/** An instance of the photo pair. `note` says what it demonstrates. */
export function photoPairInstance(
  id: string,
  overrides: SiteInstance['overrides'],
  note: string,
): SiteInstance {
  return { id, label: 'Photo pair', type: 'ComponentInstance', component: photoPair.id, overrides, note };
}

/** An instance of the gear card. `note` says what it demonstrates. */
export function gearCardInstance(
  id: string,
  overrides: SiteInstance['overrides'],
  note: string,
): SiteInstance {
  return { id, label: 'Gear card', type: 'ComponentInstance', component: gearCard.id, overrides, note };
}
