import type { Plugin } from 'vite';

/**
 * Leaves `import()` as it is. Vite wraps each in a helper that preloads scripts and styles, and keeps doing so with
 * `modulePreload: false`; the panel's second script has neither to preload, and the helper would weigh 0.5 kB in the
 * first. Source: Vite, issue 18551.
 */
export const plainImport: Plugin = {
  name: 'asset-inspector:plain-import',
  enforce: 'pre',
  apply: 'build',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
};
