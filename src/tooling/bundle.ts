import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import * as v from 'valibot';
import { readBackendAddress } from './backend-address.ts';
import { panelBuild } from './build-panel.ts';
import { type Bundle, readArchive } from './bundle/archive.ts';
import { explanations } from './bundle/explanations.ts';
import { takeSourceMaps } from './bundle/source-maps.ts';
import { bundleRules, findFaults, sayFault } from './bundle/verify.ts';
import { loadEnvFile } from './env-file.ts';
import { type Listing, readListing, submissionFields } from './marketplace/listing.ts';
import { type Program, startProgram, untilDone } from './program.ts';
import { projectRoot } from './project.ts';
import { serverSecrets } from './server-secrets.ts';
import { untilAskedToStop } from './stop-signals.ts';
import { makeExtensionFolder, webflowCli } from './webflow-cli.ts';

const bundleFile = resolve(process.argv[2] ?? join(projectRoot, 'bundle.zip'));
const mapsFile = bundleFile.replace(/(?:\.zip)?$/, '-maps.zip');
const stopping = untilAskedToStop();

async function run(program: Program): Promise<void> {
  const running = startProgram(program);
  stopping.addEventListener('abort', () => running.stop(), { once: true });
  await untilDone(running);
}

/** Reads the archive back. Throws with what Webflow would refuse. */
function verify(zip: Uint8Array, backendUrl: string): Bundle {
  const packed = readArchive(zip, backendUrl, serverSecrets(process.env));
  const faults = findFaults(packed);
  if (faults.length === 0) return packed;
  throw new Error(`Webflow would refuse the bundle:\n  ${faults.map(sayFault).join('\n  ')}`);
}

/** Builds the panel, lets the real CLI pack it, and verifies what it packed. Throws with what is wrong. */
async function bundle(
  folder: string,
  backendUrl: string,
): Promise<{ zip: Buffer; maps: Uint8Array; files: Bundle }> {
  const extension = join(folder, 'extension');
  const outDir = await makeExtensionFolder(extension);
  await run(panelBuild({ outDir, backendUrl, output: join(folder, 'build.log'), sourceMaps: true }));
  const maps = await takeSourceMaps(outDir);
  await run(webflowCli(['extension', 'bundle'], { folder: extension, output: join(folder, 'cli.log') }));
  const packed = join(extension, 'bundle.zip');
  const zip = await readFile(packed);
  const files = verify(zip, backendUrl);
  await copyFile(packed, bundleFile);
  await writeFile(mapsFile, maps);
  return { zip, maps, files };
}

/** Returns what is left to do before the form can be sent, and what it asks to explain; a line each. */
function toSay(bundle: Bundle, submission: Listing['submission']): string {
  const missing = submissionFields.filter((field) => submission[field] === null);
  const lines = [
    ...explanations(bundle).map(({ rule, words }) => `To explain in the form: ${rule}. ${words}`),
    ...missing.map(
      (field) => `To fill in before you submit: submission.${field} in marketplace/listing.json`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function kilobytes({ length }: Uint8Array): string {
  return `${(length / 1000).toFixed(1)} kB`;
}

async function main(): Promise<void> {
  loadEnvFile();
  // A bundle of yesterday must not pass for the one of a run that failed.
  await Promise.all([bundleFile, mapsFile].map((file) => rm(file, { force: true })));
  const address = readBackendAddress(process.env.VITE_BACKEND_URL);
  if ('fault' in address) throw new Error(address.fault);
  if (!v.is(v.pipe(v.string(), v.trim(), v.email()), process.env.SUPPORT_EMAIL))
    throw new Error(
      'Set SUPPORT_EMAIL to the address that your privacy page and terms name; the form asks for it',
    );
  const { submission } = await readListing();
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-'));
  try {
    const { zip, maps, files } = await bundle(folder, address.url);
    const rules = Object.keys(bundleRules).length;
    process.stdout.write(`${basename(bundleFile)}  ${kilobytes(zip)}  for ${address.url}, ${rules} rules kept
${basename(mapsFile)}  ${kilobytes(maps)}  source maps, for the review's private upload
${toSay(files, submission)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`No bundle was made. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
process.exit();
