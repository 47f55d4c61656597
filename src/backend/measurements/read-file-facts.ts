import type { Caller } from '../access/caller.ts';
import { createCachedRead } from '../cache/cached-read.ts';
import type { InstallationCache } from '../cache/installation-cache.ts';
import type { Party } from '../shares/rule.ts';
import type { AllowUrl } from './allowed-url.ts';
import { versionKey } from './measurement-cache.ts';

export interface ReadFileFactsDeps<Facts> {
  readonly allowUrl: AllowUrl;
  readonly cache: InstallationCache<Facts>;
  /** Reads the file at a URL that may be asked. Never rejects. */
  readonly read: (url: URL, signal: AbortSignal, party: Party) => Promise<Facts>;
  /** The facts of a file that is not read. */
  readonly without: (reason: 'no_url' | 'host_not_allowed' | 'timeout') => Facts;
}

/** A version of a file. */
export interface FileVersion {
  readonly url: string | null;
  readonly lastUpdated: string | null;
}

/**
 * Reads the facts of a file: from memory unless `noCache`, else from its host, equal reads merged. The facts are `timeout` where `until` aborts
 * first. Rejects only where the caller's signal has aborted.
 */
export function createReadFileFacts<Facts>({ allowUrl, cache, read, without }: ReadFileFactsDeps<Facts>) {
  const readCached = createCachedRead(cache);

  return async function readFileFacts(
    { url: text, lastUpdated }: FileVersion,
    { subject, signal }: Caller,
    until: AbortSignal,
    noCache = false,
  ): Promise<Facts> {
    const { installationId, userId } = subject;
    if (text === null) return without('no_url');
    const url = allowUrl(text);
    if (!url) return without('host_not_allowed');
    const key = versionKey(url, lastUpdated);
    try {
      const request = { installationId, key, signal: until, demand: noCache ? 'no-cache' : 'fresh' } as const;
      const { value } = await readCached(request, (stop) =>
        read(url, stop, { site: installationId, person: userId }),
      );
      return value;
    } catch (error) {
      if (until.aborted && !signal.aborted) return without('timeout');
      throw error;
    }
  };
}
