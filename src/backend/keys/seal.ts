import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SecretKey, SecretKeys } from './secret-keys.ts';

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Thrown for an envelope that cannot be opened. `unknown_key` is repaired by connecting again; `tampered` is an alarm.
 */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly reason: 'unknown_key' | 'tampered';

  constructor(reason: SealError['reason']) {
    super(`a sealed token could not be opened: ${reason}`);
    this.reason = reason;
  }
}

/** True for a SealError with this reason. */
export function isSealError(error: unknown, reason: SealError['reason']): boolean {
  return error instanceof SealError && error.reason === reason;
}

function boundTo(keyId: string, row: string): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, row]));
}

/**
 * The text as an envelope `v1.<key id>.<nonce>.<ciphertext and tag>`, sealed with AES-256-GCM (NIST SP 800-38D) under
 * the first key and bound to `row`: it opens nowhere else.
 */
export function seal(text: string, row: string, keys: SecretKeys): string {
  const [key] = keys;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.sealing, nonce).setAAD(boundTo(key.id, row));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [version, key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** True for an envelope that names this key. */
export function isSealedWith(key: SecretKey, envelope: string): boolean {
  return envelope.startsWith(`${version}.${key.id}.`);
}

/** The text inside an envelope made by `seal` for the same row. Throws SealError, which never holds plaintext. */
export function open(envelope: string, row: string, keys: SecretKeys): string {
  const [format, keyId, nonceText, sealedText, ...rest] = envelope.split('.');
  const key = keys.find((candidate) => candidate.id === keyId);
  if (format !== version || !nonceText || !sealedText || rest.length > 0) throw new SealError('tampered');
  if (!key) throw new SealError('unknown_key');
  const nonce = Buffer.from(nonceText, 'base64url');
  const sealed = Buffer.from(sealedText, 'base64url');
  // Base64url has spare bits in its last digit; without this, two spellings of one envelope would open.
  const canonical = nonce.toString('base64url') === nonceText && sealed.toString('base64url') === sealedText;
  if (!canonical || nonce.length !== nonceBytes || sealed.length < tagBytes) throw new SealError('tampered');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.sealing, nonce, { authTagLength: tagBytes })
      .setAAD(boundTo(key.id, row))
      .setAuthTag(sealed.subarray(-tagBytes));
    return decipher.update(sealed.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SealError('tampered');
  }
}
