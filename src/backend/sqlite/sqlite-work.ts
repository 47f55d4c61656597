import type { SqliteAnswer, SqliteValue } from './connection.ts';
import type { Lane } from './sqlite-file.ts';

/** Who runs statements on a database, each in its turn. What is thrown is SqliteError where the statement failed. */
export interface SqliteWork {
  run(lane: Lane, sql: string, parameters: readonly SqliteValue[]): Promise<SqliteAnswer>;
  /** Rejects where the database cannot be read or written now. */
  look(): Promise<void>;
  /** Closes the database once what was asked before is done. */
  close(): Promise<void>;
}
