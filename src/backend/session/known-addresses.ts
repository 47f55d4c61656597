import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { atMost } from '../platform/at-most.ts';
import { limits } from '../platform/limits.ts';

/** The known addresses of installations, under names that only a holder of the key can make. */
export interface KnownAddressStore {
  /** True where one of the names is stored for the installation and has not expired; false where the store can't answer. */
  has(installationId: string, names: readonly string[]): Promise<boolean>;
  /**
   * Stores the name for `limits.knownAddressLifetimeMs` without making a caller wait. The oldest name of an installation
   * with more than `limits.knownAddressesOfInstallation` is dropped. An addition can be lost.
   */
  add(installationId: string, name: string): void;
}

export interface KnownAddressesOptions {
  /** Asked in this order. Additions go to all. */
  readonly stores: readonly KnownAddressStore[];
  /** Keys for the names, newest first. */
  readonly keys: readonly Uint8Array[];
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/**
 * The addresses from which a person has signed in to an installation. The rule, for all stores:
 *
 * - An address is an IPv4 address or the /64 network of an IPv6 address, as `countedAddress` names it. It becomes known to
 *   one installation when Webflow confirms an ID token that came from it, and is known to no other installation.
 * - It stays known for `limits.knownAddressLifetimeMs` after the last such sign-in, which is stored once in
 *   `limits.knownAddressNotedMs`. An installation has at most `limits.knownAddressesOfInstallation`.
 * - It is stored as HMAC-SHA-256 of installation and address, under a key made of SECRET_KEYS. Names are made with the first
 *   key and looked for under all, so a rotation loses nothing while the older key is listed.
 * - A known address is not exempt from its own limit (`limits.refusedExchangesOfAddress`), nor are all known addresses
 *   together (`limits.refusedExchangesOfKnown`): one from which refused tokens come costs its installation no more than that.
 */
export function createKnownAddresses({ stores, keys, now }: KnownAddressesOptions) {
  const noted = new LRUCache<string, number>(atMost(limits.rememberedAddresses));

  function namesOf(installationId: string, address: string): string[] {
    const text = JSON.stringify([installationId, address]);
    return keys.map((key) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22));
  }

  return {
    /** True where the address is known to the installation. Never throws. */
    async isKnown(installationId: string, address: string): Promise<boolean> {
      const names = namesOf(installationId, address);
      for (const store of stores) if (await store.has(installationId, names)) return true;
      return false;
    },

    /** Makes the address known to the installation. */
    add(installationId: string, address: string): void {
      const [name] = namesOf(installationId, address);
      if (name === undefined) return;
      const last = noted.get(name);
      if (last !== undefined && now() - last < limits.knownAddressNotedMs) return;
      noted.set(name, now());
      for (const store of stores) store.add(installationId, name);
    },
  };
}

export type KnownAddresses = ReturnType<typeof createKnownAddresses>;
