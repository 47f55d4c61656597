import type { SiteComponent } from './canvas.ts';
import type { SiteInstance } from './element.ts';
import { image } from './image.ts';

/** The ids of the component's properties. Source: Designer API, instance props. */
export const gearCardProps = { image: 'prop-image', title: 'prop-title' } as const;

/** The site's only component. */
export const gearCard: SiteComponent = {
  kind: 'component',
  id: 'c0ffee00-0000-4000-8000-000000000001',
  name: 'Gear card',
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

/** An instance of the gear card. `note` says what it demonstrates. */
export function gearCardInstance(
  id: string,
  overrides: SiteInstance['overrides'],
  note: string,
): SiteInstance {
  return { id, label: 'Gear card', type: 'ComponentInstance', component: gearCard.id, overrides, note };
}
