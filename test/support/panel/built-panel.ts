import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { panelBuild } from '#tooling/build-panel.ts';
import type { Program } from '#tooling/program.ts';

/** One file of the bundle: its path below the bundle's root, with forward slashes, and its bytes. */
export interface BuiltFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface BuiltPanel {
  readonly folder: string;
  readonly files: readonly BuiltFile[];
  /** Every file with this ending, such as `.js`. */
  ending(end: string): readonly BuiltFile[];
  remove(): Promise<void>;
}

/** Runs a build into a folder of its own, with `env` around it. Throws where the build fails. */
export async function runBuild(
  programFor: (outDir: string) => Program,
  env: Record<string, string> = {},
): Promise<BuiltPanel> {
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-panel-'));
  const program = programFor(folder);
  await promisify(execFile)(process.execPath, [program.file, ...(program.args ?? [])], {
    cwd: program.cwd,
    env: { ...program.env, ...env },
  });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        return {
          path: path.slice(folder.length + 1).replaceAll('\\', '/'),
          bytes,
          text: bytes.toString('utf8'),
        };
      }),
  );
  return {
    folder,
    files,
    ending: (end) => files.filter(({ path }) => path.endsWith(end)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Builds the real panel as every other part of the project does, for the backend at `backendUrl` and with `env` around
 * it. Throws where the build fails.
 */
export function buildPanel(backendUrl: string, env: Record<string, string> = {}): Promise<BuiltPanel> {
  return runBuild((outDir) => panelBuild({ outDir, backendUrl, output: 'inherit' }), env);
}
