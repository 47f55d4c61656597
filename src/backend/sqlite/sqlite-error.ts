/** SQLite's result codes, the low byte of each extended one. Source: sqlite.org/rescode.html. */
const resultCodes = { busy: 5, locked: 6, corrupt: 11, notADatabase: 26 } as const;

/** SQLITE_READONLY_DBMOVED: the open file is no longer at its path. Source: sqlite.org/rescode.html. */
const databaseMoved = 1032;

/**
 * The result codes that concern the file, its disk or other processes and not the statement: PERM, BUSY, LOCKED, NOMEM,
 * READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOLFS and NOTADB. Source: sqlite.org/rescode.html.
 */
const unavailableCodes = new Set([3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 22, 26]);

/** Error codes of the operating system; those of Node begin with ERR. */
const systemCode = /^E(?!RR_)/;

/** SQLite's message for a database that was emptied. */
const noSchema = /^no such (?:table|column)/;

/** The data of a SqliteError, as threads exchange it. */
export interface SqliteErrorData {
  readonly message: string;
  /** SQLite's extended result code; undefined for an error of the operating system. */
  readonly errcode: number | undefined;
  /** A short cause that repeats nothing of the statement. */
  readonly errstr: string;
}

/** Thrown where a statement failed. */
export class SqliteError extends Error implements SqliteErrorData {
  override readonly name = 'SqliteError';
  readonly errcode: number | undefined;
  readonly errstr: string;

  constructor({ message, errcode, errstr }: SqliteErrorData) {
    super(message);
    this.errcode = errcode;
    this.errstr = errstr;
  }
}

/** The error of a file that is no longer at its path, or was replaced. */
export function movedError(errstr: string): SqliteErrorData {
  return { message: errstr, errcode: databaseMoved, errstr };
}

/** The error of a file that fails SQLite's own check. */
export function corruptError(): SqliteErrorData {
  const errstr = 'database disk image is malformed';
  return { message: errstr, errcode: resultCodes.corrupt, errstr };
}

/** The data of an error of `node:sqlite` or the file system; undefined for any other, which is a bug. */
export function toErrorData(thrown: unknown): SqliteErrorData | undefined {
  if (thrown instanceof SqliteError) return thrown;
  if (!(thrown instanceof Error)) return undefined;
  const { message } = thrown;
  if ('errcode' in thrown && typeof thrown.errcode === 'number' && 'errstr' in thrown) {
    return { message, errcode: thrown.errcode, errstr: String(thrown.errstr) };
  }
  if (!('code' in thrown) || typeof thrown.code !== 'string' || !systemCode.test(thrown.code))
    return undefined;
  return { message: thrown.code, errcode: undefined, errstr: thrown.code };
}

function resultCode({ errcode }: SqliteErrorData): number | undefined {
  return errcode === undefined ? undefined : errcode & 0xff;
}

/** True where the lock of another connection is in the way, which ends by itself. */
export function isBusy(error: SqliteErrorData): boolean {
  const code = resultCode(error);
  return code === resultCodes.busy || code === resultCodes.locked;
}

/** True where the content of the file is broken. */
export function isCorrupt(error: SqliteErrorData): boolean {
  const code = resultCode(error);
  return code === resultCodes.corrupt || code === resultCodes.notADatabase;
}

/** True where every statement would fail now; false where this statement is wrong. */
export function isUnavailable(error: SqliteErrorData): boolean {
  const code = resultCode(error);
  return code === undefined || unavailableCodes.has(code) || noSchema.test(error.message);
}
