import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningServer } from '#sandbox/net/listen.ts';
import {
  type Program,
  type RunningProgram,
  startProgram,
  untilDied,
  untilDone,
  untilReady,
} from '#tooling/program.ts';
import type { Cleanup } from './cleanup.ts';

/** Where a sandbox keeps its files, and how it runs what must end with it. */
export interface ProcessManager {
  /** A path inside the sandbox's temporary folder. */
  path(...names: string[]): string;
  /** Makes a folder in it and answers its path. */
  folder(name: string): Promise<string>;
  /** Writes a file into it and answers its path. */
  file(name: string, text: string): Promise<string>;
  /** Keeps a server until the sandbox stops. */
  keep(server: Promise<RunningServer>): Promise<RunningServer>;
  /** Runs a program to its end. Throws `ProgramEndedError` where it fails. */
  run(program: Program): Promise<void>;
  /** Starts a program and settles once `readyUrl` answers. Throws `ProgramEndedError` where it ends first. */
  start(program: Program, readyUrl: string): Promise<void>;
  /** Settles when one of the started programs has died. */
  died: Promise<Error>;
}

/** An empty temporary folder and nothing running; `cleanup` learns of everything. */
export async function createProcessManager(cleanup: Cleanup): Promise<ProcessManager> {
  const root = await mkdtemp(join(tmpdir(), 'asset-inspector-'));
  cleanup.add(() => rm(root, { recursive: true, force: true }));
  const { promise: died, resolve: reportDeath } = Promise.withResolvers<Error>();
  const path = (...names: string[]) => join(root, ...names);
  const launch = (program: Program): RunningProgram => {
    const running = startProgram(program);
    cleanup.add(() => running.stop());
    return running;
  };
  return {
    path,
    died,
    async folder(name) {
      await mkdir(path(name), { recursive: true });
      return path(name);
    },
    async file(name, text) {
      await writeFile(path(name), text, { mode: 0o600 });
      return path(name);
    },
    async keep(server) {
      const listening = await server;
      cleanup.add(() => listening.stop());
      return listening;
    },
    run: (program) => untilDone(launch(program)),
    async start(program, readyUrl) {
      const running = launch(program);
      await untilReady(running, readyUrl);
      void untilDied(running).then(reportDeath);
    },
  };
}
