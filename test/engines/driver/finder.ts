import { join } from 'node:path';
import { build } from 'vite';
import type { EngineName } from './engine.ts';

/** The script that adds the finder to a document, as text. Rejects where it can't be built. */
export async function finderScript(engine: EngineName): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'builtFinder' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const [chunk] = first && 'output' in first ? first.output : [];
  if (chunk?.type !== 'chunk') throw new Error('the finder has no script');
  return `globalThis.panelEngine = '${engine}'; ${chunk.code}`;
}
