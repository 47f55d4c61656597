import type { FieldValue, ItemFields } from '#sandbox/content/model.ts';
import { addressOf } from '#sandbox/content/parts.ts';
import type { World } from '#sandbox/world/world.ts';

function fileJson(world: World, { assetId, alt }: { assetId: string; alt: string | null }) {
  const url = world.assets.get(assetId)?.asset.hostedUrl ?? addressOf(assetId);
  const fileId = world.unconfirmed.fileIdIsAssetId ? assetId : [...assetId].toReversed().join('');
  return { fileId, url, alt };
}

function fieldJson(world: World, value: FieldValue): unknown {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'richText':
      return value.html;
    case 'image':
    case 'file':
      return fileJson(world, value);
    case 'images':
      return value.images.map((each) => fileJson(world, each));
    case 'other':
      return value.json;
  }
}

/** The `fieldData` of an item; undefined for an item without. Source: Data API v2, List Collection Items; field types. */
export function fieldDataOf(world: World, fields: ItemFields): Record<string, unknown> | undefined {
  if (fields === null) return undefined;
  return Object.fromEntries(Object.entries(fields).map(([slug, value]) => [slug, fieldJson(world, value)]));
}
