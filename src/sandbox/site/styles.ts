import { breakpoints } from './breakpoints.ts';
import type { SiteBlock, StyleBackground } from './element.ts';

/** A style of the site. */
export interface SiteStyle {
  id: string;
  name: string;
  type: 'global' | 'combo' | 'tag' | 'element';
  backgrounds: readonly StyleBackground[];
}

/** Styles without a picture, as most of a site's are. */
const plainNames = [
  ...[
    'Container',
    'Container Wide',
    'Section',
    'Section Dark',
    'Grid Two',
    'Grid Three',
    'Stack',
    'Stack Large',
  ],
  ...[
    'Button',
    'Button Small',
    'Nav Link',
    'Nav Menu',
    'Footer Link',
    'Card',
    'Card Body',
    'Card Title',
    'Tag',
  ],
  ...['Text Small', 'Text Muted', 'Text Center', 'Rich Text', 'Quote', 'Form Field', 'Form Label', 'Icon'],
] as const;

/** The styles that are not those of one block. The last one belongs to a single element. */
export const sharedStyles: readonly SiteStyle[] = [
  { id: 'style-body', name: 'Body (All Pages)', type: 'tag', backgrounds: [] },
  { id: 'style-heading', name: 'Heading Large', type: 'global', backgrounds: [] },
  {
    id: 'style-winter',
    name: 'is-winter',
    type: 'combo',
    backgrounds: [{ breakpoint: 'tiny', pseudo: 'before', asset: 'long-name' }],
  },
  ...plainNames.map((name, at): SiteStyle => {
    return { id: `style-plain-${at}`, name, type: 'global', backgrounds: [] };
  }),
  { id: 'style-one', name: '', type: 'element', backgrounds: [] },
];

/** The style of a block; each block has one of its own. */
export function styleOf({ id, label, background, backgroundOn, backgroundIn = [] }: SiteBlock): SiteStyle {
  const plain: StyleBackground[] = background === null ? [] : [{ breakpoint: 'main', asset: background }];
  const narrower = breakpoints.flatMap(({ id: breakpoint }): StyleBackground[] => {
    const asset = backgroundOn?.[breakpoint];
    return asset === undefined ? [] : [{ breakpoint, asset }];
  });
  return {
    id: `style-${id}`,
    name: label,
    type: 'global',
    backgrounds: [...plain, ...narrower, ...backgroundIn],
  };
}
