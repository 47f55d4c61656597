import { describe, expect, test } from 'vitest';
import type { Database } from '#backend/database/database.ts';
import { createInstallations } from '#backend/installations/installations.ts';
import { rotateTokens } from '#backend/installations/rotate-tokens.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { limits } from '#backend/platform/limits.ts';
import { mapLimit } from '#backend/platform/map-limit.ts';
import { type Engine, engines, openForTest } from '#test/support/backend/engines.ts';
import { fillWithTokens, tokensIn } from '#test/support/backend/tokens.ts';

function secret(id: string, byte: number): string {
  return `${id}:${Buffer.alloc(32, byte).toString('base64url')}`;
}

const [one, two] = [secret('1', 1), secret('2', 2)];
const never = new AbortController().signal;

/** So many installations, sealed with key 1. */
async function filled({ empty }: Engine, count: number) {
  const db = await openForTest(await empty());
  const tokens = await fillWithTokens(db, parseSecretKeys(one), count);
  const expectReadable = async (keys: string) =>
    expect(await tokensIn(db, parseSecretKeys(keys))).toEqual(tokens);
  return { db, expectReadable };
}

/** How many tokens are sealed with each key. */
async function countByKey(db: Database): Promise<Record<string, number>> {
  const rows = await db.selectFrom('installations').select('sealed_token').execute();
  const byKey = Map.groupBy(rows, ({ sealed_token }) => sealed_token.split('.')[1] ?? '');
  return Object.fromEntries([...byKey].map(([key, { length }]) => [key, length]));
}

for (const engine of engines) {
  describe.skipIf(engine.isMissing)(`V4 rotation: ${engine.name}`, () => {
    const many = 2 * limits.rotationBatch + 7;

    test(`V4 rotation: ${engine.name}: every token can be read at every step`, async () => {
      const { db, expectReadable } = await filled(engine, many);
      await expectReadable(one);
      await expectReadable(`${two},${one}`);
      const keys = parseSecretKeys(`${two},${one}`);
      expect(await rotateTokens(db, keys, never)).toEqual({ resealed: many, current: 0, unreadable: 0 });
      expect(await countByKey(db)).toEqual({ 2: many });
      await expectReadable(`${two},${one}`);
      await expectReadable(two);
      expect(await rotateTokens(db, keys, never)).toEqual({ resealed: 0, current: many, unreadable: 0 });
    });

    test(`V4 rotation: ${engine.name}: an interrupted run resumes`, async () => {
      const { db, expectReadable } = await filled(engine, many);
      const keys = parseSecretKeys(`${two},${one}`);
      const interrupt = new AbortController();
      const broken = db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          interrupt.abort();
          return result;
        },
      });
      const batch = limits.rotationBatch;
      expect(await rotateTokens(broken, keys, interrupt.signal)).toMatchObject({ resealed: batch });
      expect(await countByKey(db)).toEqual({ 1: many - batch, 2: batch });
      await expectReadable(`${two},${one}`);
      const rest = { resealed: many - batch, current: batch, unreadable: 0 };
      expect(await rotateTokens(db, keys, never)).toEqual(rest);
      await expectReadable(two);
    });

    test(`V4 rotation: ${engine.name}: a run that fails in its second batch has finished the first`, async () => {
      const { db, expectReadable } = await filled(engine, many);
      let writes = 0;
      const broken = db.withPlugin({
        transformQuery({ node }) {
          if (node.kind === 'InsertQueryNode' && ++writes === 2) throw new Error('full disk');
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const keys = parseSecretKeys(`${two},${one}`);
      await expect(rotateTokens(broken, keys, never)).rejects.toThrow('full disk');
      expect(await countByKey(db)).toEqual({ 1: many - limits.rotationBatch, 2: limits.rotationBatch });
      await expectReadable(`${two},${one}`);
      expect(await rotateTokens(db, keys, never)).toMatchObject({ resealed: many - limits.rotationBatch });
      await expectReadable(two);
    });

    test(`V4 rotation: ${engine.name}: nothing else of a row changes`, async () => {
      const { db } = await filled(engine, 30);
      const query = db.selectFrom('installations').select(['id', 'created_at', 'last_used_at']).orderBy('id');
      const before = await query.execute();
      await rotateTokens(db, parseSecretKeys(`${two},${one}`), never);
      expect(await query.execute()).toEqual(before);
    });

    test(`V4 rotation: ${engine.name}: a token that no key opens is counted and stays unchanged`, async () => {
      const { db } = await filled(engine, 3);
      const before = await db.selectFrom('installations').selectAll().orderBy('id').execute();
      const keys = parseSecretKeys(two);
      expect(await rotateTokens(db, keys, never)).toEqual({ resealed: 0, current: 0, unreadable: 3 });
      expect(await db.selectFrom('installations').selectAll().orderBy('id').execute()).toEqual(before);
    });

    test(`V4 rotation: ${engine.name}: sites are connected and disconnected meanwhile`, async () => {
      const db = await openForTest(await engine.empty());
      const keys = parseSecretKeys(`${two},${one}`);
      const store = createInstallations(db, keys, Date.now);
      const old = createInstallations(db, parseSecretKeys(one), Date.now);
      const sites = Array.from({ length: 250 }, (_, number) => number.toString(16).padStart(24, '0'));
      await mapLimit(8, sites, (site) => old.install(`old ${site}`, { siteIds: [site], workspaceIds: [] }));
      const changing = sites.filter((_, index) => index % 10 === 0);
      const [rotated] = await Promise.all([
        rotateTokens(db, keys, never),
        mapLimit(4, changing, async (site) => {
          const made = await store.install(`new ${site}`, { siteIds: [site], workspaceIds: [] });
          expect(await store.readToken(made)).toBe(`new ${site}`);
          await store.remove(made);
        }),
      ]);
      expect(rotated.unreadable).toBe(0);
      expect(await countByKey(db)).toEqual({ 2: sites.length - changing.length });
      const kept = sites.filter((_, index) => index % 10 !== 0).map((site) => `old ${site}`);
      expect([...(await tokensIn(db, parseSecretKeys(two))).values()].toSorted()).toEqual(kept);
    });
  });
}

for (const engine of engines) {
  test.skipIf(engine.isMissing)(`V4 rotation: ${engine.name}: ten thousand rows`, async () => {
    const db = await openForTest(await engine.empty());
    const tokens = await fillWithTokens(db, parseSecretKeys(one), 10_000);
    const rotated = await rotateTokens(db, parseSecretKeys(`${two},${one}`), never);
    expect(rotated).toEqual({ resealed: 10_000, current: 0, unreadable: 0 });
    expect(await tokensIn(db, parseSecretKeys(two))).toEqual(tokens);
  });
}
