import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Program } from './program.ts';
import { projectRoot } from './project.ts';

const viteFile = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');

/** What a build of the panel needs to know. */
export interface PanelBuild {
  /** The folder the files go to; it is emptied first. */
  outDir: string;
  /** The origin of our backend, which the panel is bound to. */
  backendUrl: string;
  /** A file for what the build prints, or `inherit`. */
  output: string | 'inherit';
  /** Write a source map beside each file, which names none. */
  sourceMaps?: boolean;
  /** Build the check of the Designer in, which no bundle may have. */
  designerCheck?: boolean;
  /** Build again whenever a source file changes, until stopped. */
  watch?: boolean;
}

/** The program that builds the panel. */
export function panelBuild(build: PanelBuild): Program {
  const { outDir, backendUrl, output, sourceMaps = false, designerCheck = false, watch = false } = build;
  const more = [...(sourceMaps ? ['--sourcemap', 'hidden'] : []), ...(watch ? ['--watch'] : [])];
  return {
    name: 'The panel build',
    file: viteFile,
    args: ['build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn', ...more],
    cwd: projectRoot,
    output,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      VITE_BACKEND_URL: backendUrl,
      DESIGNER_CHECK: designerCheck ? 'on' : 'off',
    },
  };
}
