import type { Bindings } from '#panel/designer/binding.ts';
import type { AssetHandle } from '#panel/designer/image.ts';
import type { InstanceAssets, PageElement } from '#panel/designer/page.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';
import { designerAsset, imageElement, type Script, says } from '#test/support/panel/scripted-designer.ts';

/** What an image on a page answers, but for what says nothing else. */
interface ImageScript {
  readonly asset: Script<AssetHandle | null>;
  readonly altText: Script<string | null>;
  readonly bindings: Script<Bindings>;
  readonly link: Script<LinkAround | undefined>;
  readonly select: Script<boolean>;
}

/** An Image element of a page, which shows this asset. */
export function pageImage(key: string, assetId: string, script: Partial<ImageScript> = {}): PageElement {
  const { select = says(true), asset = says(designerAsset({ id: assetId })), ...rest } = script;
  const { image } = imageElement({ key, asset, ...rest });
  if (!image) throw new Error('no image');
  return { kind: 'image', key, image, select };
}

/** An instance of a component on a page. */
export function pageInstance(key: string, images: Script<InstanceAssets>): PageElement {
  return { kind: 'instance', key, images, select: says(true) };
}

/** An element of a page that may have a picture behind it. */
export function pageBlock(key: string, hasBackground: Script<boolean>): PageElement {
  return { kind: 'block', key, hasBackground, select: says(true) };
}

/** So many images, each of an asset of its own, whose ids count from 1. */
export function pageImages(many: number, script: Partial<ImageScript> = {}): PageElement[] {
  return Array.from({ length: many }, (_, at) => pageImage(`page/${at}`, numberedId(at + 1), script));
}

/** An asset id that is this number. */
export function numberedId(number: number): string {
  return number.toString(16).padStart(24, '0');
}
