import * as v from 'valibot';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import type { SiteBlock } from '#sandbox/site/element.ts';
import { assetByKey, locateElement } from '../site-content.ts';
import { DesignerError } from './designer-error.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';

/** The id of a block's style; each block has one. */
export function styleIdOf(block: SiteBlock): string {
  return `style-${block.id}`;
}

const Options = v.optional(
  v.object({
    breakpoint: v.optional(v.picklist(['xxl', 'xl', 'large', 'main', 'medium', 'small', 'tiny'])),
    pseudo: v.optional(v.string()),
    variantId: v.optional(v.string()),
  }),
);

/** What the style sets at a breakpoint itself; what it takes from a wider one is not part of it. */
function propertiesOf({ background, backgroundOn }: SiteBlock, options: unknown): PropertyMap {
  const { breakpoint = 'main', pseudo = 'noPseudo', variantId } = parseArgument(Options, options) ?? {};
  if (pseudo !== 'noPseudo' || variantId !== undefined) return {};
  const own: Partial<Record<BreakpointId, string>> = backgroundOn ?? {};
  const key = breakpoint === 'main' ? background : own[breakpoint];
  const url = assetByKey(key ?? null)?.url;
  return url === undefined ? {} : { 'background-image': unconfirmed.backgroundImageValue(url) };
}

function blockOf(styleId: string): SiteBlock {
  const element = locateElement(styleId.replace(/^style-/, ''))?.element;
  if (element?.type !== 'Block') throw new DesignerError('ResourceMissing', 'The style was removed');
  return element;
}

/** The methods of a block's style. Throws `ResourceMissing` if the block was deleted. Source: Designer API, Style. */
export function styleMethods(styleId: string) {
  const block = blockOf(styleId);
  return {
    getName: () => block.label,
    getProperties: (options) => propertiesOf(block, options),
    getProperty(property, options) {
      const all: Readonly<Record<string, PropertyMap[StyleProperty]>> = propertiesOf(block, options);
      return all[parseArgument(v.string(), property)] ?? null;
    },
  } satisfies HostedMethods<Style, 'getName' | 'getProperties' | 'getProperty'>;
}
