import { join } from 'node:path';
import { panelBuild } from '../../src/tooling/build-panel.ts';
import { type BuiltPanel, runBuild } from '../../test/support/built-panel.ts';

const config = join(import.meta.dirname, 'vite.config.ts');

/** Builds the panel with React in the place of Preact. Throws where the build fails. */
export function buildYardstick(backendUrl: string): Promise<BuiltPanel> {
  return runBuild((outDir) => {
    const program = panelBuild({ outDir, backendUrl, output: 'inherit' });
    return { ...program, args: [...(program.args ?? []), '--config', config] };
  });
}
