import { afterEach, describe, expect, test } from 'vitest';
import { createEncoder, type EncoderOptions } from '#backend/encoding/create-encoder.ts';
import type { Encoder } from '#backend/encoding/encoder.ts';
import { childrenWith } from '#test/support/backend/encoding/children.ts';
import { oddities } from '#test/support/backend/encoding/oddities.ts';
import { anybody, avif, opened, reasonOf, webp } from '#test/support/backend/encoding/open.ts';
import { photo } from '#test/support/backend/encoding/originals.ts';

const odd = new URL('../../support/backend/encoding/odd-program.ts', import.meta.url);
const own = 'encoding/program/main.ts';
const small = await photo(64, 48).png().toBuffer();
const large = await photo(3000, 2000).jpeg().toBuffer();

const started: Encoder[] = [];

function encoder(options: EncoderOptions = {}): Encoder {
  const one = createEncoder(options);
  started.push(one);
  return one;
}

afterEach(() => {
  for (const one of started.splice(0)) one.stop();
});

describe('a program that fails', () => {
  test.for([
    ['is killed', oddities.dies, 'encoder_failed', {}],
    ['ends by itself', oddities.exits, 'encoder_failed', {}],
    ['has a fault', oddities.fails, 'encoder_failed', {}],
    ['answers nonsense', oddities.nonsense, 'encoder_failed', {}],
    ['never answers', oddities.never, 'too_slow', { encodedFileMs: 5_000 }],
    ['takes more memory than it may', oddities.grows, 'out_of_memory', { encoderMemoryBytes: 300_000_000 }],
  ] as const)(
    'one that %s is that reason, and the next file of the session is encoded',
    async ([, quality, reason, limits]) => {
      await opened(encoder({ program: odd, limits }), small, async (session) => {
        expect(await reasonOf(session.encode(webp(10, quality)))).toBe(reason);
        const fresh = { ...limits, encodedFileMs: 60_000 };
        expect(await reasonOf(session.encode(webp(10, 80)))).toBe(fresh.encodedFileMs ? 'encoded' : '');
      });
    },
  );

  test('one that takes all the time of an asset leaves none for its other files', async () => {
    const limits = { encodedAssetMs: 1_500 };
    await opened(encoder({ program: odd, limits }), small, async (session) => {
      expect(await reasonOf(session.encode(webp(10, oddities.never)))).toBe('too_slow');
      expect(await reasonOf(session.encode(webp(10, 80)))).toBe('too_slow');
    });
  });
});

describe('the real program', () => {
  test('one that is killed in the middle costs one file; another session goes on, and the next file is encoded', async () => {
    const both = encoder();
    const other = await both.open(small, { ...anybody, party: { site: 'other', person: 'other' } });
    await other.encode(webp(64));
    const [untouched] = await childrenWith(own);
    await opened(both, large, async (session) => {
      const encoding = reasonOf(session.encode(avif(3000)));
      const killed = (await childrenWith(own)).filter((id) => id !== untouched);
      expect(killed).toHaveLength(1);
      for (const id of killed) process.kill(id, 'SIGKILL');
      expect(await encoding).toBe('encoder_failed');
      expect(await reasonOf(other.encode(webp(32)))).toBe('encoded');
      expect(await reasonOf(session.encode(webp(64)))).toBe('encoded');
    });
    other.close();
  });

  test('an image that takes too long or too much memory is that reason, and the next is encoded', async () => {
    const slow = encoder({ limits: { encodedFileMs: 4_000 } });
    expect(await reasonOf(opened(slow, large, (session) => session.encode(avif(3000, 90))))).toBe('too_slow');
    const poor = encoder({ limits: { encoderMemoryBytes: 180_000_000 } });
    expect(await reasonOf(opened(poor, large, (session) => session.encode(avif(3000, 90))))).toBe(
      'out_of_memory',
    );
    expect(await reasonOf(opened(poor, small, (session) => session.encode(webp(64))))).toBe('encoded');
  });

  test('a signal that aborts in the middle ends the process at once, and its reason is the error', async () => {
    const leaving = new AbortController();
    const one = encoder();
    const session = await one.open(large, { ...anybody, signal: leaving.signal });
    const encoding = session.encode(avif(3000));
    const left = new Error('left');
    leaving.abort(left);
    await expect(encoding).rejects.toBe(left);
    await expect(session.encode(webp(10))).rejects.toBe(left);
    await expect.poll(() => childrenWith(own)).toEqual([]);
    expect(await reasonOf(opened(one, small, (next) => next.encode(webp(64))))).toBe('encoded');
  });

  test('a process that is not used ends, and starts again for the next file', async () => {
    const one = encoder({ limits: { encoderIdleMs: 50 } });
    await opened(one, small, (session) => session.encode(webp(64)));
    await expect.poll(() => childrenWith(own)).toEqual([]);
    expect(await reasonOf(opened(one, small, (session) => session.encode(webp(64))))).toBe('encoded');
  });

  test('a stopped encoder has no process, its sessions end, and it opens nothing', async () => {
    const one = encoder();
    const session = await one.open(large, anybody);
    const encoding = reasonOf(session.encode(avif(3000)));
    one.stop();
    expect(await encoding).toBe('encoder_failed');
    expect(await reasonOf(session.encode(webp(10)))).toBe('encoder_failed');
    expect(await reasonOf(one.open(small, anybody))).toBe('encoder_failed');
    await expect.poll(() => childrenWith(own)).toEqual([]);
  });
});
