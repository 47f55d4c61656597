import { siteAssetKey } from '#sandbox/protocol/site-assets.ts';
import type { SiteComponent } from './canvas.ts';
import type { SiteElement, SiteImage, SiteInstance } from './element.ts';
import { image } from './image.ts';

/** The ids of the components without image properties. */
export const componentIds = {
  header: 'c0ffee00-0000-4000-8000-000000000003',
  footer: 'c0ffee00-0000-4000-8000-000000000004',
  badge: 'c0ffee00-0000-4000-8000-000000000005',
  features: 'c0ffee00-0000-4000-8000-000000000006',
  trip: 'c0ffee00-0000-4000-8000-000000000007',
  trips: 'c0ffee00-0000-4000-8000-000000000008',
  quote: 'c0ffee00-0000-4000-8000-000000000009',
  quotes: 'c0ffee00-0000-4000-8000-00000000000a',
  press: 'c0ffee00-0000-4000-8000-00000000000b',
  newsletter: 'c0ffee00-0000-4000-8000-00000000000c',
} as const;

/** The name of a component without image properties. */
export type SmallComponent = keyof typeof componentIds;

const names = {
  header: 'Site header',
  footer: 'Site footer',
  badge: 'Icon badge',
  features: 'Feature row',
  trip: 'Trip card',
  trips: 'Trip grid',
  quote: 'Testimonial',
  quotes: 'Quote wall',
  press: 'Press strip',
  newsletter: 'Newsletter box',
} as const satisfies Record<SmallComponent, string>;

/** An instance of one of these components. */
export function instanceOf(component: SmallComponent, id: string): SiteInstance {
  return {
    id,
    label: names[component],
    type: 'ComponentInstance',
    component: componentIds[component],
    overrides: {},
  };
}

function component(which: SmallComponent, elements: readonly SiteElement[]): SiteComponent {
  const name = names[which];
  return {
    kind: 'component',
    id: componentIds[which],
    name,
    imageNames: [],
    defaults: { title: name },
    sections: [{ name, columns: 3, elements }],
  };
}

function icon(number: number): SiteImage {
  return image(`icon-image-${number}`, `Icon ${number + 1}`, siteAssetKey('icon', number), { fills: false });
}

/** Components that hold images and each other: the trips hold trip cards and features, and these hold badges. */
export const smallComponents: readonly SiteComponent[] = [
  component('header', [image('header-mark', 'Mark', 'twice-mark')]),
  component('footer', [
    image('footer-mark', 'Mark', 'twice-mark-again'),
    icon(4),
    icon(5),
    icon(6),
    instanceOf('newsletter', 'footer-newsletter'),
  ]),
  component('badge', [icon(0)]),
  component('features', [
    icon(1),
    icon(2),
    icon(3),
    instanceOf('badge', 'features-badge-1'),
    instanceOf('badge', 'features-badge-2'),
  ]),
  component('trip', [
    image('trip-card-photo', 'Trip photo', siteAssetKey('photo', 60)),
    image('trip-card-tent', 'Tent', 'twice-tent-again'),
    instanceOf('badge', 'trip-card-badge'),
  ]),
  component('trips', [
    instanceOf('trip', 'trips-card-1'),
    instanceOf('trip', 'trips-card-2'),
    instanceOf('trip', 'trips-card-3'),
    instanceOf('features', 'trips-features'),
  ]),
  component('quote', [
    image('quote-portrait', 'Portrait', 'cms'),
    { id: 'quote-text', label: 'Quote', type: 'Paragraph', text: 'The quietest week of our year.' },
  ]),
  component('quotes', [instanceOf('quote', 'quotes-1'), instanceOf('quote', 'quotes-2')]),
  component(
    'press',
    Array.from({ length: 5 }, (_, at) =>
      image(`press-logo-${at}`, `Logo ${at + 1}`, siteAssetKey('logo', at)),
    ),
  ),
  component('newsletter', [
    image('newsletter-photo', 'Photo', siteAssetKey('photo', 61), { alt: { kind: 'decorative' } }),
  ]),
];
