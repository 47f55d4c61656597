import { describe, expect, test } from 'vitest';
import type { CreateLimiter, Limiter } from '#backend/limiting/limiter.ts';

const spec = { name: 'tries', points: 5, seconds: 10 };

async function takeMany(limiter: Limiter, key: string, times: number) {
  return Promise.all(Array.from({ length: times }, () => limiter.take(key)));
}

/** The contract of every limiter. `open` creates one over an empty store. */
export function limiterContract(kind: string, open: () => Promise<CreateLimiter>): void {
  describe(`H9 inbound-limit: ${kind}`, () => {
    test(`H9 inbound-limit: ${kind}: allows the limit and no more, and then returns a wait`, async () => {
      const limiter = (await open())(spec);
      const waits = await takeMany(limiter, 'a', 8);
      expect(waits.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => undefined));
      for (const wait of waits.slice(5)) {
        expect(wait).toBeGreaterThanOrEqual(1);
        expect(wait).toBeLessThanOrEqual(10);
        expect(Number.isInteger(wait)).toBe(true);
      }
    });

    test(`H9 inbound-limit: ${kind}: other keys and other limits are unaffected`, async () => {
      const create = await open();
      const limiter = create(spec);
      await takeMany(limiter, 'a', 20);
      expect(await limiter.take('b')).toBeUndefined();
      expect(await create({ ...spec, name: 'others' }).take('a')).toBeUndefined();
    });

    test(`H9 inbound-limit: ${kind}: what is given back may be taken again`, async () => {
      const limiter = (await open())(spec);
      for (let time = 0; time < 20; time++) {
        expect(await limiter.take('a')).toBeUndefined();
        limiter.giveBack('a');
      }
      await takeMany(limiter, 'a', 5);
      expect(await limiter.take('a')).toBeGreaterThan(0);
    });

    test(`H9 inbound-limit: ${kind}: any text is a key`, async () => {
      const limiter = (await open())(spec);
      const keys = ['', ' ', '__proto__', 'a:b', 'é\u0000\n', 'x'.repeat(5_000)];
      for (const key of keys) await takeMany(limiter, key, 5);
      for (const key of keys) expect(await limiter.take(key)).toBeGreaterThan(0);
    });
  });
}
