import { createSingleFlight } from '../cache/single-flight.ts';
import { EncodingError } from '../encoding/encoder.ts';
import type { FileSink, ReadWholeFile } from '../measurements/whole-file.ts';
import { limits } from '../platform/limits.ts';
import type { Party } from '../shares/rule.ts';
import { createSemaphore } from '../webflow/semaphore.ts';
import type { FileMemory } from './file-memory.ts';

/** One version of an asset's original file, at a URL that may be asked. */
export interface OriginalFile {
  readonly installationId: string;
  /** A key of this version alone. */
  readonly version: string;
  readonly url: URL;
}

/** Reads the bytes of an original. Rejects with EncodingError where the host doesn't send them, and with the signal's reason. */
export type ReadOriginal = (file: OriginalFile, party: Party, signal: AbortSignal) => Promise<Uint8Array>;

export interface ReadOriginalDeps {
  readonly readWholeFile: ReadWholeFile;
  readonly memory: FileMemory;
  /** The most milliseconds and bytes of one file; those of `limits` where not given. */
  readonly withinMs?: number | undefined;
  readonly mostBytes?: number | undefined;
}

function openBytes(): FileSink<Uint8Array> {
  const pieces: Uint8Array[] = [];
  return { add: (piece) => void pieces.push(piece), end: () => Buffer.concat(pieces) };
}

/** Reads from memory, or else from the file's host: equal reads merged, a few at once; installations and people take turns. */
export function createReadOriginal({
  readWholeFile,
  memory,
  withinMs = limits.weighedFileMs,
  mostBytes = limits.encodedBytes,
}: ReadOriginalDeps): ReadOriginal {
  const slots = createSemaphore({ many: limits.originalsAtOnce, keepsLast: true });
  const share = createSingleFlight<Uint8Array>();

  async function readFromHost(url: URL, party: Party, signal: AbortSignal): Promise<Uint8Array> {
    const free = await slots.take('', signal, { urgency: 'interactive', party });
    try {
      const until = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
      const file = await readWholeFile({ url, signal: until, mostBytes, open: openBytes });
      signal.throwIfAborted();
      if (file.reason !== null) throw new EncodingError(file.reason);
      return file.value;
    } finally {
      free();
    }
  }

  return async function readOriginal({ installationId, version, url }, party, signal) {
    const known = memory.get(installationId, version);
    if (known) return known;
    return share(`${installationId}:${version}`, signal, async (stop) => {
      const moment = memory.moment();
      const bytes = await readFromHost(url, party, stop);
      memory.set(installationId, version, bytes, moment);
      return bytes;
    });
  };
}
