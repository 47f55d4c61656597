import type { Installations } from '#backend/installations/installations.ts';
import { limits } from '#backend/platform/limits.ts';
import type { KnownAddressStore } from '#backend/session/known-addresses.ts';
import type { Rate } from '#test/simulate/counts.ts';
import { numberOf, tokenOf } from '#test/simulate/names.ts';
import type { VirtualTime } from '#test/simulate/virtual-time.ts';

/** Where statements are counted. */
export interface Statements {
  readonly reads: Rate;
  readonly writes: Rate;
}

async function never(): Promise<never> {
  throw new Error('no day has this');
}

/** The installations as a database has them, which counts its statements. `owners` has the installation of each site. */
export function createSimulatedStore(
  owners: Int32Array,
  time: VirtualTime,
  { reads, writes }: Statements,
): Installations {
  const noted = new Map<string, number>();

  return {
    async findBySite(siteId) {
      reads.count(time.now());
      return String(owners[numberOf(siteId)]);
    },
    async readToken(installationId) {
      reads.count(time.now());
      const last = noted.get(installationId);
      if (last === undefined || time.now() - last >= limits.useNotedMs) {
        noted.set(installationId, time.now());
        writes.count(time.now());
      }
      return tokenOf(Number(installationId));
    },
    usesAuthorization: never,
    findByWorkspace: never,
    findHeld: never,
    listHeld: never,
    readHeld: never,
    install: never,
    addSite: never,
    release: never,
    remove: never,
    hold: never,
  };
}

/** A store of known addresses that only counts what it is asked, `perAddition` questions for one addition. */
export function countingAddresses(
  now: () => number,
  { reads, writes }: Statements,
  perAddition: number,
): KnownAddressStore {
  return {
    async has() {
      reads.count(now());
      return false;
    },
    add: () => writes.count(now(), perAddition),
  };
}
