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

/** The temporary folder of a sandbox and the programs and servers that end with it. */
export interface ProcessManager {
  /** A path inside the sandbox's temporary folder. */
  path(...names: string[]): string;
  /** Creates a subfolder and returns its path. */
  folder(name: string): Promise<string>;
  /** Writes a file that only this user can read, and returns its path. */
  file(name: string, text: string): Promise<string>;
  /** Registers a server that is stopped with the sandbox. */
  register(server: Promise<RunningServer>): Promise<RunningServer>;
  /** Runs a program until it exits. Rejects with `ProgramEndedError` if it fails. */
  run(program: Program): Promise<void>;
  /** Starts a program and resolves when `readyUrl` responds. Rejects with `ProgramEndedError` if it exits before. */
  start(program: Program, readyUrl: string): Promise<void>;
  /** Resolves with the reason when one of the started programs exits. */
  died: Promise<Error>;
}

/** A process manager with an empty temporary folder. Adds everything it creates to `cleanup`. */
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
    async register(server) {
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
