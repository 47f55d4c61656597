import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { alikeFrom } from '#backend/weighing/offered.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { routes } from '#contract/routes.ts';
import { type CandidateFile, type UnweighedReason, unweighedReasons } from '#contract/weighing.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { fakeBytes } from '#test/support/backend/fake-encoder.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { originalBytes, sendsOriginal, startWeighing } from '#test/support/backend/weighed.ts';

const webp: CandidateFile = { format: 'webp', quality: 70, width: 1600 };

async function weighed(options: Parameters<typeof startWeighing>[0] = {}) {
  const weighing = await startWeighing(options);
  weighing.backend.webflow.faults.always('GET cdn', sendsOriginal());
  return weighing;
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('the file of a candidate', () => {
  test('that was weighed comes from memory, with its type, and nowhere to run', async () => {
    const { weigh, file, fake } = await weighed({ encoder: { score: () => alikeFrom } });
    await weigh(['everything']);
    const response = await file('everything', webp);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': String(fakeBytes(webp).byteLength),
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': panelOrigin,
    });
    expect(await bytesOf(response)).toEqual(fakeBytes(webp));
    expect(fake.encoded).toHaveLength(2);
  });

  test.each<[string, Partial<CandidateFile>, string]>([
    ['avif', { format: 'avif', quality: 50, width: 400 }, 'image/avif'],
    ['webp', { format: 'webp', quality: 90, width: 1 }, 'image/webp'],
  ])('that was not weighed is encoded: %s', async (_, candidate, type) => {
    const { file, fake } = await weighed();
    const response = await file('everything', candidate);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await bytesOf(response)).byteLength).toBeGreaterThan(0);
    expect(fake.encoded).toHaveLength(1);
  });

  test('of an SVG has its type', async () => {
    const { file } = await weighed({ encoder: { source: { type: 'image/svg+xml' } } });
    const response = await file('svg', { format: 'svg', quality: null, width: 1600 });
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('content-disposition')).toBe('attachment');
  });

  test('asked for by two people at once is encoded once', async () => {
    const { file, fake } = await weighed();
    const answers = await Promise.all([file('everything', webp), file('everything', webp)]);
    for (const answer of answers) expect(await bytesOf(answer)).toEqual(fakeBytes(webp));
    expect(fake.encoded).toHaveLength(1);
  });

  test.each<[string, Partial<CandidateFile>]>([
    ['a quality between', { format: 'webp', quality: 75, width: 1600 }],
    ['a quality of the other format', { format: 'avif', quality: 80, width: 1600 }],
    ['no quality', { format: 'webp', quality: null, width: 1600 }],
    ['a quality of 0', { format: 'webp', quality: 0, width: 1600 }],
    ['a quality for an SVG', { format: 'svg', quality: 70, width: 1600 }],
    ['more than the original is wide', { format: 'webp', quality: 70, width: 1601 }],
    ['an SVG of a photo', { format: 'svg', quality: null, width: 1600 }],
    ['no width', { format: 'webp', quality: 70 }],
    ['half a pixel', { format: 'webp', quality: 70, width: 0.5 }],
    ['too wide', { format: 'webp', quality: 70, width: 16_384 }],
  ])('that weighing does not offer is a bad request, not encoded: %s', async (_, candidate) => {
    const { file, fake } = await weighed();
    await expectProblem(await file('everything', candidate), 'bad_request');
    expect(fake.encoded).toEqual([]);
  });

  test('of an SVG as a picture is a bad request', async () => {
    const { file } = await weighed({ encoder: { source: { type: 'image/svg+xml' } } });
    await expectProblem(await file('svg', webp), 'bad_request');
    await expectProblem(await file('svg', { format: 'svg', quality: null, width: 100 }), 'bad_request');
  });

  const codes: Partial<Record<UnweighedReason, ProblemCode>> = {
    timeout: 'upstream_timeout',
    unavailable: 'webflow_unavailable',
    encoder_failed: 'service_unavailable',
  };

  test.each(unweighedReasons)('that is refused for %s is a problem', async (reason) => {
    for (const encoder of [{ refuses: reason }, { fails: () => reason }]) {
      const { file } = await weighed({ encoder });
      const problem = await expectProblem(await file('everything', webp), codes[reason] ?? 'file_refused');
      expect(problem.retryAfter).toBe(
        reason === 'encoder_failed' ? limits.encoderRetryAfterSeconds : undefined,
      );
    }
  });
});

