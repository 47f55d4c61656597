import { expect, test } from 'vitest';
import { assetsProtocol } from '#contract/assets-call.ts';
import { type HashEvent, readHashes } from '#panel/backend-calls/read-hashes.ts';
import { assetId, otherAssetId } from '#test/support/panel/asset-details.ts';
import { openSiteClient } from '#test/support/panel/site-client.ts';

const ids = [assetId, otherAssetId];
const hash = { hash: { assetId, sha256: 'a1'.repeat(32), reason: null } };
const end = (isWhole = true, more: object = {}) => ({ done: { protocol: assetsProtocol, isWhole, ...more } });

async function read(...responses: (readonly object[])[]) {
  const { backend, sent } = openSiteClient(...responses);
  const events: HashEvent[] = [];
  const signal = new AbortController().signal;
  const answer = await readHashes(backend, ids, signal, (event) => events.push(event));
  return { answer, events, sent };
}

test('hashes, missing ids and waits are events of one call', async () => {
  const missing = { missing: [otherAssetId] };
  const { answer, events, sent } = await read([{ wait: { retryAfter: 4 } }, hash, missing, end()]);
  expect(answer).toEqual({ ok: true, value: true });
  expect(events).toEqual([{ retryAfter: 4 }, hash, missing]);
  expect(sent.at(-1)?.body).toMatchObject({ ids, wanted: ['hash'] });
});

test('a session that expires on the way: only the rest is asked for again', async () => {
  const problem = { type: '', title: '', status: 401, code: 'session_expired', requestId: 'r' };
  const other = { hash: { assetId: otherAssetId, sha256: null, reason: 'too_large' } };
  const { answer, events, sent } = await read([hash, end(false, { problem })], [other, end()]);
  expect(answer.ok).toBe(true);
  expect(events).toEqual([hash, other]);
  expect(sent.at(-1)?.body).toMatchObject({ ids: [otherAssetId] });
});

test('a backend from before hashes gives version_unsupported', async () => {
  expect(await read([end(false)])).toMatchObject({
    answer: { ok: false, problem: { code: 'version_unsupported' } },
    events: [],
  });
});
