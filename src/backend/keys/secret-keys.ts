import { hkdfSync } from 'node:crypto';

/** One secret of SECRET_KEYS, from which a key for each purpose is derived, so that one use cannot weaken another. */
export interface SecretKey {
  readonly id: string;
  readonly sealing: Uint8Array<ArrayBuffer>;
  readonly signing: Uint8Array<ArrayBuffer>;
  readonly naming: Uint8Array<ArrayBuffer>;
}

/** The first key seals, signs, and hashes names in Redis; every key opens and verifies. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]];

function derive(secret: Uint8Array, purpose: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `asset-inspector ${purpose}`, 32));
}

function parseOne(item: string): SecretKey {
  const { id, text } = /^(?<id>[\w-]{1,32}):(?<text>[\w-]+=*)$/.exec(item)?.groups ?? {};
  const secret = Buffer.from(text ?? '', 'base64url');
  if (!id || secret.length !== 32) {
    throw new Error('must be a list like id:key, each key 32 bytes in base64url');
  }
  return {
    id,
    sealing: derive(secret, 'sealing'),
    signing: derive(secret, 'signing'),
    naming: derive(secret, 'naming'),
  };
}

/**
 * The keys of SECRET_KEYS, `id:base64url-32-bytes` with commas between. Throws an Error that never repeats a value
 * where one is malformed or two share an id. Keys are derived with HKDF-SHA-256 (RFC 5869).
 */
export function parseSecretKeys(text: string): SecretKeys {
  const [first, ...rest] = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map(parseOne);
  if (!first) throw new Error('is missing');
  const keys: SecretKeys = [first, ...rest];
  if (new Set(keys.map((key) => key.id)).size !== keys.length) throw new Error('has two keys of one id');
  return keys;
}
