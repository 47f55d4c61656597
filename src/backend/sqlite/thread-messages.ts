import type { SqliteAnswer, SqliteValue } from './connection.ts';
import type { SqliteFault } from './sqlite-fault.ts';
import type { Lane } from './sqlite-file.ts';

/** What the thread of a database is started with: the file, and the migrations that it has to have. */
export interface ThreadData {
  readonly path: string;
  readonly expected: readonly string[];
}

/** What the thread is asked to do. */
export type Task =
  | {
      readonly kind: 'run';
      readonly lane: Lane;
      readonly sql: string;
      readonly parameters: readonly SqliteValue[];
    }
  | { readonly kind: 'look' | 'close' };

export type Order = Task & { readonly id: number };

/** What became of the order of this id. */
export interface Report {
  readonly id: number;
  readonly answer?: SqliteAnswer;
  readonly fault?: SqliteFault;
}
