import { Worker } from 'node:worker_threads';
import { limits } from '../platform/limits.ts';
import type { SqliteAnswer } from './connection.ts';
import { SqliteError } from './sqlite-fault.ts';
import type { SqliteWork } from './sqlite-work.ts';
import type { Order, Report, Task, ThreadData } from './thread-messages.ts';

interface Waiting {
  readonly resolve: (answer: SqliteAnswer | undefined) => void;
  readonly reject: (error: SqliteError) => void;
  readonly timer: NodeJS.Timeout;
}

/** The fault of a disk that does not answer. What was asked may yet be carried out. */
const silence = { message: 'no answer in time', errcode: undefined, errstr: 'no answer in time' };

/**
 * A database file in a thread of its own, so that a slow disk, a big deletion or a check of the whole file holds up only
 * who asks for the database. The thread keeps no process alive by itself. Rejects with SqliteError also where no answer
 * comes within `limits.databaseStatementMs`.
 */
export function workOverThread(data: ThreadData): SqliteWork {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: data, execArgv: [] });
  thread.unref();
  const waiting = new Map<number, Waiting>();
  let last = 0;

  function settle(id: number): Waiting | undefined {
    const asker = waiting.get(id);
    if (!asker) return undefined;
    clearTimeout(asker.timer);
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
    return asker;
  }

  thread.on('message', ({ id, answer, fault }: Report) => {
    const asker = settle(id);
    if (fault) asker?.reject(new SqliteError(fault));
    else asker?.resolve(answer);
  });

  function ask(task: Task, patience: number): Promise<SqliteAnswer | undefined> {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(id)?.reject(new SqliteError(silence)), patience);
      if (waiting.size === 0) thread.ref();
      waiting.set(id, { resolve, reject, timer });
      thread.postMessage({ ...task, id } satisfies Order);
    });
  }

  return {
    async run(lane, sql, parameters) {
      const answer = await ask({ kind: 'run', lane, sql, parameters }, limits.databaseStatementMs);
      return answer ?? { rows: [], changes: undefined };
    },
    async look() {
      await ask({ kind: 'look' }, limits.databaseConnectMs);
    },
    async close() {
      await ask({ kind: 'close' }, limits.databaseSilenceMs).catch(() => thread.terminate());
    },
  };
}
