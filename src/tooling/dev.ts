import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panelBuild } from './build-panel.ts';
import { loadEnvFile } from './env-file.ts';
import { BusyPortError, claimPort } from './ports.ts';
import { type Program, type RunningProgram, startProgram, untilDied, untilReady } from './program.ts';
import { projectRoot } from './project.ts';
import { untilAskedToStop } from './stop-signals.ts';
import { makeExtensionFolder, webflowCli } from './webflow-cli.ts';

/** Where Webflow looks for an extension in development, unless its app is set up otherwise. Source: CLI guide. */
const panelPort = 1337;

/** The settings that the developer must provide. */
const required = ['WEBFLOW_CLIENT_ID', 'WEBFLOW_CLIENT_SECRET', 'SECRET_KEYS'] as const;

const stopping = untilAskedToStop();
const running: RunningProgram[] = [];

function start(program: Program): RunningProgram {
  const started = startProgram(program);
  running.push(started);
  return started;
}

function backend(port: number): Program {
  return {
    name: 'The backend',
    file: join(projectRoot, 'src', 'backend', 'main.ts'),
    nodeOptions: ['--watch', '--watch-preserve-output'],
    cwd: projectRoot,
    env: { ...process.env, PORT: String(port) },
    output: 'inherit',
  };
}

async function develop(folder: string, port: number): Promise<void> {
  const backendUrl = process.env.VITE_BACKEND_URL ?? `http://localhost:${port}`;
  const outDir = await makeExtensionFolder(folder);
  const programs = [
    start(panelBuild({ outDir, backendUrl, output: 'inherit', designerCheck: true, watch: true })),
    start(webflowCli(['extension', 'serve', String(panelPort)], { folder, output: join(folder, 'cli.log') })),
    start(backend(port)),
  ];
  const died = Promise.race(programs.map(untilDied));
  const asked = new Promise<'asked'>((resolve) => stopping.addEventListener('abort', () => resolve('asked')));
  const [, cli] = programs;
  const ready =
    cli && untilReady(cli, `http://localhost:${panelPort}/__webflow`).then(() => 'ready' as const);
  if ((await Promise.race([ready, died, asked])) === 'ready') {
    process.stdout.write(`
  The panel is served on port ${panelPort} and the backend on port ${port}.
  Open your site in Webflow's Designer, then Apps > Asset Inspector > Launch development app.
  Press Ctrl-C to stop.

`);
  }
  const end = await Promise.race([died, asked]);
  if (end !== 'asked') throw end;
}

async function main(): Promise<void> {
  loadEnvFile();
  const missing = required.filter((name) => !process.env[name]?.trim());
  if (missing.length > 0) {
    throw new Error(
      `Set ${missing.join(', ')} in the file .env (copy .env.example). To try it without a Webflow account: npm start`,
    );
  }
  const port = Number(process.env.PORT || 3000);
  await Promise.all([claimPort(panelPort), claimPort(port)]);
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-'));
  try {
    await develop(folder, port);
  } finally {
    await Promise.all(running.map((program) => program.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

await main().catch((error: unknown) => {
  if (stopping.aborted) return;
  const words = error instanceof Error ? error.message : String(error);
  const hint = error instanceof BusyPortError ? '. Stop what uses it' : '';
  process.stderr.write(`npm run dev can't run. ${words}${hint}\n`);
  process.exitCode = 1;
});
process.exit();
