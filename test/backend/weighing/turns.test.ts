import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { EncodingError } from '#backend/encoding/encoder.ts';
import { limits } from '#backend/platform/limits.ts';
import { alikeFrom } from '#backend/weighing/offered.ts';
import { createOpenFiles } from '#backend/weighing/open-files.ts';
import { contractLimits } from '#contract/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createFakeEncoder } from '#test/support/backend/fake-encoder.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { seriesOf } from '#test/support/backend/metric-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import {
  inShort,
  sendsOriginal,
  startWeighing,
  wants,
  weighingLines,
} from '#test/support/backend/weighed.ts';

async function weighed(options: Parameters<typeof startWeighing>[0] = {}) {
  const weighing = await startWeighing(options);
  weighing.backend.webflow.faults.always('GET cdn', sendsOriginal());
  return weighing;
}

const file = { format: 'webp', quality: 70, width: 100 } as const;

function originalOf(site: string, version: string) {
  return { installationId: site, version, url: new URL('https://cdn.prod.website-files.com/a.jpg') };
}

describe('the queue of originals', () => {
  test('ten people with three files each, most of one installation: two at once, in turns of installations and then of people', async () => {
    const fake = createFakeEncoder({ pause: () => turn() });
    const readOriginal = async () => new Uint8Array(1);
    const { lease } = createOpenFiles({ encoder: fake.encoder, readOriginal });
    const people = Array.from({ length: 10 }, (_, number) => ({
      site: number < 2 ? 'small' : 'large',
      person: `person ${number}`,
    }));
    await Promise.all(
      people.map(async (party) => {
        for (let number = 0; number < 3; number++) {
          const one = lease(originalOf(party.site, `${party.person}, file ${number}`), party);
          await one.encode(file, new AbortController().signal);
          one.release();
        }
      }),
    );
    expect(fake.opened).toHaveLength(30);
    expect(fake.mostOpen()).toBe(limits.encodingProcesses);
    const large = fake.opened.flatMap(({ party }) => (party.site === 'large' ? [party.person] : []));
    expect(new Set(large.slice(0, 8)).size).toBe(8);
    const last = fake.opened.findLastIndex(({ party }) => party.site === 'small');
    expect(last, 'two people wait for few of the other eight').toBeLessThan(16);
  });

  test('a file that can’t be opened gives its turn to the next', async () => {
    const fake = createFakeEncoder();
    const readOriginal = async () => Promise.reject(new EncodingError('not_found'));
    const { lease } = createOpenFiles({ encoder: fake.encoder, readOriginal });
    for (let number = 0; number < 10; number++) {
      const one = lease(originalOf('site', `file ${number}`), { site: 'site', person: 'one' });
      await expect(one.source()).rejects.toThrow('not_found');
      one.release();
    }
  });

  test('who leaves while waiting takes no turn', async () => {
    const fake = createFakeEncoder();
    const { lease } = createOpenFiles({ encoder: fake.encoder, readOriginal: async () => new Uint8Array(1) });
    const party = { site: 'site', person: 'one' };
    const [first, second, third] = ['a', 'b', 'c'].map((version) =>
      lease(originalOf('site', version), party),
    );
    await first?.source();
    const left = second?.source();
    second?.release();
    await expect(left).rejects.toThrow();
    const next = third?.source();
    first?.release();
    await next;
    expect(fake.opened).toHaveLength(2);
    third?.release();
    expect(fake.openNow()).toBe(0);
  });
});

describe('requests', () => {
  const one = wants(assetIdOf('everything'));

  test.each([
    ['no session', [one], { session: 'x' }, 'session_expired'],
    ['another protocol', [one], { more: { protocol: 2, assets: 7 } }, 'version_unsupported'],
    ['what is no id', [{ ...one, id: '../x' }], {}, 'bad_asset_id'],
    ['no assets', [], {}, 'bad_request'],
    [
      'too many assets',
      Array.from({ length: contractLimits.weighedAssets + 1 }, () => one),
      {},
      'bad_request',
    ],
    ['too many widths', [{ ...one, widths: [1, 2, 3] }], {}, 'bad_request'],
    ['a width of nothing', [{ ...one, widths: [0] }], {}, 'bad_request'],
    ['a width of half a pixel', [{ ...one, variantWidths: [0.5] }], {}, 'bad_request'],
    ['a width that is too large', [{ ...one, widths: [contractLimits.weighedWidth + 1] }], {}, 'bad_request'],
    ['no widths', [{ id: one.id }], {}, 'bad_request'],
  ] as const)('with %s are refused', async (_, assets, init, code) => {
    const { ask, fake } = await weighed();
    await expectProblem(await ask(assets, init), code);
    expect(fake.opened).toEqual([]);
  });

  test('for a foreign and for a missing asset look alike, and spoil no other', async () => {
    const { backend, ask } = await weighed({
      siteIds: [sites.outdoors.id],
      encoder: { score: () => alikeFrom },
    });
    await backend.install({ siteIds: [sites.bakery.id] });
    const ids = [assetIdOf('foreign'), 'f'.repeat(24), one.id];
    const lines = await weighingLines(await ask(ids.map((id) => wants(id))));
    expect(lines.map(inShort).slice(0, 5)).toEqual([
      ...['refused null not_found', 'weighed', 'refused null not_found', 'weighed', 'started'],
    ]);
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: true } });
  });

  test('while Webflow is down weigh what is in memory, and say at the end why the rest is not', async () => {
    const { backend, ask, read } = await weighed({ encoder: { score: () => alikeFrom } });
    expect((await read(one.id)).status).toBe(200);
    backend.webflow.faults.down('unavailable');
    backend.webflow.faults.always('GET cdn', sendsOriginal());
    const lines = await weighingLines(await ask([wants(assetIdOf('gif')), one]));
    expect(lines.map(inShort)).toContain('webp 70 1600 suggested');
    expect(lines.at(-1)).toMatchObject({
      done: { isWhole: false, problem: { code: 'webflow_unavailable' } },
    });
  });

  test('above the limit of a person are refused with the time to wait', async () => {
    const { ask } = await weighed({ encoder: { refuses: 'damaged' } });
    for (let times = 0; times < limits.weighingStarts; times++) await weighingLines(await ask([one]));
    const problem = await expectProblem(await ask([one]), 'rate_limited');
    expect(problem.retryAfter).toBeGreaterThan(0);
  });

  test('are in the log and the metrics without ids, names or addresses', async () => {
    const { backend, ask } = await weighed({
      encoder: {
        score: () => alikeFrom,
        fails: ({ format }) => (format === 'avif' ? 'too_slow' : undefined),
      },
    });
    await weighingLines(await ask([one]));
    const series = await seriesOf(backend);
    expect(series.get('asset_inspector_encodings_total{format="webp",outcome="done"}')).toBe(1);
    expect(series.get('asset_inspector_encodings_total{format="avif",outcome="too_slow"}')).toBe(1);
    expect(series.get('asset_inspector_encoding_seconds_count{format="webp"}')).toBe(1);
    const told = backend.logLines.join('');
    for (const word of [one.id, 'Ridge', 'website-files', sites.outdoors.id])
      expect(told).not.toContain(word);
    expect(eventsOf(backend, 'encoding_failed')).toMatchObject([{ reason: 'too_slow' }]);
    expect(eventsOf(backend, 'failed')).toEqual([]);
  });
});
