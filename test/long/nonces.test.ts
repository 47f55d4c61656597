import { expect, test } from 'vitest';
import { seal } from '#backend/keys/seal.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { environment } from '#test/support/backend/backend.ts';

test('V8 nonce-unique: a million seals, no nonce twice', () => {
  const keys = parseSecretKeys(environment.SECRET_KEYS);
  const nonces = new Set<string>();
  for (let sealed = 0; sealed < 1_000_000; sealed++) nonces.add(seal('x', 'row', keys).split('.')[2] ?? '');
  expect(nonces.size).toBe(1_000_000);
});
