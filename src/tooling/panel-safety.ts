import type { Plugin } from 'vite';

/** Preact's support of dangerouslySetInnerHTML in `diff/index.js`, as its minified build spells it. */
const preactSink =
  /\(\w+\|\|\w+&&\((\w+)\.__html==\w+\.__html\|\|\1\.__html==(\w+)\.innerHTML\)\|\|\(\2\.innerHTML=\1\.__html\),/;

/** What may not be in the panel's script, with the reason that Webflow's review or our own design gives. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/, 'text could become markup'],
  [/\beval\s*\(|\bnew Function\b|\bFunction\s*\(/, 'text could become code'],
  [/\bset(?:Timeout|Interval)\s*\(\s*["'`]/, 'text could become code'],
  [/\b(?:local|session)Storage\b|\bindexedDB\b|document\.cookie/, 'a session lives in memory only'],
  [/\bpostMessage\b/, 'the panel talks to no other window'],
  [/window\.open\b/, 'links are links'],
  [/\bMutationObserver\b/, 'the review reads it as watching the page'],
  [/\b(?:parent|top)\.(?:document|location)|\bframeElement\b/, 'the Designer’s page is not ours'],
  [/\bdebugger\b/, 'a development build'],
  [/sourceMappingURL/, 'a source map does not travel with the bundle'],
];

const absoluteUrl = /\b(?:https?|wss?):\/\/[^\s"'`\\)<>]*/g;
const namespace = /^http:\/\/www\.w3\.org\//;

/** The first address in `code` that is neither the backend's nor a W3C name, or null. */
function foreignUrl(code: string, backendUrl: string): string | null {
  const urls = code.match(absoluteUrl) ?? [];
  const isBackend = (url: string): boolean => url === backendUrl || url.startsWith(`${backendUrl}/`);
  return urls.find((url) => !namespace.test(url) && !isBackend(url)) ?? null;
}

/** What is wrong with one file of the bundle, or null. */
function fault(name: string, text: string, backendUrl: string): string | null {
  if (name.endsWith('.html') && text.includes('$')) {
    return 'holds a "$": the Webflow CLI puts the page into a template with String.replace, which reads it as a sign';
  }
  const broken = name.endsWith('.js') ? forbidden.find(([pattern]) => pattern.test(text)) : undefined;
  if (broken) return `matches ${broken[0].source}: ${broken[1]}`;
  const foreign = foreignUrl(text, backendUrl);
  return foreign === null ? null : `names the address ${foreign}`;
}

/**
 * Takes Preact's way of writing markup out of the bundle and ends the build with the name of the fault where the
 * bundle holds what Webflow's review refuses. `backendUrl` is the one address it may name.
 * Source: Webflow Marketplace guidelines; the rules of the public preflight scanner.
 */
export function panelSafety(backendUrl: string): Plugin {
  let hasRemovedSink = false;
  return {
    name: 'asset-inspector:panel-safety',
    apply: 'build',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.(?:mjs|module\.js)$/.test(id)) return;
      if (!preactSink.test(code)) this.error('Preact no longer writes markup the way we know how to remove.');
      hasRemovedSink = true;
      // The property stays known and does nothing.
      return { code: code.replace(preactSink, '('), map: null };
    },
    transformIndexHtml: {
      order: 'post',
      // The files come from the page's own origin, where the attribute only makes an opaque origin fail.
      handler: (html) => html.replaceAll(' crossorigin', ''),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (!hasRemovedSink) this.error('Preact was not seen in this build.');
        for (const [name, file] of Object.entries(bundle)) {
          const text = file.type === 'chunk' ? file.code : file.source;
          const found =
            typeof text === 'string' && !name.endsWith('.map') ? fault(name, text, backendUrl) : null;
          if (found) this.error(`${name} ${found}.`);
        }
        // One shows the facts, the other holds the tools. A third would be a request nobody decided on.
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        if (chunks.length > 2) this.error(`The panel is two scripts at most, not ${chunks.length}.`);
      },
    },
  };
}
