import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

async function buildFiles(options: NonNullable<InlineConfig['build']>) {
  const built = await build(config({ write: false, target: 'es2024', ...options }));
  return (Array.isArray(built) ? built : [built]).flatMap((result) =>
    'output' in result ? result.output : [],
  );
}

let pageFiles: ReturnType<typeof buildFiles> | undefined;

/** Writes the Designer page, index.html and its files, into a folder. A process builds it once. */
export async function buildDesignerPage(outDir: string): Promise<void> {
  pageFiles ??= buildFiles({});
  for (const file of await pageFiles) {
    const path = join(outDir, file.fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.type === 'chunk' ? file.code : file.source);
  }
}

let runtimeScript: Promise<string> | undefined;

async function buildRuntime(): Promise<string> {
  const entry = join(designerFolder, 'runtime', 'runtime.ts');
  const files = await buildFiles({ lib: { entry, formats: ['iife'], name: 'webflowRuntime' } });
  const script = files.find((file) => file.type === 'chunk')?.code;
  if (!script) throw new Error('The runtime script was not built');
  return script;
}

/** The code of the script that defines the global `webflow` in the extension's page. A process builds it once. */
export function buildRuntimeScript(): Promise<string> {
  runtimeScript ??= buildRuntime();
  return runtimeScript;
}
