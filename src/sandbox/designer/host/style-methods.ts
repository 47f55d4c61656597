import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteStyle } from '#sandbox/site/styles.ts';
import { assetByKey, isVariant, styleById } from '../site-content.ts';
import { DesignerError } from './designer-error.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';

/** The states of the Designer API. Source: Designer API typings, `PseudoStateKey`. */
const states = [
  'noPseudo',
  'nth-child(odd)',
  'nth-child(even)',
  'first-child',
  'last-child',
  'hover',
  'active',
  'visited',
  'focus',
  'focus-visible',
  'focus-within',
  'placeholder',
  'empty',
  'before',
  'after',
] as const satisfies PseudoStateKey[];

const Options = v.optional(
  v.object({
    breakpoint: v.optional(v.picklist(['xxl', 'xl', 'large', 'main', 'medium', 'small', 'tiny'])),
    pseudo: v.optional(v.picklist(states)),
    variantId: v.optional(v.string()),
  }),
);

/** What the style sets in one place itself; what it takes from a wider breakpoint or another state is not part of it. */
function propertiesOf({ backgrounds }: SiteStyle, options: unknown): PropertyMap {
  const { breakpoint = 'main', pseudo = 'noPseudo', variantId } = parseArgument(Options, options) ?? {};
  if (variantId !== undefined && !isVariant(variantId))
    throw new DesignerError('InvalidStyleVariant', 'No component has this variant');
  const own = backgrounds.find(
    (one) =>
      one.breakpoint === breakpoint && (one.pseudo ?? 'noPseudo') === pseudo && one.variantId === variantId,
  );
  const url = assetByKey(own?.asset ?? null)?.url;
  return url === undefined
    ? {}
    : { 'background-image': unconfirmed.backgroundImageValue.replaceAll('{url}', () => url) };
}

/** The style with this id. Throws if its block was deleted. A style of one element alone can't be read. Source: `Style.type`. */
function readableStyle(styleId: string): SiteStyle {
  const style = styleById(styleId);
  if (!style || style.type === 'element') throw new DesignerError('ResourceMissing', 'The style was removed');
  return style;
}

/** The methods of a style. Throws `ResourceMissing` if it can't be read. Source: Designer API, Style. */
export function styleMethods(styleId: string) {
  const style = () => readableStyle(styleId);
  return {
    getName: () => style().name,
    getProperties: (options) => propertiesOf(style(), options),
    getProperty(property, options) {
      const all: Readonly<Record<string, PropertyMap[StyleProperty]>> = propertiesOf(style(), options);
      return all[parseArgument(v.string(), property)] ?? null;
    },
    getParent: () => null,
  } satisfies HostedMethods<Style, 'getName' | 'getProperties' | 'getProperty' | 'getParent'>;
}
