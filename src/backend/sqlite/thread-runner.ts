import { Worker } from 'node:worker_threads';
import { limits } from '../platform/limits.ts';
import type { SqliteResult } from './connection.ts';
import { SqliteError } from './sqlite-error.ts';
import type { SqliteRunner } from './sqlite-runner.ts';
import type { ThreadData, ThreadRequest, ThreadResponse, ThreadTask } from './thread-messages.ts';

interface PendingRequest {
  readonly resolve: (result: SqliteResult | undefined) => void;
  readonly reject: (error: SqliteError) => void;
  readonly timer: NodeJS.Timeout;
}

/** The error of a disk that does not respond. The statement may still be carried out. */
const timeout = { message: 'no answer in time', errcode: undefined, errstr: 'no answer in time' };

/**
 * Runs statements on a database file in a worker thread, so that a slow disk, a large deletion or a check of the whole
 * file blocks only requests that need the database. The thread does not keep the process alive. Rejects with
 * SqliteError, also without a response within `limits.databaseStatementMs`.
 */
export function createThreadRunner(data: ThreadData): SqliteRunner {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: data, execArgv: [] });
  thread.unref();
  const pending = new Map<number, PendingRequest>();
  let last = 0;

  function settle(id: number): PendingRequest | undefined {
    const request = pending.get(id);
    if (!request) return undefined;
    clearTimeout(request.timer);
    pending.delete(id);
    if (pending.size === 0) thread.unref();
    return request;
  }

  thread.on('message', ({ id, result, error }: ThreadResponse) => {
    const request = settle(id);
    if (error) request?.reject(new SqliteError(error));
    else request?.resolve(result);
  });

  function send(task: ThreadTask, timeoutMs: number): Promise<SqliteResult | undefined> {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(id)?.reject(new SqliteError(timeout)), timeoutMs);
      if (pending.size === 0) thread.ref();
      pending.set(id, { resolve, reject, timer });
      thread.postMessage({ ...task, id } satisfies ThreadRequest);
    });
  }

  return {
    async run(mode, sql, parameters) {
      const result = await send({ kind: 'run', mode, sql, parameters }, limits.databaseStatementMs);
      return result ?? { rows: [], changes: undefined };
    },
    async check() {
      await send({ kind: 'check' }, limits.databaseConnectMs);
    },
    async close() {
      await send({ kind: 'close' }, limits.databaseSilenceMs).catch(() => thread.terminate());
    },
  };
}
