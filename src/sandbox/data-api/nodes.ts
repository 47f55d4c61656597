import type { Content, Part } from '#sandbox/content/model.ts';
import type { World } from '#sandbox/world/world.ts';
import type { LocaleLookup } from './locale.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A node as the Data API sends it. Source: Data API v2, Get Page Content; Get Component Content. */
function nodeOf(part: Part, fallback: string, { unconfirmed }: World): object {
  if (part.kind === 'other') return part.node;
  const { id = fallback } = part;
  switch (part.kind) {
    case 'image': {
      const { assetId, alt = unconfirmed.inheritedNodeAlt } = part;
      return { id, type: 'image', image: { alt, assetId }, attributes: {} };
    }
    case 'text':
      return {
        id,
        type: 'text',
        text: { html: `<p>${escaped(part.text)}</p>`, text: part.text },
        attributes: {},
      };
    case 'richText':
      return { id, type: 'text', text: { html: part.html, text: '' }, attributes: {} };
    case 'instance':
      return {
        id,
        type: 'component-instance',
        componentId: part.componentId,
        propertyOverrides: part.overrides ?? [],
      };
  }
}

/** The nodes of a page or a component in a locale; a secondary locale without its own parts has those of the primary one. */
export function nodesOf({ parts, partsIn }: Content, locale: LocaleLookup, world: World): object[] {
  const shown = (locale.kind === 'secondary' ? partsIn[locale.id] : undefined) ?? parts;
  return shown.map((part, at) =>
    nodeOf(part, `6e0de000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`, world),
  );
}
