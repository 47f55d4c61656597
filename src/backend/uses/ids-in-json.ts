import * as v from 'valibot';
import { isWebflowId } from '#contract/ids.ts';
import { PlaceId } from '#contract/uses.ts';
import type { AssetIdInUrl } from './file-asset-id.ts';
import type { ReadHtml } from './read-html.ts';

/** The ids in a value of JSON, one for each object that names the asset or component. */
export interface JsonIds {
  readonly assets: string[];
  readonly components: string[];
  /** False where something of it could not be read. */
  isWhole: boolean;
}

export interface JsonReading {
  readonly readHtml: ReadHtml;
  readonly assetIdInUrl: AssetIdInUrl;
}

/** Members that hold the URL of a file. Source: Data API v2, field types. */
const urlMembers = new Set(['url', 'src', 'href', 'hostedUrl']);

/** Deeper than Webflow nests its answers by far. */
const deepest = 32;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Finds the assets and components that a node or a field names, whatever its type: Webflow adds types, and those not known yet name
 * theirs as the known ones do. Text that is neither HTML nor a URL is not looked at.
 */
export async function findIdsInJson(
  value: unknown,
  into: JsonIds,
  reading: JsonReading,
  depth = 0,
): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) {
    into.isWhole = false;
    return;
  }
  if (!isRecord(value)) {
    for (const each of Object.values(value)) await findIdsInJson(each, into, reading, depth + 1);
    return;
  }
  const own = new Set<string>();
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'string') await findIdsInJson(member, into, reading, depth + 1);
    else if (name === 'html') {
      const ids = await reading.readHtml(member);
      if (ids) into.assets.push(...ids);
      else into.isWhole = false;
    } else if (name === 'componentId' && v.is(PlaceId, member)) into.components.push(member);
    else if (name === 'assetId' && isWebflowId(member)) own.add(member);
    else if (urlMembers.has(name)) {
      const id = reading.assetIdInUrl(member);
      if (id) own.add(id);
    }
  }
  // UNCONFIRMED: `fileIdIsAssetId`, that the `fileId` of a file in a Collection is the id of its asset.
  if (own.size === 0 && isWebflowId(value.fileId)) own.add(value.fileId);
  into.assets.push(...own);
}
