import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { catalog } from '#sandbox/library/catalog.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { clientOver } from '#test/support/backend/client-over.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { startSignedIn } from '#test/support/backend/signed-in.ts';
import { noHurry, rejection, webflowOver } from '#test/support/backend/transport.ts';
import { plainAsset } from '#test/support/backend/webflow-asset.ts';

const webflowThatAnswers = (body: string) => webflowOver(clientOver(async () => new Response(body)));
const getAsset = (body: string) => webflowThatAnswers(body).getAsset('token', plainAsset.id, noHurry);
const refused = (what: string) => ({ kind: 'bad_answer', what });

const many = (json: string, times: number) => Array.from({ length: times }, () => json).join(',');
const million = 1_000_000;
const assetWith = (variants: string) =>
  JSON.stringify(plainAsset).replace(/"variants":\[.*?\]/, `"variants":[${variants}]`);

describe('A7 asked-and-answered: an answer is about what was asked', () => {
  const otherId = assetIdOf(
    catalog.map(({ key }) => key).find((key) => assetIdOf(key) !== assetIdOf('everything')) ?? '',
  );

  test('A7 asked-and-answered: an asset under another id is refused and not cached', async () => {
    const { backend, read, upstreamReads } = await startSignedIn();
    const other = backend.webflow.world.assets.get(otherId)?.asset;
    const body = JSON.stringify({ ...plainAsset, ...other, siteId: sites.outdoors.id });
    backend.webflow.faults.next('GET /v2/assets/:assetId', { kind: 'respond', body });
    await expectProblem(await read(assetIdOf('everything')), 'bad_upstream');
    expect(await (await read(assetIdOf('everything'))).json()).toMatchObject({ id: assetIdOf('everything') });
    expect(upstreamReads()).toBe(2);
  });

  test.each(['getWorkspaceOfSite', 'getLocales'] as const)(
    'A7 asked-and-answered: %s refuses another site',
    async (call) => {
      const webflow = webflowThatAnswers(
        JSON.stringify({ id: sites.bakery.id, workspaceId: 'w', locales: null }),
      );
      expect(await rejection(webflow[call]('token', sites.outdoors.id, noHurry))).toHaveProperty(
        'reason',
        refused('another site'),
      );
    },
  );
});

describe('B13 bounded-answers: answers are bounded before they are worked on', () => {
  test.each([
    ['a million empty variants', assetWith(many('{}', million))],
    ['a million empty lists', assetWith(many('[]', million))],
    ['two million numbers', assetWith(many('1', 2 * million))],
    [
      'a million values in another member',
      `{"x":[${many('{}', million)}],${JSON.stringify(plainAsset).slice(1)}`,
    ],
    ['lists in lists', `${'['.repeat(million)}${']'.repeat(million)}`],
  ])('B13 bounded-answers: %s', async (_, body) => {
    expect(body.length).toBeLessThan(limits.upstreamBodyBytes);
    expect(await rejection(getAsset(body))).toHaveProperty('reason', refused('too many values'));
  });

  test('B13 bounded-answers: a list of 1,600,000 entries', async () => {
    const body = `{"assets":[${many('{}', 1_600_000)}],"pagination":{"total":1600000}}`;
    const reservation = { use: () => undefined, release: () => {} };
    const list = webflowThatAnswers(body).listAssets('token', sites.outdoors.id, 0, noHurry, reservation);
    expect(await rejection(list)).toHaveProperty('reason', refused('too many values'));
  });

  test('B13 bounded-answers: a list page with more entries than were asked for', async () => {
    const body = JSON.stringify({
      assets: Array.from({ length: 101 }, () => plainAsset),
      pagination: { total: 101 },
    });
    const reservation = { use: () => undefined, release: () => {} };
    const list = webflowThatAnswers(body).listAssets('token', plainAsset.siteId, 0, noHurry, reservation);
    expect(await rejection(list)).toHaveProperty('reason', refused('wrong shape'));
  });

  test('B13 bounded-answers: a full list page with 8 variants each and long alt texts is read', async () => {
    const [variant] = plainAsset.variants;
    const altText = 'Ridge, lake, [sky] and {sun}, '.repeat(100);
    const asset = { ...plainAsset, altText, variants: Array.from({ length: 8 }, () => variant) };
    const body = JSON.stringify({
      assets: Array.from({ length: 100 }, () => asset),
      pagination: { total: 100 },
    });
    const reservation = { use: () => undefined, release: () => {} };
    const page = await webflowThatAnswers(body).listAssets(
      'token',
      plainAsset.siteId,
      0,
      noHurry,
      reservation,
    );
    expect(page.assets).toHaveLength(100);
  });

  test('B13 bounded-answers: a name longer than any URL is unknown, an alt text is kept whole', async () => {
    const long = 'x'.repeat(limits.upstreamName + 1);
    const asset = await getAsset(JSON.stringify({ ...plainAsset, displayName: long, altText: long }));
    expect(asset).toMatchObject({ displayName: null, altText: long });
  });
});
