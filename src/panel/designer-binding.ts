import type { Binding } from '#panel/designer.ts';

// Not confirmed by Webflow: which setting of an Image holds its file. The names are those of the official typings.
const imageSettings = ['assetId', 'src'] as const;

const sources: ReadonlyMap<unknown, Binding['source']> = new Map([
  ['cms', 'cms'],
  ['prop', 'property'],
  ['page', 'page'],
]);

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function name(value: unknown, ...keys: string[]): string | null {
  const found = keys.map((key) => member(value, key)).find((text) => typeof text === 'string' && text !== '');
  return typeof found === 'string' ? found : null;
}

/** What one setting is bound to, or null for a plain value. Source: Designer API typings, `BindingValue`. */
export function asBinding(setting: unknown): Binding | null {
  const sourceType = member(setting, 'sourceType');
  if (typeof sourceType !== 'string' || sourceType === 'static') return null;
  return {
    source: sources.get(sourceType) ?? 'other',
    field: name(setting, 'fieldName', 'propName'),
    collection: name(setting, 'collectionName'),
  };
}

/**
 * What an image takes its file from, or null where it has its own. `getSettings` and `searchSettings` are recent:
 * the older runtime lacks them, so whichever answers is taken. Throws what the Designer throws where both fail.
 */
export async function readBinding(element: ImageElement): Promise<Binding | null> {
  if (!element.elementSettings) return null;
  const settings: unknown =
    typeof element.getSettings === 'function' ? await element.getSettings() : await search(element);
  for (const key of imageSettings) {
    const binding = asBinding(member(settings, key));
    if (binding) return binding;
  }
  return null;
}

async function search(element: ImageElement): Promise<unknown> {
  const found: unknown = await element.searchSettings({ key: 'assetId' });
  return { assetId: member(member(found, 'assetId'), 'value') };
}
