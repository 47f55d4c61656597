import { Connection } from './connection.ts';
import { faultOf, SqliteError } from './sqlite-fault.ts';
import type { SqliteWork } from './sqlite-work.ts';

/** A database in memory, which nothing outside of this process can hold up. */
export function workInMemory(): SqliteWork {
  const connection = new Connection(':memory:');
  return {
    async run(_, sql, parameters) {
      try {
        return connection.run(sql, parameters);
      } catch (error) {
        const fault = faultOf(error);
        throw fault ? new SqliteError(fault) : error;
      }
    },
    look: async () => void connection.run('select 1'),
    close: async () => connection.close(),
  };
}
