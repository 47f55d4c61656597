import * as v from 'valibot';
import type { AssetChange, DesignerAsset } from '#sandbox/protocol/control.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { editAsset } from '../asset-edit.ts';
import { designer } from '../designer-state.ts';
import { DesignerError } from './designer-error.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';
import { requirePermission } from './permissions.ts';
import { setFile } from './set-file.ts';

/** The asset with this id. Throws `ResourceMissing` if there is none. */
export function assetById(id: string): DesignerAsset {
  const asset = designer.assets.value.find((known) => known.id === id);
  if (!asset) throw new DesignerError('ResourceMissing', `No asset with the id ${id}`);
  return asset;
}

async function change(id: string, edit: AssetChange): Promise<null> {
  requirePermission('canManageAssets');
  await editAsset(assetById(id).id, edit);
  return null;
}

function read(id: string): DesignerAsset {
  requirePermission('canAccessAssets');
  return assetById(id);
}

const AltText = v.nullable(v.string());
const LocaleId = v.optional(
  v.pipe(
    v.string(),
    v.check((id) => isLocale(id)),
  ),
);

function isLocale(id: string): boolean {
  const { primary, secondary } = designer.locales.value;
  return id === primary || secondary.some((locale) => locale.id === id);
}

function altTextIn({ altText, altTextByLocale }: DesignerAsset, localeId: string | undefined): string | null {
  if (localeId === undefined || localeId === designer.locales.value.primary) return altText;
  const own = altTextByLocale[localeId];
  if (own !== undefined) return own;
  return unconfirmed.unsetLocaleShowsPrimary ? altText : null;
}

/** The methods of an asset. Writes reach the Data API before the call returns. Source: Designer API, Assets. */
export function assetMethods(id: string) {
  return {
    getUrl: () => read(id).url,
    getName: () => read(id).name,
    getMimeType: () => read(id).mimeType,
    getAltText: (localeId) => altTextIn(read(id), parseArgument(LocaleId, localeId)),
    getParent: () => null,
    setName: (name) => change(id, { name: parseArgument(v.string(), name) }),
    setAltText: (altText, localeId) =>
      change(id, { altText: parseArgument(AltText, altText), localeId: parseArgument(LocaleId, localeId) }),
    setFile(file) {
      requirePermission('canManageAssets');
      return setFile(assetById(id).id, file);
    },
  } satisfies HostedMethods<
    Asset,
    'getUrl' | 'getName' | 'getMimeType' | 'getAltText' | 'getParent' | 'setName' | 'setAltText' | 'setFile'
  >;
}
