import * as v from 'valibot';
import type { ElementAlt } from '#sandbox/protocol/element-edit.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteImage } from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import { assetByKey, changeElement } from '../site-content.ts';
import { Target } from '../wire.ts';
import { assetById } from './asset-methods.ts';
import { DesignerError } from './designer-error.ts';
import { packAsset } from './handles.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { attributeMethods, attributesOf, searchedWidth, widthSetting } from './image-width.ts';
import { parseArgument } from './parse-argument.ts';
import { requirePermission } from './permissions.ts';

const AssetArgument = v.nullable(v.object({ $target: Target }));

function change(image: SiteImage, what: Pick<SiteImage, 'alt'> | Pick<SiteImage, 'asset'>): null {
  requirePermission('canModifyImageElement');
  changeElement(image.id, (element) => (element.type === 'Image' ? { ...element, ...what } : element));
  return null;
}

/** An element without its own alt text returns the asset's. Source: Designer API, Image `getAltText`. */
function effectiveAlt({ alt, asset }: SiteImage): string {
  if (alt.kind === 'own') return alt.text;
  return alt.kind === 'decorative' ? unconfirmed.decorativeElementAlt : (assetByKey(asset)?.altText ?? '');
}

function altFrom(text: string | null): ElementAlt {
  if (text === null) return { kind: 'decorative' };
  return text === unconfirmed.inheritMark ? { kind: 'inherit' } : { kind: 'own', text };
}

/** The asset's id, the binding, or null. Source: Designer API typings, element settings. */
function assetSetting(image: SiteImage): string | BindingValue | null {
  return image.binding ?? assetByKey(image.asset)?.id ?? null;
}

/** The id of the asset that is shown, or null where a binding is not resolved. */
function resolvedAsset({ binding, asset }: SiteImage): string | null {
  const isResolved = binding?.sourceType !== 'cms' || designer.cmsFileResolved.value;
  return isResolved ? (assetByKey(asset)?.id ?? null) : null;
}

/** The alt text among the settings, which has words for none of its own. Source: Designer API typings, `AltTextPropInput`. */
function altSetting(image: SiteImage): string {
  const { kind } = image.alt;
  return unconfirmed.settingHasAltWords && kind !== 'own' ? kind : effectiveAlt(image);
}

const Settings = v.strictObject({ [unconfirmed.altTextSettingKey]: v.nullable(v.string()) });

/** The alt text that a setting means; null resets it. Source: Designer API, element settings, `setSettings`. */
function altFromSetting(text: string | null): ElementAlt {
  if (text === null || text === 'inherit') return { kind: 'inherit' };
  return text === 'decorative' ? { kind: 'decorative' } : { kind: 'own', text };
}

function settingsOf<Asset>(image: SiteImage, assetId: Asset) {
  return {
    [unconfirmed.fileSettingKey]: assetId,
    [unconfirmed.altTextSettingKey]: altSetting(image),
    domId: null,
    visibility: true,
    ...(unconfirmed.loadingReportedAs === null ? {} : { [unconfirmed.loadingReportedAs]: 'lazy' }),
    ...widthSetting(image),
    attributes: attributesOf(image),
  };
}

/** The methods of an Image element. Source: Designer API, Image; element settings; attributes. */
export function imageMethods(image: SiteImage) {
  return {
    getAsset() {
      requirePermission('canAccessAssets');
      if (image.binding && !unconfirmed.boundImageHasAsset) return null;
      const asset = assetByKey(image.asset);
      return asset ? packAsset(asset) : null;
    },
    setAsset(asset) {
      const target = parseArgument(AssetArgument, asset)?.$target;
      return change(image, { asset: target?.handle === 'asset' ? assetById(target.id).key : null });
    },
    getAltText: () => effectiveAlt(image),
    setAltText: (altText) => change(image, { alt: altFrom(parseArgument(v.nullable(v.string()), altText)) }),
    setSettings(settings) {
      const text = parseArgument(Settings, settings)[unconfirmed.altTextSettingKey];
      if (text === null && !unconfirmed.nullSettingResets)
        throw new DesignerError('InvalidRequest', 'A setting can’t be null');
      return change(image, { alt: altFromSetting(text ?? null) });
    },
    getSettings: () => settingsOf(image, assetSetting(image)),
    getResolvedSettings: () => settingsOf(image, resolvedAsset(image)),
    searchSettings() {
      const setting = assetSetting(image);
      const value: SettingValue =
        typeof setting === 'string' || setting === null ? { sourceType: 'static', value: setting } : setting;
      return {
        assetId: {
          valueType: 'imageAsset',
          canBind: true,
          value,
          resolvedValue: resolvedAsset(image),
          display: { label: 'Image', group: null },
        },
        ...searchedWidth(image),
      };
    },
    ...attributeMethods(image),
  } satisfies HostedMethods<
    ImageElement,
    | 'getAsset'
    | 'setAsset'
    | 'getAltText'
    | 'setAltText'
    | 'setSettings'
    | 'getSettings'
    | 'getResolvedSettings'
    | 'searchSettings'
  >;
}
