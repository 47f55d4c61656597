import { expect, test } from 'vitest';
import { type AssetsLine, assetsProtocol } from '#contract/assets-call.ts';
import { readSite, type SiteEvent } from '#panel/backend-calls/read-site.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { openSiteClient } from '#test/support/panel/site-client.ts';

const end = (isWhole: boolean): AssetsLine => ({ done: { protocol: assetsProtocol, isWhole } });

async function read(...responses: (readonly object[])[]) {
  const { backend, sent } = openSiteClient(...responses);
  const events: SiteEvent[] = [];
  const answer = await readSite(backend, new AbortController().signal, (event) => events.push(event));
  return { answer, events, sent };
}

test('a site: one call without ids, its total, its assets as they arrive, and waits', async () => {
  const details = { details: detailsOf() };
  const other = { details: detailsOf({ id: otherAssetId }) };
  const wait = { wait: { retryAfter: 9 } };
  const { answer, events, sent } = await read([{ total: 2 }, details, other, wait, end(true)]);
  expect(answer).toEqual({ ok: true, value: true });
  expect(events).toEqual([{ total: 2 }, { assets: [details.details, other.details] }, { retryAfter: 9 }]);
  expect(sent.at(-1)?.body).toMatchObject({ ids: [], wanted: ['site', 'altTexts'] });
});

test('alt texts of a locale come in several events', async () => {
  const lineOf = (text: string | null) => {
    const texts = [[assetId, text]];
    return { localeTexts: { localeId: otherAssetId, displayName: 'German', tag: 'de', texts } };
  };
  const [first, second] = [lineOf('Ein See'), lineOf(null)];
  const { answer, events } = await read([{ total: 0 }, first, second, end(true)]);
  expect(answer).toEqual({ ok: true, value: true });
  expect(events).toEqual([{ total: 0 }, first, second]);
});

test('an empty site is whole', async () => {
  expect(await read([{ total: 0 }, end(true)])).toMatchObject({
    answer: { ok: true, value: true },
    events: [{ total: 0 }],
  });
});

test('a list that is not whole gives false', async () => {
  const { answer } = await read([{ total: 10_001 }, { details: detailsOf({ id: assetId }) }, end(false)]);
  expect(answer).toEqual({ ok: true, value: false });
});

test('a backend from before whole sites gives version_unsupported', async () => {
  expect(await read([end(false)])).toMatchObject({
    answer: { ok: false, problem: { code: 'version_unsupported' } },
    events: [],
  });
});

test('what ends the response early is the problem, and what came stays', async () => {
  const problem = { type: '', title: '', status: 503, code: 'webflow_unavailable', requestId: 'r' };
  const cut = { done: { protocol: assetsProtocol, isWhole: false, problem } };
  const { answer, events } = await read([{ total: 200 }, { details: detailsOf() }, cut]);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'webflow_unavailable' } });
  expect(events).toHaveLength(2);
});

test('a line of another shape gives bad_answer', async () => {
  expect(await read([{ total: 'many' }, end(true)])).toMatchObject({
    answer: { ok: false, problem: { code: 'bad_answer' } },
  });
});
