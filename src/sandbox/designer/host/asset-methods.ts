import * as v from 'valibot';
import type { AssetChange, DesignerAsset } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { server } from '../server.ts';
import { demand } from './abilities.ts';
import { arg } from './arg.ts';
import { DesignerFailure } from './failure.ts';
import type { Hosted } from './sent.ts';

/** The asset with this id. Throws `ResourceMissing` where there is none. */
export function assetById(id: string): DesignerAsset {
  const asset = designer.assets.value.find((known) => known.id === id);
  if (!asset) throw new DesignerFailure('ResourceMissing', `No asset with the id ${id}`);
  return asset;
}

async function change(id: string, what: AssetChange): Promise<null> {
  demand('canManageAssets');
  const changed = await server.changeAsset(assetById(id).id, what);
  designer.assets.value = designer.assets.value.map((asset) => (asset.id === id ? changed : asset));
  return null;
}

function read(id: string): DesignerAsset {
  demand('canAccessAssets');
  return assetById(id);
}

const AltText = v.nullable(v.string());
const LocaleId = v.optional(v.string());

/** One asset. What is written shows in the Data API at once. Source: Designer API, Assets. */
export function assetMethods(id: string) {
  return {
    getUrl: () => read(id).url,
    getName: () => read(id).name,
    getMimeType: () => read(id).mimeType,
    getAltText: () => read(id).altText,
    getParent: () => null,
    setName: (name) => change(id, { name: arg(v.string(), name) }),
    setAltText: (altText, localeId) =>
      change(id, { altText: arg(AltText, altText), localeId: arg(LocaleId, localeId) }),
  } satisfies Hosted<
    Asset,
    'getUrl' | 'getName' | 'getMimeType' | 'getAltText' | 'getParent' | 'setName' | 'setAltText'
  >;
}
