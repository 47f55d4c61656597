import { expect, test } from 'vitest';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { createKeys } from '#backend/redis/keys.ts';

const secretOf = (byte: number) =>
  parseSecretKeys(`k:${Buffer.alloc(32, byte).toString('base64url')}`)[0].naming;

test('A5 keyed-names: equal secrets make equal names of an address, other secrets make others', () => {
  const [one, same, other] = [1, 1, 2].map((byte) => createKeys('p', secretOf(byte)));
  expect(one?.digest('203.0.113.7')).toBe(same?.digest('203.0.113.7'));
  expect(one?.digest('203.0.113.7')).not.toBe(other?.digest('203.0.113.7'));
  expect(one?.digest('203.0.113.7')).not.toBe(one?.digest('203.0.113.8'));
  expect(one?.digest('203.0.113.7')).toMatch(/^[\w-]{22}$/);
  expect(one?.calls('token')).not.toEqual(other?.calls('token'));
});
