import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { panelJsx } from '../../src/tooling/panel-jsx.ts';
import { plainImport } from '../../src/tooling/plain-import.ts';
import { projectRoot } from '../../src/tooling/project.ts';
import { wordsInPage } from '../../src/tooling/words-in-page.ts';

/** What makes one script and one style of two. */
const edits = [
  [
    "import lazyFeaturesCss from '#panel/lazy/lazy-features.css?url';",
    "import * as loadedFeatures from '#panel/lazy/lazy-features.ts';",
  ],
  ["import('#panel/lazy/lazy-features.ts')", 'loadedFeatures'],
  ['loadStyles(lazyFeaturesCss)', 'undefined'],
] as const;

const together: Plugin = {
  name: 'asset-inspector:one-script',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/panel/main.tsx')) return null;
    return edits.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`main.tsx no longer says ${from}`);
      return text.replace(from, to);
    }, `${code}\nimport '#panel/lazy/lazy-features.css';`);
  },
};

const words = ['panel/i18n/en.json', 'rules/alt-text/alt-words.json'];

/** The panel as it is but with the words of one language, in one script or in two. It is measured and never shipped. */
export default defineConfig({
  root: join(projectRoot, 'src/panel'),
  publicDir: join(projectRoot, 'public'),
  base: './',
  cacheDir: join(projectRoot, 'node_modules/.cache/vite-scripts'),
  define: { 'import.meta.env.VITE_BACKEND_URL': JSON.stringify(process.env.VITE_BACKEND_URL) },
  oxc: panelJsx,
  plugins: [
    plainImport,
    wordsInPage(words.map((file) => join(projectRoot, 'src', file))),
    ...(process.env.BENCH_SCRIPTS === 'one' ? [together] : []),
  ],
  build: {
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
});
