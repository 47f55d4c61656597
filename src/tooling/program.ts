import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { cacheFolder } from './project.ts';

/** A Node program to run, and where what it prints goes. */
export interface Program {
  /** What a person calls it. */
  name: string;
  /** The file Node runs, and its arguments. */
  file: string;
  args?: readonly string[];
  /** Options of Node itself. */
  nodeOptions?: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** A file that receives both of its outputs, or `inherit` to show them. */
  output: string | 'inherit';
}

/** A program that runs. */
export interface RunningProgram {
  name: string;
  /** The id of its process; undefined where it could not be started. */
  pid: number | undefined;
  /** Settles when it ends, with its exit code, or its signal's name. */
  ended: Promise<number | string>;
  /** Asks it to stop, kills it if it has not after `grace` milliseconds, and settles when it is gone. */
  stop(grace?: number): Promise<void>;
  /** The last lines it printed, where they went to a file. */
  tail(lines?: number): string;
}

/** A program that ended when it should have run. The message has the end of what it printed. */
export class ProgramEndedError extends Error {}

/** The folder in which Node keeps the TypeScript that it has read, as JavaScript. Source: Node, Module compile cache. */
export const compileCache = join(cacheFolder, 'compiled');
const guard = pathToFileURL(join(import.meta.dirname, 'end-with-parent.ts')).href;

function tailOf(file: string, lines: number): string {
  try {
    const text = stripVTControlCharacters(readFileSync(file, 'utf8'));
    return text.trim().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>, grace: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const giveUp = new AbortController();
  const late = wait(grace, 'late', { signal: giveUp.signal }).catch(() => 'gone');
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  giveUp.abort();
  await ended;
}

/** Starts a program on the Node that runs us. It ends when we do, however we end. */
export function startProgram(program: Program): RunningProgram {
  const { name, file, args = [], nodeOptions = [], cwd, env, output } = program;
  const sink = output === 'inherit' ? 'inherit' : openSync(output, 'a');
  const child = spawn(process.execPath, ['--import', guard, ...nodeOptions, file, ...args], {
    cwd,
    // Large tools take seconds to load without a cache of what was compiled.
    env: { NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ['ignore', sink, sink, 'ipc'],
  });
  if (typeof sink === 'number') closeSync(sink);
  const ended = Promise.race([
    once(child, 'exit').then(([code, signal]) => (typeof code === 'number' ? code : String(signal))),
    once(child, 'error').then(() => 'could not be started'),
  ]);
  return {
    name,
    pid: child.pid,
    ended,
    stop: (grace = 5_000) => stopChild(child, ended, grace),
    tail: (lines = 20) => (output === 'inherit' ? '' : tailOf(output, lines)),
  };
}

function endedError(program: RunningProgram, how: number | string): ProgramEndedError {
  const said = program.tail();
  const ending = typeof how === 'number' ? `exit code ${how}` : how;
  return new ProgramEndedError(`${program.name} ended (${ending})${said ? `. It said:\n${said}` : ''}`);
}

/** Settles when a program has done its work. Throws `ProgramEndedError` where it fails. */
export async function untilDone(program: RunningProgram): Promise<void> {
  const how = await program.ended;
  if (how !== 0) throw endedError(program, how);
}

/** The error of a program that should still run, once it has ended. */
export async function untilDied(program: RunningProgram): Promise<ProgramEndedError> {
  return endedError(program, await program.ended);
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  return fetch(url, { signal, redirect: 'manual' }).then(
    (response) => response.ok,
    () => false,
  );
}

/**
 * Settles once `url` answers well. Throws `ProgramEndedError` where the program ends first, and an Error naming it
 * where it takes more than `patience` milliseconds.
 */
export async function untilReady(program: RunningProgram, url: string, patience = 120_000): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(patience)]);
  const poll = async () => {
    while (!signal.aborted && !(await answers(url, signal)))
      await wait(40, undefined, { signal }).catch(() => {});
    return 'polled' as const;
  };
  const how = await Promise.race([poll(), program.ended]);
  const timedOut = signal.aborted;
  done.abort();
  if (how !== 'polled') throw endedError(program, how);
  if (timedOut)
    throw new Error(`${program.name} was not ready after ${patience / 1000} s. It said:\n${program.tail()}`);
}
