import { join } from 'node:path';
import { defineConfig, loadEnv } from 'vite';
import { panelJsx } from '#tooling/panel-jsx.ts';
import { panelSafety } from '#tooling/panel-safety.ts';
import { plainImport } from '#tooling/plain-import.ts';
import { preconnect } from '#tooling/preconnect.ts';
import { wordsInPage } from '#tooling/words-in-page.ts';
import packageJson from './package.json' with { type: 'json' };

const here = import.meta.dirname;
/**
 * The oldest browsers that the panel runs in, two years old: its scripts have no newer syntax. What else it uses is in
 * all of them; `test/engines` runs it in today's. Source: MDN, browser compatibility data.
 */
export const browserTargets = ['chrome130', 'edge130', 'firefox132', 'safari18.1'];

const defaultBackend = 'http://localhost:3000';

export default defineConfig(({ mode }) => {
  // Only what begins with VITE_ is read, so that no secret of the backend can reach the bundle.
  const { VITE_BACKEND_URL = defaultBackend } = loadEnv(mode, here, 'VITE_');
  const backendUrl = VITE_BACKEND_URL.replace(/\/+$/, '');
  // Set by `npm run dev` alone.
  const hasDesignerCheck = process.env.DESIGNER_CHECK === 'on';
  return {
    root: join(here, 'src/panel'),
    publicDir: join(here, 'public'),
    envDir: here,
    cacheDir: join(here, 'node_modules/.cache/vite'),
    // Production files live below a folder named after their version.
    base: './',
    define: {
      'import.meta.env.VITE_BACKEND_URL': JSON.stringify(backendUrl),
      'import.meta.env.VITE_DESIGNER_CHECK': JSON.stringify(hasDesignerCheck),
      'import.meta.env.VITE_VERSION': JSON.stringify(packageJson.version),
    },
    oxc: panelJsx,
    plugins: [plainImport, wordsInPage(), preconnect(backendUrl), panelSafety(backendUrl, hasDesignerCheck)],
    build: {
      target: browserTargets,
      outDir: join(here, 'dist/panel'),
      emptyOutDir: true,
      sourcemap: false,
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        // Reading a property of one of our constants does nothing, so unused schemas and limits fall away.
        treeshake: { propertyReadSideEffects: false },
      },
    },
  };
});
