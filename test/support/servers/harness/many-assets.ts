import { type Library, plainLibrary } from '#sandbox/library/library.ts';

/** So many ids of assets, the same each time. */
export function manyIds(many: number): string[] {
  return Array.from({ length: many }, (_, number) => number.toString(16).padStart(24, '0'));
}

/**
 * A library of equal assets but for their ids, names and the URLs of their files, which `fileUrl` tells: 0 is the original
 * and every other number a variant. Where `altText` is given all but the last have an alt text of so many characters.
 */
export function libraryOf(
  ids: readonly string[],
  fileUrl: (id: string, number: number) => string,
  altText = 0,
): Library {
  const library = plainLibrary();
  const [model] = library.assets;
  if (!model) throw new Error('the library is empty');
  const assets = ids.map((id) => {
    const variants = model.asset.variants.map((variant, index) => ({
      ...variant,
      hostedUrl: fileUrl(id, index + 1),
    }));
    const large = altText > 0 && id !== ids.at(-1) ? { altText: 'x'.repeat(altText) } : {};
    const own = { id, displayName: `photo ${id}.jpg`, hostedUrl: fileUrl(id, 0), variants };
    return { ...model, asset: { ...model.asset, ...own, ...large } };
  });
  return { ...library, assets };
}
