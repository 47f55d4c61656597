import { systemClock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import { Connection, type SqliteResult, type SqliteValue } from './connection.ts';
import { type FileIdentity, identify } from './database-path.ts';
import {
  corruptError,
  isBusy,
  isCorrupt,
  isUnavailable,
  movedError,
  SqliteError,
  toErrorData,
} from './sqlite-error.ts';

/** The connection of a statement. Reads never wait for writes. */
export type AccessMode = 'read' | 'write';

interface Open {
  readonly read: Connection;
  readonly write: Connection;
  readonly place: FileIdentity;
}

/**
 * The two connections to a SQLite file. They are opened on first use, and again after an error of the file or when
 * another file is at the path; that file must have all `expected` migrations. Nothing is read from a file that is no
 * longer at its path, and a write to it throws. Each method throws SqliteError, or what `node:sqlite` throws; none
 * waits for a lock.
 */
export class SqliteFile {
  readonly #path: string;
  readonly #expected: readonly string[];
  #open: Open | undefined;
  #main: string | undefined;
  #mustReopen = false;
  #isCorrupt = false;
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
        // A connection to a broken file may fail to close; it is not used again.
      }
    }
  }

  /** Throws unless the file has all expected migrations: a file that replaced another may lack some. */
  #expectShape(connection: Connection): void {
    const { rows } = connection.run('select name from kysely_migration');
    const names = new Set(rows.map(({ name }) => name));
    if (this.#expected.some((name) => !names.has(name))) {
      throw new SqliteError(movedError('database file was replaced by one of another version'));
    }
  }

  #openConnections(main: string): Open {
    const write = new Connection(this.#path);
    try {
      if (this.#main !== undefined && this.#main !== main) this.#expectShape(write);
      const read = new Connection(this.#path);
      try {
        read.run('PRAGMA query_only = 1');
        // SQLite creates the write-ahead log on the first read.
        read.run('select name from sqlite_schema limit 1');
        return { read, write, place: identify(this.#path) };
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
    const { main, log } = identify(this.#path);
    const open = this.#open;
    const isSame = open?.place.main === main && open?.place.log === log;
    if (open && (open.write.isInTransaction || (isSame && !this.#mustReopen))) return open;
    if (main === undefined) throw new SqliteError(movedError('database file is gone'));
    if (open?.place.main === main && open.place.log !== log) this.#saveLog(open);
    this.#closeConnections();
    this.#open = this.#openConnections(main);
    this.#main = main;
    this.#mustReopen = false;
    return this.#open;
  }

  /** Copies a write-ahead log that is no longer at its path into the file, while a connection still has it. */
  #saveLog(open: Open): void {
    const [result] = open.write.run('PRAGMA wal_checkpoint(TRUNCATE)').rows;
    if (result?.busy !== 0) throw new SqliteError(movedError('write-ahead log is gone'));
  }

  /** Throws where the last write is not in the file that is at the path now. */
  #expectWritten(): void {
    const open = this.#open;
    const { main, log } = identify(this.#path);
    if (main === undefined) throw new SqliteError(movedError('database file is gone'));
    if (open?.place.main !== main) throw new SqliteError(movedError('database file was replaced'));
    if (open.place.log !== log) this.#saveLog(open);
  }

  #markErrors(error: unknown): void {
    const data = toErrorData(error);
    if (!data || isBusy(data) || !isUnavailable(data)) return;
    this.#mustReopen = true;
    this.#written = Number.NEGATIVE_INFINITY;
    if (isCorrupt(data)) this.#isCorrupt = true;
  }

  run(mode: AccessMode, sql: string, parameters: readonly SqliteValue[]): SqliteResult {
    try {
      const connection = this.#current()[mode];
      const answer = connection.run(sql, parameters);
      if (mode === 'write' && !connection.isInTransaction) this.#expectWritten();
      return answer;
    } catch (error) {
      this.#markErrors(error);
      if (sql === 'rollback') this.#closeConnections();
      throw error;
    }
  }

  /**
   * Throws where the file cannot be read or written now. Reads through a new connection, which has nothing cached, and
   * checks the whole file if it was corrupt before. Does not write while another process writes.
   */
  check(): void {
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
      if (this.#isCorrupt) {
        const [first] = fresh.run('PRAGMA quick_check(1)').rows;
        if (first?.quick_check !== 'ok') throw new SqliteError(corruptError());
        this.#isCorrupt = false;
      }
      const isWritten = systemClock.elapsed() - this.#written < limits.databaseWrittenMs;
      if (!write.isInTransaction && !isWritten) this.#tryToWrite(fresh);
    } catch (error) {
      this.#markErrors(error);
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
      const data = toErrorData(error);
      if (!data || !isBusy(data)) throw error;
    }
  }

  close(): void {
    this.#closeConnections();
  }
}
