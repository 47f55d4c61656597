import { readdir, readFile } from 'node:fs/promises';

/** The ids of the processes that this one has started with a program, those that have ended left out. Source: proc(5). */
export async function childrenWith(program: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      const isOurs = parent === String(process.pid) && state !== 'Z' && command.includes(program);
      return isOurs ? [Number(id)] : [];
    }),
  );
  return found.flat();
}
