/** SQLite's result codes, the low byte of each extended one. Source: sqlite.org/rescode.html. */
const resultCodes = { busy: 5, locked: 6, corrupt: 11, notADatabase: 26 } as const;

/** SQLITE_READONLY_DBMOVED: another file, or none, stands where the one that is open was. Source: as above. */
const databaseMoved = 1032;

/**
 * The result codes that say something of the file, its disk or other processes, and nothing of the statement: PERM, BUSY,
 * LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOLFS and NOTADB. Source: as above.
 */
const notOfTheStatement = new Set([3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 22, 26]);

/** The system's own codes begin like this, and those of Node with ERR. */
const systemCode = /^E(?!RR_)/;

/** SQLite's words where a file that is ours by name has been emptied. */
const noSchema = /^no such (?:table|column)/;

/** What went wrong with a statement, as one thread may tell it to another. */
export interface SqliteFault {
  readonly message: string;
  /** SQLite's extended result code; undefined where the system refused before SQLite was asked. */
  readonly errcode: number | undefined;
  /** The cause in a few words that repeat nothing of the statement. */
  readonly errstr: string;
}

/** Thrown where a statement failed. */
export class SqliteError extends Error implements SqliteFault {
  override readonly name = 'SqliteError';
  readonly errcode: number | undefined;
  readonly errstr: string;

  constructor({ message, errcode, errstr }: SqliteFault) {
    super(message);
    this.errcode = errcode;
    this.errstr = errstr;
  }
}

/** The fault of a file that is not there any more, or that another one has replaced. */
export function movedFault(errstr: string): SqliteFault {
  return { message: errstr, errcode: databaseMoved, errstr };
}

/** The fault of a file that does not pass SQLite's own check. */
export function damagedFault(): SqliteFault {
  const errstr = 'database disk image is malformed';
  return { message: errstr, errcode: resultCodes.corrupt, errstr };
}

/** What was thrown by `node:sqlite` or the file system, as a fault; undefined for anything else, which is a bug. */
export function faultOf(thrown: unknown): SqliteFault | undefined {
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

function resultCode({ errcode }: SqliteFault): number | undefined {
  return errcode === undefined ? undefined : errcode & 0xff;
}

/** True where another connection's lock is in the way, which ends by itself. */
export function isBusy(fault: SqliteFault): boolean {
  const code = resultCode(fault);
  return code === resultCodes.busy || code === resultCodes.locked;
}

/** True where the content of the file is broken. */
export function isDamage(fault: SqliteFault): boolean {
  const code = resultCode(fault);
  return code === resultCodes.corrupt || code === resultCodes.notADatabase;
}

/** True where the database cannot be asked now, whatever is asked; false where the statement is wrong. */
export function isTrouble(fault: SqliteFault): boolean {
  const code = resultCode(fault);
  return code === undefined || notOfTheStatement.has(code) || noSchema.test(fault.message);
}
