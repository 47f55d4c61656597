import { StoreUnavailableError } from '../errors/store-unavailable.ts';
import { limits } from '../platform/limits.ts';
import type { SqliteResult, SqliteValue } from './connection.ts';
import { isBusy, isUnavailable, SqliteError } from './sqlite-error.ts';
import type { AccessMode } from './sqlite-file.ts';
import type { SqliteRunner } from './sqlite-runner.ts';
import { type ReleaseLock, WriteLock } from './write-lock.ts';

/** The clock and the timer of a client. */
export interface SqliteTiming {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Waits for this many milliseconds; rejects once the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The error when another write of this process holds the lock for too long. */
const lockTimeout = { message: 'database is locked', errcode: undefined, errstr: 'database is locked' };

function toStoreError(error: unknown): unknown {
  return error instanceof SqliteError && isUnavailable(error) ? new StoreUnavailableError(error) : error;
}

/**
 * Waits for other writers: in order of arrival within this process, by retries for other processes. `deadline` is in
 * milliseconds of `SqliteTiming.now`. Each method throws StoreUnavailableError where the database is unavailable, and
 * SqliteError where the statement is wrong.
 */
export class SqliteClient {
  readonly #runner: SqliteRunner;
  readonly #timing: SqliteTiming;
  readonly #writeLock = new WriteLock();

  constructor(runner: SqliteRunner, timing: SqliteTiming) {
    this.#runner = runner;
    this.#timing = timing;
  }

  /** The time until which a query that begins now may wait for locks. */
  lockDeadline(): number {
    return this.#timing.now() + limits.databaseLockMs;
  }

  async lock(deadline: number): Promise<ReleaseLock> {
    const settled = new AbortController();
    const timeout = this.#timing.sleep(deadline - this.#timing.now(), settled.signal).then(() => {
      throw new StoreUnavailableError(new SqliteError(lockTimeout));
    });
    timeout.catch(() => {});
    return this.#writeLock.acquire(timeout).finally(() => settled.abort());
  }

  run(
    deadline: number,
    mode: AccessMode,
    sql: string,
    parameters: readonly SqliteValue[],
  ): Promise<SqliteResult> {
    return this.#retryWhileBusy(deadline, () => this.#runner.run(mode, sql, parameters));
  }

  /** Throws where the database cannot be read or written now. */
  check(): Promise<void> {
    return this.#retryWhileBusy(this.#timing.now() + limits.databaseCheckLockMs, () => this.#runner.check());
  }

  async #retryWhileBusy<T>(deadline: number, run: () => Promise<T>): Promise<T> {
    const { now, sleep } = this.#timing;
    let pause: number = limits.databaseLockPauseMs;
    for (;;) {
      try {
        return await run();
      } catch (error) {
        const mayWait = error instanceof SqliteError && isBusy(error) && now() + pause <= deadline;
        if (!mayWait) throw toStoreError(error);
      }
      await sleep(pause, never);
      pause = Math.min(2 * pause, limits.databaseLongestLockPauseMs);
    }
  }
}

const never = new AbortController().signal;
