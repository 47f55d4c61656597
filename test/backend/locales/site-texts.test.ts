import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { idsOf, readLines } from '#test/support/backend/looked-up.ts';
import { type SiteReading, startReadingSite } from '#test/support/backend/site-read.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';

const body = { ids: [], wanted: ['site', 'altTexts'] };
const [german] = sites.outdoors.locales.secondary;

/** A site whose every third asset has a German text. */
async function start(assets: number, options: Parameters<typeof startReadingSite>[0] = {}) {
  const started = await startReadingSite({ ...options, assets });
  for (const [number, id] of idsOf(assets).entries()) {
    const stored = started.backend.webflow.world.assets.get(id);
    if (stored && german && number % 3 === 0) stored.altTextByLocale[german.id] = `Bild ${number}`;
  }
  return {
    ...started,
    readTexts: (init?: Parameters<SiteReading['readSite']>[0]) => started.readSite(init, body),
  };
}

function listsIn({ backend }: Pick<SiteReading, 'backend'>): string[] {
  return backend.webflow.calls
    .list('GET /v2/sites/:siteId/assets')
    .map(({ url }) => new URL(url).searchParams.get('localeId') ?? 'primary');
}

describe('the alt texts of a site in its secondary locales', () => {
  test.each([
    [0, 1],
    [100, 1],
    [412, 5],
  ])('of %d assets take %d calls more, and come after the details', async (assets, calls) => {
    const started = await start(assets);
    const told = await started.readTexts();
    expect([told.assets.length, told.isDone]).toEqual([assets, true]);
    const texts = told.localeTexts.flatMap((line) => line.texts);
    expect(texts.map(([id]) => id)).toEqual(idsOf(assets));
    // UNCONFIRMED: a locale without a text of its own answers the primary one's.
    for (const [number, [, text]] of texts.entries())
      expect(text).toBe(number % 3 === 0 ? `Bild ${number}` : plainAsset.altText);
    for (const line of told.localeTexts)
      expect(line).toMatchObject({ localeId: german?.id, displayName: 'German', tag: 'de' });
    expect(told.localeTexts).toHaveLength(Math.max(1, Math.ceil(assets / limits.textsOfLine)));
    expect(listsIn(started)).toEqual([...Array(calls).fill('primary'), ...Array(calls).fill(german?.id)]);
    expect(started.asked().others, 'the locales of the site').toBe(1);
  });

  test('a call for the site without them has none', async () => {
    const { readSite, asked } = await start(10);
    expect((await readSite()).localeTexts).toEqual([]);
    expect(asked()).toEqual({ lists: 1, singles: 0, others: 0 });
  });

  test('a site of one locale has none, and no list more', async () => {
    const started = await start(10);
    const site = started.backend.webflow.world.sites.find(({ id }) => id === sites.outdoors.id);
    if (site) site.locales = { ...site.locales, secondary: [] };
    expect(await started.readTexts()).toMatchObject({ localeTexts: [], isDone: true });
    expect(listsIn(started)).toEqual(['primary']);
  });

  test('three people at once share their calls, and a fourth within the fresh time has them for none', async () => {
    const started = await start(250);
    const sessions = await Promise.all([started.backend.signIn(), started.backend.signIn()]);
    started.backend.webflow.calls.reset();
    const init = [undefined, ...sessions.map((session) => ({ session }))];
    for (const told of await Promise.all(init.map((one) => started.readTexts(one))))
      expect(told.localeTexts.flatMap(({ texts }) => texts)).toHaveLength(250);
    expect(listsIn(started)).toHaveLength(6);
    await started.readTexts();
    expect(listsIn(started)).toHaveLength(6);
    started.backend.clock.advance(limits.altTextsFreshMs);
    await started.readTexts();
    expect(listsIn(started)).toHaveLength(12);
  });

  test('the details of the primary locale are never of another', async () => {
    const { readTexts, read } = await start(5);
    await readTexts();
    expect(await (await read(idsOf(1)[0] ?? '')).json()).not.toMatchObject({ altText: 'Bild 0' });
  });

  test('Webflow is down for them: the details stay, and the response ends with the problem', async () => {
    const started = await start(150, {
      divert: (request) =>
        request.url.includes('localeId') ? Promise.resolve(Response.json({}, { status: 503 })) : undefined,
    });
    const told = await started.readTexts();
    expect(told).toMatchObject({
      localeTexts: [],
      isDone: false,
      problem: { code: 'webflow_unavailable' },
    });
    expect(told.assets).toHaveLength(150);
  });

  test('a rate limit delays them, says so, and they go on', async () => {
    const { backend, ask } = await start(4_000, { webflow: { requestsPerMinute: 60 } });
    const lines = readLines(await ask(body));
    let [texts, waits] = [0, 0];
    for (let line = await lines.next(); line; line = await lines.next()) {
      if ('localeTexts' in line) texts += line.localeTexts.texts.length;
      if ('wait' in line) {
        waits++;
        backend.clock.advance(20_000);
      }
      if ('done' in line) expect(line.done.isWhole).toBe(true);
    }
    expect([texts, waits > 0]).toEqual([4_000, true]);
  });
});
