import { Connection } from './connection.ts';
import { SqliteError, toErrorData } from './sqlite-error.ts';
import type { SqliteRunner } from './sqlite-runner.ts';

/** Runs statements on a database in memory, in this thread. */
export function createMemoryRunner(): SqliteRunner {
  const connection = new Connection(':memory:');
  return {
    async run(_, sql, parameters) {
      try {
        return connection.run(sql, parameters);
      } catch (error) {
        const data = toErrorData(error);
        throw data ? new SqliteError(data) : error;
      }
    },
    check: async () => void connection.run('select 1'),
    close: async () => connection.close(),
  };
}
