import { limits } from '../platform/limits.ts';
import type { Connection } from './connection.ts';
import type { Keys } from './keys.ts';

/**
 * Removes what is kept of an installation, which is void already, without making the caller wait. What cannot be reached
 * goes when its time is over.
 */
export function createUnlinkKeys(connection: Connection, names: Keys): (installationId: string) => void {
  const underWay = new Set<string>();

  async function sweep(installationId: string): Promise<void> {
    const pattern = names.values(installationId);
    let cursor = '0';
    do {
      const from = cursor;
      const found = await connection.ask((redis) =>
        redis.scan(from, 'MATCH', pattern, 'COUNT', limits.scannedAtOnce),
      );
      if (!found) return;
      const [next, keys] = found;
      if (keys.length > 0) await connection.ask((redis) => redis.unlink(...keys));
      cursor = next;
    } while (cursor !== '0');
  }

  return (installationId) => {
    if (underWay.has(installationId)) return;
    underWay.add(installationId);
    void sweep(installationId).finally(() => underWay.delete(installationId));
  };
}
