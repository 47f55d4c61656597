import { registerHooks } from 'node:module';

/**
 * Answers what sandbox and code make of a decorative asset's alt text, and of the mark of an image that inherits, after the
 * values in the list of facts are replaced as the arguments say: a text to find, and what stands there instead.
 */
const [found = '', instead = ''] = process.argv.slice(2);

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/webflow-facts/branching-values.ts')) return loaded;
    const source = String(loaded.source);
    if (!source.includes(found)) throw new Error('The list has no such value');
    return { ...loaded, source: source.replace(found, () => instead) };
  },
});

const { createFakeWebflow } = await import('#sandbox/fake-webflow.ts');
const { altState } = await import('#rules/alt-text/alt-state.ts');
const { readAltText } = await import('#rules/alt-text/alt-text.ts');
const { writtenFor } = await import('#panel/alt-text/editing.ts');

const { decorativeAltText, inheritMark } = createFakeWebflow().world.unconfirmed;
const answered = altState({ element: inheritMark ?? '', designer: undefined, api: decorativeAltText });
process.stdout.write(
  JSON.stringify({
    sandbox: { decorativeAltText, inheritMark },
    decorative: answered.state,
    mark: readAltText('__wf_reserved_inherit').kind,
    written: writtenFor({ as: 'asset', text: '' }),
  }),
);
