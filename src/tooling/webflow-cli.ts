import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Program } from './program.ts';
import { projectRoot } from './project.ts';

const cliFile = join(
  dirname(createRequire(import.meta.url).resolve('@webflow/webflow-cli/package.json')),
  'dist',
  'index.js',
);

const Manifest = v.looseObject({ name: v.string(), apiVersion: v.literal('2'), publicDir: v.string() });

/**
 * Makes a folder the CLI can work in, with a copy of our webflow.json, and answers where in it the built panel
 * belongs. The CLI writes a telemetry block into the webflow.json it finds, so it never gets the one of the project.
 * Source: webflow-cli 2.2.0.
 */
export async function makeExtensionFolder(folder: string, templateHost?: string): Promise<string> {
  const text = await readFile(join(projectRoot, 'webflow.json'), 'utf8');
  const panel = join(folder, v.parse(Manifest, JSON.parse(text)).publicDir);
  await mkdir(panel, { recursive: true });
  await writeFile(join(folder, 'webflow.json'), text);
  if (templateHost) {
    await writeFile(
      join(folder, '.webflowrc.json'),
      JSON.stringify({ extensionTemplateDomain: templateHost }),
    );
  }
  return panel;
}

/** What a run of the CLI needs to know. */
export interface CliRun {
  /** The extension folder it works in. */
  folder: string;
  /** A file for what it prints, or `inherit`. */
  output: string | 'inherit';
  /** A certificate file to trust beside the public ones. */
  extraCertificate?: string;
}

/**
 * The official CLI with these arguments: it asks nothing, looks for no update, sends no telemetry, keeps its own
 * files in the extension folder and listens on loopback only. Source: webflow-cli 2.2.0.
 */
export function webflowCli(args: readonly string[], { folder, output, extraCertificate }: CliRun): Program {
  return {
    name: `webflow ${args.join(' ')}`,
    file: cliFile,
    args: [...args, '--no-input', '--skip-update-check'],
    nodeOptions: ['--import', pathToFileURL(join(import.meta.dirname, 'loopback-only.ts')).href],
    cwd: folder,
    output,
    env: {
      ...process.env,
      CI: '1',
      DO_NOT_TRACK: '1',
      WEBFLOW_SKIP_UPDATE_CHECKS: 'true',
      HOME: folder,
      NO_COLOR: '1',
      ...(extraCertificate ? { NODE_EXTRA_CA_CERTS: extraCertificate } : {}),
    },
  };
}
