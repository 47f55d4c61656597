import type { AssetDetails } from '#contract/asset.ts';

/** The original file of an asset, as far as it is compared. */
export interface ComparedFile {
  /** The asset's id. */
  readonly id: string;
  /** The media type; null where it is not known. */
  readonly type: string | null;
  /** 0 while Webflow processes an upload, null where it is not known. */
  readonly bytes: number | null;
  /** Changes with the file: compressing an asset in place keeps its address and changes `lastUpdated`. */
  readonly version: string;
}

/** Returns the file of an asset. */
export function comparedFile({ id, contentType, size, hostedUrl, lastUpdated }: AssetDetails): ComparedFile {
  return { id, type: contentType, bytes: size, version: `${lastUpdated}\n${hostedUrl}` };
}

/** Groups of two or more items with the same key, in the order of their first items. Items of key null are in none. */
function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const sizeKey = ({ type, bytes }: ComparedFile): string | null => (type && bytes ? `${bytes} ${type}` : null);

/** Returns the files that may be equal to another: of the same type and length. Those of one length stand together. */
export function candidatesOf(files: readonly ComparedFile[]): ComparedFile[] {
  return groupsOf(files, sizeKey).flat();
}

/** Returns groups of asset ids whose files have the same hash, in the order of the files. `hashOf` is null for an unknown one. */
export function equalFiles(
  candidates: readonly ComparedFile[],
  hashOf: (file: ComparedFile) => string | null,
): string[][] {
  return groupsOf(candidates, hashOf).map((group) => group.map(({ id }) => id));
}
