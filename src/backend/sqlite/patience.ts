import { StoreUnavailableError } from '../errors/store-unavailable.ts';
import { limits } from '../platform/limits.ts';
import type { SqliteAnswer, SqliteValue } from './connection.ts';
import { isBusy, isTrouble, SqliteError } from './sqlite-fault.ts';
import type { Lane } from './sqlite-file.ts';
import type { SqliteWork } from './sqlite-work.ts';
import { type EndTurn, WriteTurns } from './write-turns.ts';

/** How time passes for who waits for a database. */
export interface Waits {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Waits so many milliseconds; rejects once the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** The fault of a database in which someone of this process has been writing for too long. */
const crowded = { message: 'database is locked', errcode: undefined, errstr: 'database is locked' };

function explain(error: unknown): unknown {
  return error instanceof SqliteError && isTrouble(error) ? new StoreUnavailableError(error) : error;
}

/**
 * Waits for other writers, without holding up anything: of this process in the order of asking, of other processes
 * by asking again. `until` is where that ends, in milliseconds of `Waits.now`. Each method throws StoreUnavailableError
 * where the database cannot be asked, and SqliteError where the statement is wrong.
 */
export class Patience {
  readonly #work: SqliteWork;
  readonly #waits: Waits;
  readonly #turns = new WriteTurns();

  constructor(work: SqliteWork, waits: Waits) {
    this.#work = work;
    this.#waits = waits;
  }

  /** Until when a question that is asked now may wait for locks. */
  start(): number {
    return this.#waits.now() + limits.databaseLockMs;
  }

  async lockRow(until: number): Promise<EndTurn> {
    const over = new AbortController();
    const late = this.#waits.sleep(until - this.#waits.now(), over.signal).then(() => {
      throw new StoreUnavailableError(new SqliteError(crowded));
    });
    late.catch(() => {});
    return this.#turns.take(late).finally(() => over.abort());
  }

  run(until: number, lane: Lane, sql: string, parameters: readonly SqliteValue[]): Promise<SqliteAnswer> {
    return this.#persist(until, () => this.#work.run(lane, sql, parameters));
  }

  /** Throws where the database cannot be read or written now. */
  look(): Promise<void> {
    return this.#persist(this.#waits.now() + limits.databaseLookLockMs, () => this.#work.look());
  }

  async #persist<T>(until: number, ask: () => Promise<T>): Promise<T> {
    const { now, sleep } = this.#waits;
    let pause: number = limits.databaseLockPauseMs;
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        const mayWait = error instanceof SqliteError && isBusy(error) && now() + pause <= until;
        if (!mayWait) throw explain(error);
      }
      await sleep(pause, never);
      pause = Math.min(2 * pause, limits.databaseLongestLockPauseMs);
    }
  }
}

const never = new AbortController().signal;
