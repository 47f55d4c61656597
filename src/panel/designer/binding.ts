import {
  altTextSettingKey,
  fileSettingKey,
  widthSettingKey,
} from '#contract/webflow-facts/branching-values.ts';
import { assetIdIn } from '#panel/designer/asset-id.ts';
import { member } from '#panel/designer/member.ts';
import { type AltWord, readAltWord } from '#rules/alt-text/alt-text.ts';
import { readWidth } from '#rules/delivery/read-width.ts';

/** The source of a bound value; `field` and `collection` are names that a person chose. */
export interface Binding {
  readonly source: 'cms' | 'property' | 'page' | 'other';
  readonly field: string | null;
  readonly collection: string | null;
}

/**
 * An image's settings: the source of each bound value, undefined where it is not bound, and its Width in CSS pixels,
 * null for none and undefined where the Designer does not return it.
 */
export interface Bindings {
  readonly boundFile?: Binding | undefined;
  readonly boundAltText?: Binding | undefined;
  /**
   * The word in the setting of its alt text (UNCONFIRMED: `settingHasAltWords`); undefined where the setting has a text, and
   * where it is not known.
   */
  readonly altWord?: AltWord | undefined;
  readonly width?: number | null | undefined;
}

/** The keys of an image's file: that of an asset, and that of an address. Source: Designer API typings, settings. */
const fileSettings = [fileSettingKey, 'src'];

const sources: ReadonlyMap<unknown, Binding['source']> = new Map([
  ['cms', 'cms'],
  ['prop', 'property'],
  ['page', 'page'],
]);

function name(value: unknown, ...keys: string[]): string | null {
  const found = keys.map((key) => member(value, key)).find((text) => typeof text === 'string' && text !== '');
  return typeof found === 'string' ? found : null;
}

/** Returns the source of one setting, or undefined for a plain value. Source: Designer API typings, `BindingValue`. */
export function asBinding(setting: unknown): Binding | undefined {
  const sourceType = member(setting, 'sourceType');
  if (typeof sourceType !== 'string' || sourceType === 'static') return undefined;
  return {
    source: sources.get(sourceType) ?? 'other',
    field: name(setting, 'fieldName', 'propName'),
    collection: name(setting, 'collectionName'),
  };
}

/**
 * Returns a member of an object, or the value of an attribute in a list. Source: Designer API typings,
 * `ElementAttribute`.
 */
function memberOrAttribute(where: unknown, key: string): unknown {
  if (!Array.isArray(where)) return member(where, key);
  return member(
    where.find((attribute: unknown) => member(attribute, 'name') === key),
    'value',
  );
}

/**
 * Returns the Width from settings, which contain it directly or among attributes; null for an empty one and `Auto`. UNCONFIRMED:
 * `widthReportedIn`.
 */
function widthOf(settings: unknown): number | null | undefined {
  const setting = [settings, member(settings, 'attributes'), member(settings, 'attr')]
    .map((where) => memberOrAttribute(where, widthSettingKey))
    .find((found) => found !== undefined);
  if (setting === undefined || asBinding(setting)) return undefined;
  return readWidth(typeof setting === 'object' ? member(setting, 'value') : setting);
}

/**
 * Returns the Width among an image's attributes in CSS pixels; undefined where it is absent, which may mean that the
 * Designer does not count it among them. Throws the Designer's errors.
 */
export async function readWidthAttribute(element: ImageElement): Promise<number | undefined> {
  const value: unknown = await element.getAttributeValue(widthSettingKey);
  return readWidth(value) ?? undefined;
}

/**
 * Reads the CMS fields or properties that an image is bound to. `getSettings` and `searchSettings` are recent and
 * absent from the older runtime, so either result is used. Throws the Designer's error where both fail.
 */
export async function readBindings(element: ImageElement): Promise<Bindings> {
  if (!element.elementSettings) return {};
  const settings: unknown =
    typeof element.getSettings === 'function' ? await element.getSettings() : await search(element);
  const altSetting = member(settings, altTextSettingKey);
  const files = fileSettings.map((key) => asBinding(member(settings, key)));
  return {
    boundFile: files.find((binding) => binding),
    boundAltText: asBinding(altSetting),
    altWord: readAltWord(typeof altSetting === 'object' ? member(altSetting, 'value') : altSetting),
    width: widthOf(settings),
  };
}

/**
 * Returns the id of the asset that a bound image resolves to in the Designer, or null. The documentation says that
 * bindings to CMS fields are returned and not resolved (UNCONFIRMED: `cmsFileResolved`). Throws the Designer's errors.
 */
export async function readResolvedFile(element: ImageElement): Promise<string | null> {
  if (!element.elementSettings || typeof element.getResolvedSettings !== 'function') return null;
  const settings: unknown = await element.getResolvedSettings();
  return fileSettings.map((key) => assetIdIn(member(settings, key))).find((id) => id !== null) ?? null;
}

async function search(element: ImageElement): Promise<unknown> {
  const found: unknown = await element.searchSettings({});
  const value = (key: string): unknown => member(member(found, key), 'value');
  return { assetId: value('assetId'), altText: value(altTextSettingKey), width: value(widthSettingKey) };
}
