import type { Plugin } from 'vite';
import { buildRules, findFaults, sayFault } from './bundle/verify.ts';

/** Preact's support of dangerouslySetInnerHTML in `diff/index.js`, as its minified build spells it. */
const preactSink =
  /\(\w+\|\|\w+&&\((\w+)\.__html==\w+\.__html\|\|\1\.__html==(\w+)\.innerHTML\)\|\|\(\2\.innerHTML=\1\.__html\),/;

/**
 * Takes Preact's way of writing markup out of the bundle and ends the build with every rule the bundle breaks.
 * `backendUrl` is the one address it may name. The development panel with the check of the Designer has one script more and is
 * no bundle, so no rule applies to it.
 */
export function panelSafety(backendUrl: string, hasDesignerCheck: boolean): Plugin {
  let hasRemovedSink = false;
  return {
    name: 'asset-inspector:panel-safety',
    apply: 'build',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.(?:mjs|module\.js)$/.test(id)) return;
      if (!preactSink.test(code)) this.error('Preact no longer writes markup the way we know how to remove.');
      hasRemovedSink = true;
      // The property stays known and does nothing. Every other character keeps its place, and so does the source map.
      return { code: code.replace(preactSink, (sink) => '('.padEnd(sink.length)), map: null };
    },
    transformIndexHtml: {
      order: 'post',
      // The files come from the page's own origin, where the attribute only makes an opaque origin fail.
      handler: (html) => html.replaceAll(/(<(?:script|link rel="stylesheet")[^>]*?) crossorigin/g, '$1'),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (!hasRemovedSink) this.error('Preact was not seen in this build.');
        if (hasDesignerCheck) return;
        const files = Object.entries(bundle).flatMap(([name, file]) => {
          const text = file.type === 'chunk' ? file.code : file.source;
          return typeof text === 'string' ? { name, text } : [];
        });
        const names = files.map(({ name }) => name);
        const faults = findFaults({ size: 0, names, files, backendUrl }, buildRules);
        if (faults.length > 0) this.error({ message: faults.map(sayFault).join('\n'), stack: '' });
        // One shows the facts, the other has the tools. A third would be an unintended request.
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        if (chunks.length > 2) this.error(`The panel is two scripts at most, not ${chunks.length}.`);
      },
    },
  };
}