describe('the original', () => {
  test('comes to the byte, with the type of its bytes and not of its name', async () => {
    const { backend, file, fake } = await weighed();
    backend.webflow.faults.always(
      'GET cdn',
      sendsOriginal(originalBytes, { headers: { 'Content-Type': 'text/html' } }),
    );
    const response = await file('everything', null);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(await bytesOf(response)).toEqual(originalBytes);
    expect(fake.opened).toEqual([]);
  });

  test('that was read to weigh it is not read again', async () => {
    const { weigh, file, cdnCalls } = await weighed();
    await weigh(['everything']);
    expect(await bytesOf(await file('everything', null))).toEqual(originalBytes);
    expect(cdnCalls()).toBe(1);
  });

  test('is that of the moment, whatever was known before', async () => {
    const { backend, file, change } = await weighed();
    await bytesOf(await file('everything', null));
    const newer = new Uint8Array([...originalBytes, 1]);
    backend.webflow.faults.always('GET cdn', sendsOriginal(newer));
    change('everything', { lastUpdated: '2026-10-01T12:00:00.000Z' });
    expect(await bytesOf(await file('everything', null))).toEqual(newer);
  });

  test.each<[string, ScriptedReply, ProblemCode]>([
    ['HTML', sendsOriginal(new TextEncoder().encode('<!doctype html><p>No')), 'file_refused'],
    ['nothing', sendsOriginal(new Uint8Array()), 'file_refused'],
    ['404', { kind: 'respond', status: 404 }, 'file_refused'],
    [
      'a redirect',
      { kind: 'respond', status: 301, headers: { Location: 'https://x.example' } },
      'file_refused',
    ],
    ['50 MB', sendsOriginal(originalBytes, { headers: { 'Content-Length': '52428800' } }), 'file_refused'],
    ['503', { kind: 'respond', status: 503 }, 'webflow_unavailable'],
    ['silence', { kind: 'hang' }, 'upstream_timeout'],
  ])('whose host sends %s is a problem', async (_, reply, code) => {
    const { backend, file } = await startWeighing({ deadline: shortDeadline });
    backend.webflow.faults.always('GET cdn', reply);
    await expectProblem(await file('everything', null), code);
  });
});

describe('requests', () => {
  test.each([
    ['no session', { session: 'x' }, 'session_expired'],
    ['another protocol', { more: { protocol: 2, file: 7 } }, 'version_unsupported'],
    ['what is no id', { more: { assetId: '../x' } }, 'bad_asset_id'],
    ['an asset that does not exist', { more: { assetId: 'f'.repeat(24) } }, 'asset_not_found'],
    ['no asset', { more: { assetId: undefined } }, 'bad_request'],
  ] as const)('for a file with %s are refused', async (_, init, code) => {
    const { file } = await weighed();
    for (const candidate of [null, webp])
      await expectProblem(await file('everything', candidate, init), code);
  });

  test('for a file of another site are as for one that does not exist', async () => {
    const { backend, file } = await weighed({ siteIds: [sites.outdoors.id] });
    await backend.install({ siteIds: [sites.bakery.id] });
    await expectProblem(await file('foreign', null), 'asset_not_found');
    await expectProblem(await file('foreign', webp), 'asset_not_found');
  });

  test('for a file of a site that was disconnected are refused, also in the middle', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { backend, file, fake, session } = await weighed({ encoder: { pause: () => promise } });
    const answer = file('everything', webp);
    while (fake.encoded.length === 0) await turn();
    await backend.ask(routes.disconnect.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}` },
    });
    resolve();
    await expectProblem(await answer, 'not_connected');
    await expectProblem(await file('everything', null), 'not_connected');
  });

  test('for a file that no caller waits for stop the encoding', async () => {
    const { file, fake } = await weighed({ encoder: { pause: () => new Promise(() => {}) } });
    const left = new AbortController();
    const answer = file('everything', webp, { signal: left.signal });
    while (fake.encoded.length === 0) await turn();
    left.abort();
    await answer;
    while (fake.openNow() > 0) await turn();
    expect(fake.left).toHaveLength(1);
  });

  test('for files that have to be encoded are limited for each person, those in memory are not', async () => {
    const { file } = await weighed();
    const answers = [];
    for (let width = 1; width <= limits.weighingStarts + 1; width++)
      answers.push((await file('everything', { ...webp, width })).status);
    expect(new Set(answers.slice(0, -1))).toEqual(new Set([200]));
    expect(answers.at(-1)).toBe(429);
    expect((await file('everything', { ...webp, width: 1 })).status).toBe(200);
  });
});
