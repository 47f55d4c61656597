import type { SiteBlock } from './element.ts';

/** A block whose style shows an asset of the catalog, and others from some breakpoints on. */
export function backgroundBlock(
  id: string,
  label: string,
  text: string,
  more: Partial<SiteBlock> = {},
): SiteBlock {
  return {
    id,
    label,
    type: 'Block',
    background: 'background',
    text,
    children: [],
    note: 'Block with a background image',
    ...more,
  };
}
