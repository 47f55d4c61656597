import type { SqliteResult, SqliteValue } from './connection.ts';
import type { AccessMode } from './sqlite-file.ts';

/** Runs statements on a database, in order. Each method throws SqliteError where the statement failed. */
export interface SqliteRunner {
  run(mode: AccessMode, sql: string, parameters: readonly SqliteValue[]): Promise<SqliteResult>;
  /** Rejects where the database cannot be read or written now. */
  check(): Promise<void>;
  /** Closes the database after all statements that were sent before. */
  close(): Promise<void>;
}
