import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteImage } from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';

/** The Width as an entry of the element's settings; empty unless `widthReportedIn` is `settings`. */
export function widthSetting({ width }: SiteImage): Record<string, string | null> {
  return designer.widthReportedIn.value === 'settings' ? { [unconfirmed.widthSettingKey]: width } : {};
}

/** The Width as `searchSettings` returns it. */
export function searchedWidth(image: SiteImage): Record<string, ElementSetting> {
  const described = Object.entries(widthSetting(image)).map(([key, width]): [string, ElementSetting] => [
    key,
    {
      valueType: 'string',
      canBind: false,
      value: { sourceType: 'static', value: width },
      resolvedValue: width,
      display: { label: 'Width', group: null },
    },
  ]);
  return Object.fromEntries(described);
}

/** The attributes of an image: its Width if `widthReportedIn` is `attributes`. */
export function attributesOf({ width }: SiteImage): { name: string; value: string }[] {
  return designer.widthReportedIn.value === 'attributes' && width !== null
    ? [{ name: 'width', value: width }]
    : [];
}

function attributeValue(image: SiteImage, which: unknown): string | null {
  const all = attributesOf(image);
  const wanted = parseArgument(v.union([v.string(), v.number()]), which);
  const found = typeof wanted === 'number' ? all[wanted] : all.find(({ name }) => name === wanted);
  return found?.value ?? null;
}

/** The attribute methods of an image. A Width is not a custom attribute. Source: Designer API, attributes. */
export function attributeMethods(image: SiteImage) {
  return {
    getAttributes: () => attributesOf(image),
    getResolvedAttributes: () => attributesOf(image),
    getAttributeValue: (which) => attributeValue(image, which),
    getResolvedAttributeValue: (which) => attributeValue(image, which),
    getCustomAttribute: () => null,
    getAllCustomAttributes: () => [],
  } satisfies HostedMethods<
    ImageElement,
    | 'getAttributes'
    | 'getResolvedAttributes'
    | 'getAttributeValue'
    | 'getResolvedAttributeValue'
    | 'getCustomAttribute'
    | 'getAllCustomAttributes'
  >;
}
