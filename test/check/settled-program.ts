import { registerHooks } from 'node:module';

/**
 * Answers what the checks say of the facts whose values they put into words, after values in the list are replaced as the arguments
 * say: a text to find and what stands there instead, again and again.
 */
const words = process.argv.slice(2);
const pairs = words.flatMap((found, at) => (at % 2 === 0 ? [[found, words[at + 1] ?? ''] as const] : []));
const replaced = new Set<string>();

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.includes('/webflow-facts/')) return loaded;
    let source = String(loaded.source);
    for (const [found, instead] of pairs) {
      if (source.includes(found)) replaced.add(found);
      source = source.replace(found, () => instead);
    }
    return { ...loaded, source };
  },
});

const { unsetAltText } = await import('#contract/webflow-facts/branching-values.ts');
const { frameProbes } = await import('#panel/designer-check/frame-probes.ts');
const { pageProbes } = await import('#panel/designer-check/page-probes.ts');
const { check } = await import('./fake-run.ts');
const { consent } = await import('./fake-consent.ts');
if (replaced.size < pairs.length) throw new Error('The list has no such value');

const { verdicts } = await check({
  change({ world }) {
    for (const { asset } of world.assets.values()) asset.altText ??= unsetAltText;
  },
});
const consents = await consent();
// A substitute for a type with many members that these checks do not use.
const style = { getProperty: async () => 'image-set(url("https://x.example/a.png") 1x)' };
const checked = Object.assign(Object.create(null), {
  frame: { allows: () => false },
  ask: (start: () => Promise<unknown>) => start(),
  elements: async () => [{ type: 'Block', getStyles: async () => [style] }],
});
process.stdout.write(
  JSON.stringify({
    unsetAltText: verdicts.get('unsetAltText'),
    decorativeAltText: verdicts.get('decorativeAltText'),
    avifVariantType: verdicts.get('avifVariantType'),
    denial: consents.verdicts.get('denial'),
    iframeAllow: await frameProbes.iframeAllow(checked),
    backgroundImageValue: await pageProbes.backgroundImageValue(checked),
  }),
);
