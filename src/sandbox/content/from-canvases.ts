import type { SiteCanvas } from '#sandbox/site/canvas.ts';
import { canvases as initial } from '#sandbox/site/canvases.ts';
import { gearCardProps } from '#sandbox/site/components.ts';
import type { SiteElement, SiteImage, SiteInstance, SiteRichText } from '#sandbox/site/element.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import { locales } from '#sandbox/world/sample-data.ts';
import type { Part, SiteContent, StoredPage, TextOverride } from './model.ts';
import { newComponent, newPage } from './new-place.ts';

const createdOn = '2026-05-04T09:20:11.000Z';
const lastUpdated = '2026-08-19T15:12:40.500Z';

type Assets = ReadonlyMap<string, StoredAsset>;
type ByKey = ReadonlyMap<string, StoredAsset['asset']>;

/** An image without a binding: what a binding shows is no static content. Source: Data API v2, Get Page Content. */
function imageParts({ id, asset: key, alt, binding }: SiteImage, byKey: ByKey): Part[] {
  const asset = key === null ? null : byKey.get(key);
  if (binding || asset === undefined) return [];
  const own = { inherit: {}, own: alt.kind === 'own' ? { alt: alt.text } : {}, decorative: { alt: '' } };
  return [{ kind: 'image', id, assetId: asset?.id ?? null, ...own[alt.kind] }];
}

function richTextPart({ id, children }: SiteRichText, byKey: ByKey): Part {
  const shows: string[] = [];
  const htmlOf = (element: SiteElement): string => {
    if (element.type === 'Paragraph') return `<p>${element.text}</p>`;
    if (element.type === 'Figure') return `<figure>${element.children.map(htmlOf).join('')}</figure>`;
    const asset = element.type === 'Image' && element.asset !== null ? byKey.get(element.asset) : undefined;
    if (!asset) return '';
    shows.push(asset.id);
    return `<div><img src="${asset.hostedUrl}" loading="lazy" alt="__wf_reserved_inherit"></div>`;
  };
  return { kind: 'richText', id, html: children.map(htmlOf).join(''), shows };
}

function instancePart({ id, component, overrides }: SiteInstance): Part {
  const { title } = overrides;
  const texts: TextOverride[] =
    title === undefined
      ? []
      : [{ propertyId: gearCardProps.title, type: 'Plain Text', label: 'Title', text: { text: title } }];
  return { kind: 'instance', id, componentId: component, overrides: texts };
}

function partsOf(element: SiteElement, byKey: ByKey): Part[] {
  switch (element.type) {
    case 'Image':
      return imageParts(element, byKey);
    case 'Heading':
    case 'Paragraph':
      return [{ kind: 'text', id: element.id, text: element.text }];
    case 'RichText':
      return [richTextPart(element, byKey)];
    case 'ComponentInstance':
      return [instancePart(element)];
    case 'Block': {
      const text: Part[] = element.text === '' ? [] : [{ kind: 'text', id: element.id, text: element.text }];
      return [...text, ...element.children.flatMap((child) => partsOf(child, byKey))];
    }
    default:
      return element.children.flatMap((child) => partsOf(child, byKey));
  }
}

function pageOf(canvas: SiteCanvas & { kind: 'page' }, siteId: string): StoredPage['page'] {
  const { id, name: title, slug, collectionId = null, isArchived = false, isDraft = false } = canvas;
  return newPage({
    id,
    siteId,
    title,
    slug,
    collectionId,
    createdOn,
    lastUpdated,
    archived: isArchived,
    draft: isDraft,
    ...(isDraft || isArchived ? { publishedPath: null } : {}),
  });
}

/** The parts with the images that German visitors see instead. */
function inGerman(parts: readonly Part[], canvas: SiteCanvas, byKey: ByKey): Record<string, Part[]> {
  const images = canvas.kind === 'page' ? canvas.inGerman : undefined;
  if (!images) return {};
  const german = parts.map((part) => {
    const key = part.kind === 'image' && part.id !== undefined ? images[part.id] : undefined;
    const asset = key === undefined ? undefined : byKey.get(key);
    return part.kind === 'image' && asset ? { ...part, assetId: asset.id } : part;
  });
  return { [locales.german.id]: german };
}

/** What the canvases of the Designer hold, as the Data API's static content. Backgrounds are no part of it. */
export function contentOfCanvases(
  siteId: string,
  assets: Assets,
  canvases: readonly SiteCanvas[] = initial,
): SiteContent {
  const byKey = new Map([...assets.values()].map(({ key, asset }) => [key, asset]));
  const contentOf = (canvas: SiteCanvas) => {
    const elements = canvas.sections.flatMap((section) => section.elements);
    const parts = elements.flatMap((element) => partsOf(element, byKey));
    return { parts, partsIn: inGerman(parts, canvas, byKey) };
  };
  return {
    siteId,
    pages: canvases.flatMap((canvas) =>
      canvas.kind === 'page' ? { page: pageOf(canvas, siteId), ...contentOf(canvas) } : [],
    ),
    components: canvases.flatMap((canvas) => {
      if (canvas.kind !== 'component') return [];
      return { component: newComponent(canvas.id, canvas.name), ...contentOf(canvas) };
    }),
    collections: [],
  };
}
