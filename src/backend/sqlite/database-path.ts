import { chmodSync, closeSync, fchmodSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the owner can read and write. Source: POSIX chmod. */
const [privateFolder, privateFile] = [0o700, 0o600];

/** The permissions of users who are neither the owner nor in the group. Source: POSIX chmod. */
const ofOthers = 0o007;

/**
 * Creates the file and folder of a new database for the owner alone, whatever the umask is; SQLite gives its other
 * files the same permissions. Leaves existing ones unchanged. Returns whether other users can read or write the file.
 * Throws what the file system throws.
 * An existing file must not be opened here: closing it would release the locks of this process (POSIX fcntl).
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

function deviceAndInode(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats && `${stats.dev}:${stats.ino}`;
}

/** The device and inode of each file of a database; undefined for a missing file. */
export interface FileIdentity {
  /** Differs for a file that was emptied. */
  readonly main: string | undefined;
  /** The write-ahead log and its index. */
  readonly log: string;
}

/** The files at the path of a database now. Throws what the file system throws. */
export function identify(path: string): FileIdentity {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? {};
  const main = deviceAndInode(path);
  return {
    main: size === 0 ? `${main} empty` : main,
    log: `${deviceAndInode(`${path}-wal`)} ${deviceAndInode(`${path}-shm`)}`,
  };
}
