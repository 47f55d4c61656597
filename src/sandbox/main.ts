import { BusyPortError } from '#tooling/ports.ts';
import { untilAskedToStop } from '#tooling/stop-signals.ts';
import { claimPorts } from './start/addresses.ts';
import { delaysFrom } from './start/delays-from-environment.ts';
import { portsFrom, portVariable } from './start/ports-from-environment.ts';
import { troubleFrom } from './start/trouble-from-environment.ts';

/** Requests per minute of a site with Collections. Source: Data API v2, Rate limits, CMS sites. */
const withCollections = 120;
const ports = portsFrom(process.env);
const stopping = untilAskedToStop();

/** Runs the sandbox until the stop signal. Rejects if it cannot start or one of its programs exits. */
async function run(): Promise<void> {
  const delays = delaysFrom(process.env);
  const trouble = troubleFrom(process.env);
  // Loading the sandbox takes seconds; a busy port is reported before that.
  await claimPorts(ports);
  const { realisticLatency, startSandbox } = await import('./start/start-sandbox.ts');
  const sandbox = await startSandbox({
    ports,
    latency: realisticLatency,
    requestsPerMinute: withCollections,
    delays,
    trouble,
    connect: process.env.SANDBOX_CONNECT !== 'off',
    signal: stopping,
  });
  process.stdout.write(`
  Asset Inspector sandbox   ${sandbox.origins.designer}

  Open it and select an image. Press Ctrl-C to stop.
`);
  const stopped = new Promise<undefined>((resolve) =>
    stopping.addEventListener('abort', () => resolve(undefined)),
  );
  const failure = await Promise.race([sandbox.died, stopped]);
  await sandbox.stop();
  if (failure) throw failure;
}

function explain(error: unknown): string {
  if (error instanceof BusyPortError) {
    const another = `${portVariable(ports, error.port)}=${error.port + 1} npm start`;
    return `Port ${error.port} is in use. Stop what uses it, or choose another: ${another}`;
  }
  return `The sandbox can't run. ${error instanceof Error ? error.message : String(error)}`;
}

await run().catch((error: unknown) => {
  if (stopping.aborted) return;
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
process.exit();
