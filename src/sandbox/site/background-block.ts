import type { SiteBlock } from './element.ts';

/** A block whose style shows the catalog's asset for backgrounds. */
export function backgroundBlock(id: string, label: string, text: string): SiteBlock {
  return { id, label, type: 'Block', background: 'background', text, note: 'Block with a background image' };
}
