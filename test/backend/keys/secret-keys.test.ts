import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { modestly } from '#test/support/shared/properties.ts';

const good = Buffer.alloc(32, 3).toString('base64url');

describe('V5 wrong-or-missing-key: SECRET_KEYS', () => {
  test.each([
    ['nothing', ''],
    ['only commas', ' , ,'],
    ['no id', good],
    ['an empty id', `:${good}`],
    ['an id with a blank', `a b:${good}`],
    ['an id with a dot, which would break the envelope', `a.b:${good}`],
    ['an id that is too long', `${'a'.repeat(33)}:${good}`],
    ['no key', 'a:'],
    ['31 bytes', `a:${Buffer.alloc(31, 3).toString('base64url')}`],
    ['33 bytes', `a:${Buffer.alloc(33, 3).toString('base64url')}`],
    ['hex', `a:${Buffer.alloc(32, 3).toString('hex')}`],
    ['base64 with its own signs', `a:${Buffer.alloc(32, 0xff).toString('base64')}`],
    ['not base64', `a:${'!'.repeat(43)}`],
    ['a second key that is none', `a:${good},b:x`],
    ['one id twice', `a:${good},a:${Buffer.alloc(32, 4).toString('base64url')}`],
  ])('V5 wrong-or-missing-key: %s', (_, text) => {
    let message = '';
    expect(() => {
      try {
        parseSecretKeys(text);
      } catch (error) {
        message = error instanceof Error ? error.message : '';
        throw error;
      }
    }).toThrow();
    expect(message).not.toBe('');
    expect(message).not.toContain(good);
  });

  test('V5 wrong-or-missing-key: no message repeats a value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 80 }), (text) => {
        fc.pre(!'must be a list like id:key, each key 32 bytes in base64url is missing'.includes(text));
        try {
          parseSecretKeys(text);
        } catch (error) {
          expect(String(error)).not.toContain(text.trim() || text);
        }
      }),
      modestly(500),
    );
  });

  test('V5 wrong-or-missing-key: sealing, signing and the secret itself are three different keys', () => {
    const [key] = parseSecretKeys(`a:${good}`);
    const all = [key.sealing, key.signing, Buffer.from(good, 'base64url')].map((bytes) =>
      Buffer.from(bytes).toString('hex'),
    );
    expect(new Set(all).size).toBe(3);
    expect(key.sealing).toHaveLength(32);
    expect(key.signing).toHaveLength(32);
  });

  test('V5 wrong-or-missing-key: blanks around and padding do not matter, the order does', () => {
    const other = Buffer.alloc(32, 4).toString('base64url');
    const keys = parseSecretKeys(` b:${other}= , a:${good}\n`);
    expect(keys.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
