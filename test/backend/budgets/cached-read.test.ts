import { getHeapStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetPath } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { countCalls } from '#test/support/backend/count-calls.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { watchDatabase } from '#test/support/backend/watched-database.ts';
import { median } from '#test/support/shared/statistics.ts';

/** Bytes: some 42,000, be the code compiled or only interpreted, so that no compiler’s mood counts. Less, if V8 inlines it. */
const allocated = 48_000;

/** The id of the request, which its problem answer and its log line would repeat. */
const calls = { 'crypto.randomUUID': 1 };

const assetId = assetIdOf('everything');

/** A backend that has this asset in memory; reads that go well are no log lines, as in production. */
async function startCached() {
  const watched = watchDatabase();
  const { backend, session, read } = await startSignedIn({
    environment: { LOG_LEVEL: 'info' },
    wrapDatabase: watched.wrap,
  });
  // By now it has forgotten what signing in had it look up.
  backend.clock.advance(limits.installationMemoryMs);
  const forged = session.replace(/\..*\./, '.e30.');
  const cold = await countCalls(async () => {
    await backend.getAsset(assetId, forged);
    await read(assetId);
  });
  backend.webflow.calls.reset();
  const headers = { authorization: `Bearer ${session}`, origin: panelOrigin };
  return {
    cold,
    backend,
    uses: watched.uses,
    ask: () => new Request(`http://localhost:3000${assetPath(assetId)}`, { headers }),
    async answer(request: Request): Promise<void> {
      const { status } = await backend.app.fetch(request);
      if (status !== 200) throw new Error(`it answered ${status}`);
    },
  };
}

test('budget: a cached read does not parse, serialise, hash or decrypt, and queries neither database nor Webflow', async () => {
  const { cold, backend, uses, ask, answer } = await startCached();
  // What is counted is seen where there is work to do.
  const work = ['JSON.parse', 'JSON.stringify', 'crypto.hash', 'crypto.createDecipheriv', 'subtle.verify'];
  expect(Object.keys(cold)).toEqual(expect.arrayContaining(work));
  const before = uses();
  expect(before).toBeGreaterThan(0);
  const request = ask();
  expect(await countCalls(() => answer(request))).toEqual(calls);
  expect(uses() - before).toBe(0);
  backend.clock.advance(limits.installationMemoryMs);
  for (const again of [ask(), ask()]) await answer(again);
  expect(uses() - before, 'once a second, whether the site is still connected').toBe(1);
  expect(backend.webflow.calls.count()).toBe(0);
});

test('budget: bytes allocated for a cached read', async () => {
  const { ask, answer } = await startCached();
  /** Bytes for each of so many reads, the making of the requests left out. */
  async function allocatedBy(many: number): Promise<number> {
    const requests = Array.from({ length: many }, ask);
    const before = getHeapStatistics().total_allocated_bytes;
    for (const request of requests) await answer(request);
    return (getHeapStatistics().total_allocated_bytes - before) / many;
  }
  await allocatedBy(1_000);
  const rounds: number[] = [];
  while (rounds.length < 7) rounds.push(await allocatedBy(300));
  expect(median(rounds)).toBeGreaterThan(0);
  expect(median(rounds)).toBeLessThanOrEqual(allocated);
});
