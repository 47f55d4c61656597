import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isSealError, open, SealError, seal } from '#backend/keys/seal.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { modestly } from '#test/support/shared/properties.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }).map((value) => value.toWellFormed()),
  fc.nat({ max: 4_096 }).map((length) => 'x'.repeat(length)),
);
const row = fc.string({ maxLength: 40 });

function keysOf(...secrets: Uint8Array[]) {
  return parseSecretKeys(
    secrets.map((bytes, index) => `k${index}:${Buffer.from(bytes).toString('base64url')}`).join(','),
  );
}

const keys = keysOf(new Uint8Array(32).fill(1));
const plain = 'canary-access-token-8d1f0b';

function refusal(envelope: string, where = 'row'): unknown {
  try {
    return `opened: ${open(envelope, where, keys)}`;
  } catch (error) {
    return error;
  }
}

describe('V1 round-trip', () => {
  test('V1 round-trip: any text under any key; two seals differ', () => {
    fc.assert(
      fc.property(text, row, secret, (value, where, bytes) => {
        const some = keysOf(bytes);
        const [first, second] = [seal(value, where, some), seal(value, where, some)];
        expect(open(first, where, some)).toBe(value);
        expect(open(second, where, some)).toBe(value);
        expect(first).not.toBe(second);
      }),
      modestly(500),
    );
  });

  test('V1 round-trip: the envelope names version and key, and nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 64 }), (value) => {
        const envelope = seal(value, 'row', keys);
        expect(envelope).toMatch(/^v1\.k0\.[\w-]{16}\.[\w-]+$/);
        expect(envelope).not.toContain(value);
        expect(envelope).not.toContain(Buffer.from(value).toString('base64url').slice(0, -1));
      }),
      modestly(200),
    );
  });

  test('V1 round-trip: the first key seals, every key opens', () => {
    const [old, fresh] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    const before = `k1:${Buffer.from(old).toString('base64url')}`;
    const sealed = seal(plain, 'row', parseSecretKeys(before));
    const both = parseSecretKeys(`k2:${Buffer.from(fresh).toString('base64url')},${before}`);
    expect(open(sealed, 'row', both)).toBe(plain);
    expect(seal(plain, 'row', both)).toMatch(/^v1\.k2\./);
  });
});

describe('V2 tamper', () => {
  const envelope = seal(plain, 'row', keys);

  test('V2 tamper: any bit of the nonce, the ciphertext and the tag', () => {
    const [version, kid, nonce = '', sealed = ''] = envelope.split('.');
    const flip = (part: string, bit: number) => {
      const bytes = Buffer.from(part, 'base64url');
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return bytes.toString('base64url');
    };
    for (let bit = 0; bit < 12 * 8; bit++) {
      expect(isSealError(refusal([version, kid, flip(nonce, bit), sealed].join('.')), 'tampered')).toBe(true);
    }
    for (let bit = 0; bit < Buffer.from(sealed, 'base64url').length * 8; bit++) {
      expect(isSealError(refusal([version, kid, nonce, flip(sealed, bit)].join('.')), 'tampered')).toBe(true);
    }
  });

  test('V2 tamper: any character of the envelope', () => {
    const change = fc.record({
      at: fc.nat({ max: envelope.length - 1 }),
      to: fc.string({ minLength: 0, maxLength: 2, unit: fc.constantFrom(...'vk01.AZaz_-+/= \u0000é') }),
    });
    fc.assert(
      fc.property(change, ({ at, to }) => {
        fc.pre(envelope[at] !== to);
        const error = refusal(envelope.slice(0, at) + to + envelope.slice(at + 1));
        expect(error).toBeInstanceOf(SealError);
        expect(String(error)).not.toContain(plain);
      }),
      modestly(1_000),
    );
  });

  test('V2 tamper: the row it is bound to', () => {
    fc.assert(
      fc.property(row, row, (mine, other) => {
        fc.pre(mine !== other);
        expect(isSealError(refusal(seal(plain, mine, keys), other), 'tampered')).toBe(true);
      }),
      modestly(300),
    );
  });

  test.each([
    ['nothing', ''],
    ['plain text', plain],
    ['dots', '...'],
    ['too few parts', envelope.split('.').slice(0, 3).join('.')],
    ['too many parts', `${envelope}.x`],
    ['another version', envelope.replace('v1', 'v2')],
    ['a short nonce', envelope.replace(/\.[\w-]{16}\./, '.AAAA.')],
    ['a tag alone, cut short', envelope.replace(/[\w-]+$/, 'AAAA')],
    ['1 MB', 'v1.k0.'.padEnd(1_000_000, 'A')],
  ])('V2 tamper: %s', (_, altered) => {
    expect(isSealError(refusal(altered), 'tampered')).toBe(true);
  });

  test('V2 tamper: another key under a known id', () => {
    const others = keysOf(new Uint8Array(32).fill(9));
    expect(isSealError(refusal(seal(plain, 'row', others)), 'tampered')).toBe(true);
    expect(isSealError(refusal(envelope.replace('.k0.', '.k7.')), 'unknown_key')).toBe(true);
  });

  test('V2 tamper: the error holds neither plaintext nor envelope nor key', () => {
    const error = refusal(envelope, 'another row');
    const told =
      error instanceof Error ? `${error.message}${error.stack}${JSON.stringify(error)}${error.cause}` : '';
    expect(told).toContain('tampered');
    for (const word of [plain, envelope.slice(-20), Buffer.alloc(32, 1).toString('base64url')]) {
      expect(told).not.toContain(word);
    }
  });
});

describe('V8 nonce-unique', () => {
  test('V8 nonce-unique: ten thousand seals, no nonce twice', () => {
    const nonces = new Set<string>();
    for (let sealed = 0; sealed < 10_000; sealed++) nonces.add(seal('x', 'row', keys).split('.')[2] ?? '');
    expect(nonces.size).toBe(10_000);
  });

  test('V8 nonce-unique: nonces come from crypto.randomBytes, 12 bytes for each seal', () => {
    const original = crypto.randomBytes;
    onTestFinished(() => {
      crypto.randomBytes = original;
      syncBuiltinESMExports();
    });
    const asked: number[] = [];
    const chosen = Buffer.alloc(12, 0xab);
    crypto.randomBytes = Object.assign((size: number) => {
      asked.push(size);
      return chosen;
    }, original);
    syncBuiltinESMExports();
    expect(seal('x', 'row', keys).split('.')[2]).toBe(chosen.toString('base64url'));
    expect(asked).toEqual([12]);
  });
});
