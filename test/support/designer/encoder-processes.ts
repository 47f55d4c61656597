import { readdir, readFile } from 'node:fs/promises';
import { kill } from 'node:process';

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function listed(pid: number): Promise<Listed[]> {
  try {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return [{ pid, parent: Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1]), command }];
  } catch {
    return [];
  }
}

/** The ids of the processes that encode for a backend which this process has started. Source: proc(5). */
async function encoderProcesses(): Promise<number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map((name) => listed(Number(name))))).flat();
  const byPid = new Map(all.map((each) => [each.pid, each]));
  const isOurs = (pid: number): boolean => {
    const parent = byPid.get(pid)?.parent;
    return parent !== undefined && parent > 0 && (parent === process.pid || isOurs(parent));
  };
  return all
    .filter(({ command }) => command.includes('/src/backend/encoding/program/'))
    .filter(({ pid }) => isOurs(pid))
    .map(({ pid }) => pid);
}

/** Kills the processes that encode for a backend which this process has started. */
export async function killEncoders(): Promise<void> {
  for (const pid of await encoderProcesses()) {
    try {
      kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
