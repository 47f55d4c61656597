import { panelBuild } from '../src/tooling/build-panel.ts';
import { type BuiltPanel, runBuild } from '../test/support/panel/built-panel.ts';

/** Builds the panel with another Vite configuration and `env` around it. Throws where the build fails. */
export function buildWith(
  config: string,
  backendUrl: string,
  env: Record<string, string> = {},
): Promise<BuiltPanel> {
  return runBuild((outDir) => {
    const program = panelBuild({ outDir, backendUrl, output: 'inherit' });
    return { ...program, args: [...(program.args ?? []), '--config', config] };
  }, env);
}
