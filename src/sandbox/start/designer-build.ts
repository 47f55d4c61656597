import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { build, type InlineConfig } from 'vite';
import { projectRoot } from '#tooling/project.ts';

const designerFolder = join(import.meta.dirname, '..', 'designer');

function config(build: NonNullable<InlineConfig['build']>): InlineConfig {
  return {
    configFile: false,
    root: designerFolder,
    envDir: false,
    cacheDir: join(projectRoot, 'node_modules', '.cache', 'vite-designer'),
    logLevel: 'error',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: { modulePreload: false, reportCompressedSize: false, emptyOutDir: true, ...build },
  };
}

/** Builds the Designer page, index.html and its files, into a folder. */
export async function buildDesignerPage(outDir: string): Promise<void> {
  await build(config({ outDir, target: 'es2024' }));
}

/** The code of the script that defines the global `webflow` in the extension's page, as one classic script. */
export async function buildRuntimeScript(): Promise<string> {
  const built = await build(
    config({
      write: false,
      target: 'es2024',
      lib: {
        entry: join(designerFolder, 'runtime', 'runtime.ts'),
        formats: ['iife'],
        name: 'webflowRuntime',
      },
    }),
  );
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((result) =>
    'output' in result ? result.output : [],
  );
  const [script] = outputs.flatMap((file) => (file.type === 'chunk' ? file.code : []));
  if (!script) throw new Error('The runtime script was not built');
  return script;
}
