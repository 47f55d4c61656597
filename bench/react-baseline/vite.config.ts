import { join } from 'node:path';
import { defineConfig } from 'vite';
import { panelJsx } from '../../src/tooling/panel-jsx.ts';
import { plainImport } from '../../src/tooling/plain-import.ts';
import { projectRoot } from '../../src/tooling/project.ts';
import { wordsInPage } from '../../src/tooling/words-in-page.ts';

/**
 * The panel as it is, all its words, styles, views and models, with React in the place of Preact: what React itself
 * costs in bytes and time, and nothing else. It is measured and never shipped.
 */
export default defineConfig({
  root: join(projectRoot, 'src/panel'),
  publicDir: join(projectRoot, 'public'),
  base: './',
  cacheDir: join(projectRoot, 'node_modules/.cache/vite-react'),
  define: { 'import.meta.env.VITE_BACKEND_URL': JSON.stringify(process.env.VITE_BACKEND_URL) },
  resolve: {
    alias: [{ find: /^preact$/, replacement: join(import.meta.dirname, '../rivals/preact-on-react.ts') }],
  },
  oxc: panelJsx,
  plugins: [plainImport, wordsInPage()],
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
