import { chmodSync, closeSync, fchmodSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Reading, writing and entering by the owner alone; reading and writing by the owner alone. Source: POSIX chmod. */
const [privateFolder, privateFile] = [0o700, 0o600];

/** Any permission of users that are neither the owner nor in the group. Source: as above. */
const ofOthers = 0o007;

/**
 * Makes the file of a new database and its folder, for the owner alone whatever the umask is; SQLite gives the files
 * beside it the same permissions. What is there already is left as it is. Answers true where other users of the machine
 * may read or write the file. Throws what the file system throws.
 * An existing file must not be opened here: closing it would end this process's locks on it (POSIX fcntl).
 */
export function prepareFile(path: string): boolean {
  const first = mkdirSync(dirname(path), { recursive: true, mode: privateFolder });
  if (first !== undefined) chmodSync(dirname(path), privateFolder);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) makeFile(path);
  return (statSync(path).mode & ofOthers) !== 0;
}

function makeFile(path: string): void {
  try {
    const file = openSync(path, 'wx', privateFile);
    fchmodSync(file, privateFile);
    closeSync(file);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw error;
  }
}

function identityOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.dev}:${stats.ino}`;
}

/** Which files of a database stand at their places: each one's device and inode, undefined for one that is not there. */
export interface Place {
  /** It differs for a file that was emptied. */
  readonly main: string | undefined;
  /** Of the write-ahead log and its index. */
  readonly log: string;
}

/** What stands at the path of a database now. Throws what the file system throws. */
export function placeOf(path: string): Place {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? {};
  const main = identityOf(path);
  return {
    main: size === 0 ? `${main} empty` : main,
    log: `${identityOf(`${path}-wal`)} ${identityOf(`${path}-shm`)}`,
  };
}
