import { readdir, readFile } from 'node:fs/promises';

/** Memory of a process and all that descend from it, in bytes. Shared pages are divided among those that share them. */
export interface TreeMemory {
  readonly bytes: number;
  /** How many processes descend from it. */
  readonly children: number;
}

/** The text of a file of /proc; empty where the process has ended. */
async function ofProcess(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

/** The parent of each process by its id. Source: proc(5), the fourth field of stat. */
async function parents(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const stats = await Promise.all(pids.map((pid) => ofProcess(pid, 'stat')));
  // A program's name may have spaces and brackets.
  return new Map(stats.map((stat, at) => [pids[at] ?? 0, Number(stat.split(') ').at(-1)?.split(' ')[1])]));
}

/** The ids of all processes that descend from one. */
export async function descendantsOf(pid: number): Promise<number[]> {
  const all = await parents();
  const found: number[] = [];
  for (let next = [pid]; next.length > 0; ) {
    next = [...all].filter(([, parent]) => next.includes(parent)).map(([child]) => child);
    found.push(...next);
  }
  return found;
}

/** The memory of a process and its descendants now, as proportional set size. Source: proc(5), smaps_rollup. */
export async function memoryOfTree(pid: number): Promise<TreeMemory> {
  const descendants = await descendantsOf(pid);
  const texts = await Promise.all([pid, ...descendants].map((each) => ofProcess(each, 'smaps_rollup')));
  const sizes = texts.map((text) => Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), children: descendants.length };
}
