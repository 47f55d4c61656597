import type { SqliteResult, SqliteValue } from './connection.ts';
import type { SqliteErrorData } from './sqlite-error.ts';
import type { AccessMode } from './sqlite-file.ts';

/** The data the thread starts with: the file, and the migrations it must have. */
export interface ThreadData {
  readonly path: string;
  readonly expected: readonly string[];
}

export type ThreadTask =
  | {
      readonly kind: 'run';
      readonly mode: AccessMode;
      readonly sql: string;
      readonly parameters: readonly SqliteValue[];
    }
  | { readonly kind: 'check' | 'close' };

export type ThreadRequest = ThreadTask & { readonly id: number };

/** The result of the request with this id. */
export interface ThreadResponse {
  readonly id: number;
  readonly result?: SqliteResult;
  readonly error?: SqliteErrorData;
}
