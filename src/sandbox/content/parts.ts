import type { FieldValue, Part } from './model.ts';

/** An address of an asset's file on Webflow's CDN. Source: published sites, `/<siteId>/<assetId>_<name>`. */
export function addressOf(assetId: string): string {
  return `https://cdn.prod.website-files.com/65f0a1b2c3d4e5f607182930/${assetId}_image.jpg`;
}

function figures(assetIds: readonly string[]): string {
  const each = assetIds.map(
    (id) =>
      `<figure><div><img src="${addressOf(id)}" loading="lazy" alt="__wf_reserved_inherit"></div></figure>`,
  );
  return `<p>Two mornings at the lake.</p>${each.join('')}`;
}

/** An image. Without `alt` it inherits the text of its asset. */
export function image(assetId: string | null, alt?: string | null): Part {
  return { kind: 'image', assetId, ...(alt === undefined ? {} : { alt }) };
}

/** Rich text with an `<img>` for each of these assets. */
export function richText(...assetIds: string[]) {
  return { kind: 'richText', html: figures(assetIds), shows: assetIds } as const satisfies Part & FieldValue;
}

/** Rich text with this HTML, in which a browser shows the assets of `shows`. */
export function html(text: string, ...shows: string[]) {
  return { kind: 'richText', html: text, shows } as const satisfies Part & FieldValue;
}

/** A node that is sent as it is, and the assets that a reader of it must see. */
export function node(json: object, ...shows: string[]): Part {
  return { kind: 'other', node: json, shows };
}

/** A field with one image. */
export function imageField(assetId: string, alt: string | null = null): FieldValue {
  return { kind: 'image', assetId, alt };
}

/** A field with several images. */
export function imagesField(...assetIds: string[]): FieldValue {
  return { kind: 'images', images: assetIds.map((assetId) => ({ assetId, alt: null })) };
}

/** A field with a file. */
export function fileField(assetId: string): FieldValue {
  return { kind: 'file', assetId, alt: null };
}

/** A field with a value that is sent as it is, and the assets that a reader of it must see. */
export function rawField(json: unknown, ...shows: string[]): FieldValue {
  return { kind: 'other', json, shows };
}
