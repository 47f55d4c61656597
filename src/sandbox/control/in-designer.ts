import type { FakeWebflow } from '#sandbox/fake-webflow.ts';
import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';

/** An asset for the Designer; its `srcset` lists only files that the CDN serves. */
export function inDesigner({ world, uploads }: FakeWebflow, stored: StoredAsset): DesignerAsset {
  const { key, asset, width, altTextByLocale } = stored;
  const { id, hostedUrl: url, displayName: name, contentType: mimeType, altText } = asset;
  const replaced = uploads.count(id);
  const shown = (file: string): string => (replaced === 0 ? file : `${file}?${replaced}`);
  const copies = asset.variants.filter(
    ({ error, height, hostedUrl }) =>
      !error && height === null && world.library.isServed(URL.parse(hostedUrl)?.pathname ?? ''),
  );
  const srcset = copies.map((copy) => `${shown(copy.hostedUrl)} ${copy.width}w`).join(', ');
  return { key, id, url, shownUrl: shown(url), srcset, width, name, mimeType, altText, altTextByLocale };
}
