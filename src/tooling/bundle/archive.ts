import { unzipSync } from 'fflate';

/** One file of a bundle. */
export interface BundleFile {
  /** Its path in the archive, with forward slashes. */
  readonly name: string;
  readonly text: string;
}

/** A bundle as the rules see it. */
export interface Bundle {
  /** Bytes of the archive; 0 where there is none yet. */
  readonly size: number;
  /** The name of every file, a name that is there twice included. */
  readonly names: readonly string[];
  readonly files: readonly BundleFile[];
  /** The origin of our backend, the one address the panel may name. */
  readonly backendUrl: string;
  /** Secrets of the server that made it; none where they are not known. */
  readonly secrets?: readonly string[];
}

/** A byte order mark is a character like others: what reads the file after us may stumble over it. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads an archive back. Throws where it is none. */
export function readArchive(zip: Uint8Array, backendUrl: string, secrets: readonly string[] = []): Bundle {
  const names: string[] = [];
  const unzipped = unzipSync(zip, { filter: ({ name }) => names.push(name) > 0 });
  const files = Object.entries(unzipped).map(([name, bytes]) => ({ name, text: utf8.decode(bytes) }));
  return { size: zip.length, names, files, backendUrl, secrets };
}
