import { beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '#sandbox/library/library.ts';
import { webflowCdnOrigin } from '#sandbox/library/library.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startMeasuring } from '#test/support/backend/measured.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

let library: Library;

beforeAll(async () => {
  library = await paintedLibrary(webflowCdnOrigin);
});

function start(options: Parameters<typeof startMeasuring>[0] = {}) {
  return startMeasuring({ webflow: { library }, ...options });
}

async function lengthOf(url: string | null): Promise<number | undefined> {
  return (await library.readFile(new URL(url ?? '').pathname))?.bytes.length;
}

describe('what the files of an asset are', () => {
  test.each([
    ['everything', 8],
    ['alt-empty', 4],
    ['svg', 1],
    ['gif', 1],
    ['background', 5],
    ['japanese', 4],
    ['arabic', 4],
    ['fresh', 1],
  ])('%s: bytes, types and pixels are those of the painted files', async (key, files) => {
    const { backend, measure } = await start();
    const { original, variants } = await measure(key);
    const asset = backend.webflow.world.assets.get(assetIdOf(key))?.asset;
    expect([original, ...variants]).toHaveLength(files);
    // Copies of an AVIF hold WebP under its name. Source: 51 published Webflow sites, 2026.
    const copied = asset?.contentType === 'image/avif' ? 'image/webp' : asset?.contentType;
    for (const file of [original, ...variants]) {
      expect(file, file.url ?? '').toMatchObject({ bytes: await lengthOf(file.url), reason: null });
      expect(file.type).toBe(file === original ? asset?.contentType : copied);
      expect(file.servedType).toBe(asset?.contentType);
    }
    expect(variants.map(({ url, width }) => [url, width])).toEqual(
      asset?.variants.map(({ hostedUrl, width }) => [hostedUrl, width]),
    );
  });

  test('the truth about files that are not what they seem', async () => {
    const { measure } = await start();
    const jpegAsPng = await measure('jpeg-as-png');
    expect(jpegAsPng.original).toMatchObject({ type: 'image/jpeg', servedType: 'image/png' });
    const otherType = await measure('other-type');
    expect(otherType.original).toMatchObject({ type: 'image/webp', servedType: 'image/webp' });
    expect((await measure('animated-gif')).original).toMatchObject({ type: 'image/gif', animated: true });
    expect((await measure('gif')).original).toMatchObject({ type: 'image/gif', animated: false });
    const heavy = await measure('heavy-variant');
    expect(heavy.variants.at(-1)?.bytes).toBeGreaterThan(heavy.original.bytes ?? Number.NaN);
  });

  test('one that has no file says why and spoils nothing', async () => {
    const { measure } = await start();
    const { original, variants } = await measure('mixed');
    expect([original, ...variants].map(({ reason }) => reason)).toEqual([
      null,
      null,
      null,
      null,
      'not_found',
      null,
    ]);
  });

  test('one without an address, and one whose address may not be asked, are not asked for', async () => {
    const { change, cdnCalls, measure } = await start();
    const { original, variants } = await measure('hostile');
    expect(original).toMatchObject({ url: 'javascript:alert(1)', bytes: null, reason: 'host_not_allowed' });
    expect(variants.map(({ reason }) => reason)).toEqual([null, null]);
    const before = cdnCalls().length;
    change('svg', { hostedUrl: 'http://169.254.169.254/latest/meta-data/' });
    expect((await measure('svg')).original.reason).toBe('host_not_allowed');
    expect(cdnCalls()).toHaveLength(before);
  });

  test('an asset of which Webflow names no file', async () => {
    const { backend, ask } = await start();
    backend.webflow.faults.next('GET /v2/assets/:assetId', {
      kind: 'rewrite',
      json: (body) => ({ ...Object(body), hostedUrl: null, variants: [{ hostedUrl: null }] }),
    });
    const answer = await (await ask(assetIdOf('svg'))).json();
    expect(answer).toMatchObject({ original: { reason: 'no_url' }, variants: [{ reason: 'no_url' }] });
  });
});

describe('who may ask', () => {
  test('a foreign asset is not found, and its files are not asked for', async () => {
    const { ask, cdnCalls } = await start();
    await expectProblem(await ask(assetIdOf('foreign')), 'asset_not_found');
    await expectProblem(await ask('f'.repeat(24)), 'asset_not_found');
    await expectProblem(await ask('x'), 'bad_asset_id');
    expect(cdnCalls()).toEqual([]);
  });

  test('another site of the same installation is refused what is in memory', async () => {
    const siteIds = [sites.outdoors.id, sites.journal.id];
    const { backend, ask } = await start({ siteIds });
    expect((await ask(assetIdOf('svg'))).status).toBe(200);
    const journal = await backend.signIn(sites.journal.id);
    await expectProblem(await ask(assetIdOf('svg'), { session: journal }), 'asset_not_found');
  });
});

describe('requests to the file host', () => {
  test('neither the token nor anything of ours', async () => {
    const { backend, session, measure, cdnCalls } = await start();
    await measure('everything');
    const [installation] = backend.webflow.installations.list();
    expect(installation?.accessToken).toBeTruthy();
    expect(cdnCalls()).toHaveLength(8);
    for (const { url, headers } of cdnCalls()) {
      expect(new Map(headers)).toEqual(
        new Map([
          ['accept-encoding', 'identity'],
          ['range', headers.get('range')],
        ]),
      );
      const told = JSON.stringify([url, ...headers]);
      expect(told).not.toContain(installation?.accessToken);
      expect(told).not.toContain(session);
    }
  });
});
