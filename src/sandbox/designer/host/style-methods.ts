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

function propertiesOf(block: SiteBlock): PropertyMap {
  const url = assetByKey(block.background)?.url;
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
    getProperties: () => propertiesOf(block),
    getProperty(property) {
      const all: Readonly<Record<string, PropertyMap[StyleProperty]>> = propertiesOf(block);
      return all[parseArgument(v.string(), property)] ?? null;
    },
  } satisfies HostedMethods<Style, 'getName' | 'getProperties' | 'getProperty'>;
}
