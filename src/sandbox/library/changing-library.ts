import type { CdnFile, Library } from './library.ts';

/** A library whose files can be replaced, each at its path. */
export interface ChangingLibrary extends Library {
  /** Serves this file at a CDN path (percent-encoded) from now on. */
  put(path: string, file: CdnFile): void;
}

/** The files of `library`, and over them those that are put at a path. `library` stays unchanged. */
export function changingLibrary(library: Library): ChangingLibrary {
  const files = new Map<string, CdnFile>();
  return {
    assets: library.assets,
    readFile: async (path) => files.get(path) ?? library.readFile(path),
    fileSize: async (path) => files.get(path)?.bytes.length ?? library.fileSize(path),
    isServed: (path) => files.has(path) || library.isServed(path),
    put: (path, file) => files.set(path, file),
  };
}
