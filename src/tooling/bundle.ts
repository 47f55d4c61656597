import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { readBackendAddress } from './backend-address.ts';
import { panelBuild } from './build-panel.ts';
import { bundleFaults } from './check-bundle.ts';
import { loadEnvFile } from './env-file.ts';
import { type Program, startProgram, untilDone } from './program.ts';
import { projectRoot } from './project.ts';
import { untilAskedToStop } from './stop-signals.ts';
import { makeExtensionFolder, webflowCli } from './webflow-cli.ts';

const bundleFile = resolve(process.argv[2] ?? join(projectRoot, 'bundle.zip'));
const stopping = untilAskedToStop();

async function run(program: Program): Promise<void> {
  const running = startProgram(program);
  stopping.addEventListener('abort', () => running.stop(), { once: true });
  await untilDone(running);
}

/** Builds the panel, lets the real CLI pack it, and checks what it packed. Throws with what is wrong. */
async function bundle(folder: string, backendUrl: string): Promise<Buffer> {
  const extension = join(folder, 'extension');
  const outDir = await makeExtensionFolder(extension);
  await run(panelBuild({ outDir, backendUrl, output: join(folder, 'build.log') }));
  await run(webflowCli(['extension', 'bundle'], { folder: extension, output: join(folder, 'cli.log') }));
  const packed = join(extension, 'bundle.zip');
  const zip = await readFile(packed);
  const faults = bundleFaults(zip);
  if (faults.length > 0) throw new Error(`Webflow would refuse the bundle:\n  ${faults.join('\n  ')}`);
  await copyFile(packed, bundleFile);
  return zip;
}

async function main(): Promise<void> {
  loadEnvFile();
  // A bundle of yesterday must not pass for the one of a run that failed.
  await rm(bundleFile, { force: true });
  const address = readBackendAddress(process.env.VITE_BACKEND_URL);
  if ('fault' in address) throw new Error(address.fault);
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-'));
  try {
    const zip = await bundle(folder, address.url);
    const kilobytes = (zip.length / 1000).toFixed(1);
    process.stdout.write(`${basename(bundleFile)}  ${kilobytes} kB  for ${address.url}\n`);
    if (address.note) process.stdout.write(`${address.note}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`No bundle was made. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
process.exit();
