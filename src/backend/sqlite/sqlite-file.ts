import { systemClock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import { Connection, type SqliteAnswer, type SqliteValue } from './connection.ts';
import { type Place, placeOf } from './file-place.ts';
import {
  damagedFault,
  faultOf,
  isBusy,
  isDamage,
  isTrouble,
  movedFault,
  SqliteError,
} from './sqlite-fault.ts';

/** The connection that a statement is for. What only reads is never behind what writes. */
export type Lane = 'read' | 'write';

interface Open {
  readonly read: Connection;
  readonly write: Connection;
  readonly place: Place;
}

/**
 * The two connections to the SQLite file of `path`. They are opened when they are needed, and opened again where they
 * met trouble, or where another file stands at the path: it is used where it has been brought to the shape of each of the
 * migrations `expected`. Nothing is read from a file that is not at its path any more, and no write to it counts as done.
 * Each method throws SqliteError, or what `node:sqlite` throws; none waits for a lock.
 */
export class SqliteFile {
  readonly #path: string;
  readonly #expected: readonly string[];
  #open: Open | undefined;
  #main: string | undefined;
  #isDoubtful = false;
  #isDamaged = false;
  #written = Number.NEGATIVE_INFINITY;

  constructor(path: string, expected: readonly string[]) {
    this.#path = path;
    this.#expected = expected;
  }

  #closeConnections(): void {
    const open = this.#open;
    this.#open = undefined;
    for (const connection of open ? [open.read, open.write] : []) {
      try {
        connection.close();
      } catch {
        // What a broken file says to being closed changes nothing.
      }
    }
  }

  /** Throws unless the file has the shape that this version expects: one that was put in place of another may not. */
  #expectShape(connection: Connection): void {
    const { rows } = connection.run('select name from kysely_migration');
    const names = new Set(rows.map(({ name }) => name));
    if (this.#expected.some((name) => !names.has(name))) {
      throw new SqliteError(movedFault('database file was replaced by one of another version'));
    }
  }

  #openConnections(main: string): Open {
    const write = new Connection(this.#path);
    try {
      if (this.#main !== undefined && this.#main !== main) this.#expectShape(write);
      const read = new Connection(this.#path);
      try {
        read.run('PRAGMA query_only = 1');
        // The write-ahead log is made when the file is first read.
        read.run('select name from sqlite_schema limit 1');
        return { read, write, place: placeOf(this.#path) };
      } catch (error) {
        read.close();
        throw error;
      }
    } catch (error) {
      write.close();
      throw error;
    }
  }

  /** The connections to the file that is at the path now. */
  #current(): Open {
    const { main, log } = placeOf(this.#path);
    const open = this.#open;
    const isSame = open?.place.main === main && open?.place.log === log;
    if (open && (open.write.isInTransaction || (isSame && !this.#isDoubtful))) return open;
    if (main === undefined) throw new SqliteError(movedFault('database file is gone'));
    if (open?.place.main === main && open.place.log !== log) this.#saveLog(open);
    this.#closeConnections();
    this.#open = this.#openConnections(main);
    this.#main = main;
    this.#isDoubtful = false;
    return this.#open;
  }

  /** Brings what a log holds that is not at its place any more into the file, while a connection still has that log. */
  #saveLog(open: Open): void {
    const [result] = open.write.run('PRAGMA wal_checkpoint(TRUNCATE)').rows;
    if (result?.busy !== 0) throw new SqliteError(movedFault('write-ahead log is gone'));
  }

  /** Throws where a write that was just carried out is not in the file that is at the path now. */
  #expectKept(): void {
    const open = this.#open;
    const { main, log } = placeOf(this.#path);
    if (main === undefined) throw new SqliteError(movedFault('database file is gone'));
    if (open?.place.main !== main) throw new SqliteError(movedFault('database file was replaced'));
    if (open.place.log !== log) this.#saveLog(open);
  }

  #note(error: unknown): void {
    const fault = faultOf(error);
    if (!fault || isBusy(fault) || !isTrouble(fault)) return;
    this.#isDoubtful = true;
    this.#written = Number.NEGATIVE_INFINITY;
    if (isDamage(fault)) this.#isDamaged = true;
  }

  run(lane: Lane, sql: string, parameters: readonly SqliteValue[]): SqliteAnswer {
    try {
      const connection = this.#current()[lane];
      const answer = connection.run(sql, parameters);
      if (lane === 'write' && !connection.isInTransaction) this.#expectKept();
      return answer;
    } catch (error) {
      this.#note(error);
      if (sql === 'rollback') this.#closeConnections();
      throw error;
    }
  }

  /**
   * Throws where the file cannot be read or written now. It is read through a connection that has nothing in memory, and
   * checked as a whole where it was found damaged before. Where others are writing it is not written: they will know.
   */
  look(): void {
    const { write } = this.#current();
    const fresh = new Connection(this.#path);
    try {
      this.#expectShape(fresh);
      for (const table of [
        'installations',
        'installation_sites',
        'installation_workspaces',
        'oauth_states',
      ]) {
        fresh.run(`select * from ${table} limit 1`);
      }
      if (this.#isDamaged) {
        const [first] = fresh.run('PRAGMA quick_check(1)').rows;
        if (first?.quick_check !== 'ok') throw new SqliteError(damagedFault());
        this.#isDamaged = false;
      }
      const isWritten = systemClock.elapsed() - this.#written < limits.databaseWrittenMs;
      if (!write.isInTransaction && !isWritten) this.#tryToWrite(fresh);
    } catch (error) {
      this.#note(error);
      throw error;
    } finally {
      fresh.close();
    }
  }

  #tryToWrite(fresh: Connection): void {
    try {
      fresh.run('update write_turns set name = name');
      this.#written = systemClock.elapsed();
    } catch (error) {
      const fault = faultOf(error);
      if (!fault || !isBusy(fault)) throw error;
    }
  }

  close(): void {
    this.#closeConnections();
  }
}
