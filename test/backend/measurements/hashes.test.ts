import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { hashWord } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import type { RespondReply, ScriptedReply } from '#sandbox/faults/replies.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { hashesIn, startHashing } from '#test/support/backend/hashed.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';

const bytes = new TextEncoder().encode('a picture, more or less');
const digest = createHash('sha256').update(bytes).digest('hex');

function sends(more: Partial<RespondReply> = {}): RespondReply {
  return {
    kind: 'respond',
    body: bytes,
    ...more,
    headers: { 'Content-Length': String(bytes.length), ...more.headers },
  };
}

/** What the file of an asset is hashed as, of a host that replies so. */
async function hashedFrom(reply: ScriptedReply) {
  const { backend, hashOf } = await startHashing({ deadline: shortDeadline });
  backend.webflow.faults.always('GET cdn', reply);
  return hashOf('svg');
}

describe('the hash of a file', () => {
  test('is the SHA-256 of all of its bytes, the same under two addresses', async () => {
    const { backend, hash } = await startHashing();
    backend.webflow.faults.always('GET cdn', sends());
    const ids = ['svg', 'gif'].map(assetIdOf);
    const lines = await hash(ids);
    expect([...hashesIn(lines).values()]).toEqual(ids.map(() => ({ sha256: digest, reason: null })));
    expect(lines.at(-1)).toMatchObject({ done: { isWhole: true } });
  });

  test.each<[string, ScriptedReply, string]>([
    ['401', { kind: 'respond', status: 401 }, 'forbidden'],
    ['403', { kind: 'respond', status: 403 }, 'forbidden'],
    ['404', { kind: 'respond', status: 404 }, 'not_found'],
    ['500', { kind: 'respond', status: 500 }, 'unavailable'],
    [
      'a redirect',
      { kind: 'respond', status: 302, headers: { Location: 'https://x.example/' } },
      'redirected',
    ],
    ['a part that was not asked for', sends({ status: 206 }), 'bad_answer'],
    ['less than it says', sends({ headers: { 'Content-Length': '9999' } }), 'bad_answer'],
    ['more than it says', sends({ headers: { 'Content-Length': '5' } }), 'bad_answer'],
    ['no end', { kind: 'respond', body: bytes }, 'no_length'],
    ['a length beyond the limit', sends({ headers: { 'Content-Length': '99999999' } }), 'too_large'],
    ['a reset', { kind: 'reset' }, 'unavailable'],
    ['a reset in mid-file', sends({ cutAfter: 5 }), 'unavailable'],
    ['silence', { kind: 'hang' }, 'timeout'],
    ['silence in mid-file', sends({ stallAfter: 5 }), 'timeout'],
    ['one byte a second', sends({ drip: 1_000 }), 'timeout'],
  ])('of a host that answers %s is not known, with the reason', async (_, reply, reason) => {
    expect(await hashedFrom(reply)).toEqual({ sha256: null, reason });
  });

  test('of a file without bytes is that of nothing', async () => {
    const facts = await hashedFrom({ kind: 'respond', body: '', headers: { 'Content-Length': '0' } });
    expect(facts?.sha256).toBe(createHash('sha256').digest('hex'));
  });

  test.each([
    ['https://evil.example/a.png', 'host_not_allowed'],
    ['https://cdn.prod.website-files.com@evil.example/a.png', 'host_not_allowed'],
    ['http://169.254.169.254/latest/meta-data', 'host_not_allowed'],
    [null, 'no_url'],
  ])('of %s is not asked for', async (hostedUrl, reason) => {
    const { change, hashOf, cdnCalls } = await startHashing();
    // The sandbox's type has no null, which Webflow may send all the same.
    change('svg', Object(hostedUrl === null ? { hostedUrl: undefined } : { hostedUrl }));
    expect(await hashOf('svg')).toEqual({ sha256: null, reason });
    expect(cdnCalls()).toBe(0);
  });

  test('a file that can’t be hashed spoils no other', async () => {
    const { backend, change, hash } = await startHashing();
    backend.webflow.faults.always('GET cdn', sends());
    change('svg', { hostedUrl: 'https://evil.example/a.png' });
    const found = hashesIn(await hash(['svg', 'gif', 'everything'].map(assetIdOf)));
    expect([...found.values()].filter(({ sha256 }) => sha256 !== null)).toHaveLength(2);
  });
});

describe('a call for hashes', () => {
  test('of more than 20 ids omits them', async () => {
    const { hash } = await startHashing();
    const lines = await hash(idsOf(contractLimits.hashedAssets + 1));
    expect(lines).toMatchObject([{ omitted: [hashWord] }, { done: { isWhole: false } }]);
  });

  test('names what does not exist once, also where the details are wanted too', async () => {
    const { call } = await startHashing();
    const ids = [assetIdOf('svg'), ...idsOf(1)];
    for (const wanted of [[hashWord], ['details', hashWord]]) {
      const lines = await call({ ids, wanted });
      expect(lines.filter((line) => 'missing' in line)).toEqual([{ missing: idsOf(1) }]);
      expect(hashesIn(lines).size).toBe(1);
      expect(lines.some((line) => 'details' in line)).toBe(wanted.includes('details'));
    }
  });

  test('for a whole site is omitted', async () => {
    const { call } = await startHashing();
    expect((await call({ ids: [], wanted: ['site', hashWord] }))[0]).toEqual({ omitted: [hashWord] });
  });

  test('the assets of another site are missing', async () => {
    const { backend, hash } = await startHashing();
    const foreign = [...backend.webflow.world.assets.values()].find(
      ({ asset }) => asset.siteId !== backend.webflow.world.assets.get(assetIdOf('svg'))?.asset.siteId,
    );
    const id = foreign?.asset.id ?? '';
    expect(await hash([id])).toMatchObject([{ missing: [id] }, { done: {} }]);
  });

  test('the same file is read once for all, and remembered until the asset changes', async () => {
    const { backend, hash, change, cdnCalls } = await startHashing();
    const session = await backend.signIn();
    const ids = [assetIdOf('svg')];
    const [mine, other] = await Promise.all([hash(ids), hash(ids, { session })]);
    expect(hashesIn(mine)).toEqual(hashesIn(other));
    await hash(ids);
    expect(cdnCalls()).toBe(1);
    change('svg', { lastUpdated: '2026-11-11T11:11:11.111Z' });
    backend.clock.advance(contractLimits.assetFreshMs);
    await hash(ids);
    expect(cdnCalls()).toBe(2);
  });

  test('a file that was replaced under its address and date is read again where the caches are bypassed', async () => {
    const { backend, call } = await startHashing();
    const ids = [assetIdOf('svg')];
    const wanted = ['details', hashWord];
    backend.webflow.faults.always('GET cdn', sends());
    const before = hashesIn(await call({ ids, wanted }));
    backend.webflow.faults.always('GET cdn', sends({ body: bytes.toReversed() }));
    expect(hashesIn(await call({ ids, wanted }))).toEqual(before);
    const replaced = createHash('sha256').update(bytes.toReversed()).digest('hex');
    const after = new Map([[ids[0], { sha256: replaced, reason: null }]]);
    expect(hashesIn(await call({ ids, wanted, noCache: true }))).toEqual(after);
    expect(hashesIn(await call({ ids, wanted }))).toEqual(after);
  });

  test('of more than four assets is answered from memory, with `noCache` and without', async () => {
    const { backend, call, cdnCalls } = await startHashing();
    const ids = [...backend.webflow.world.assets.keys()].slice(0, contractLimits.wholeAssets + 1);
    backend.webflow.faults.always('GET cdn', sends());
    await call({ ids, wanted: [hashWord] });
    const before = cdnCalls();
    await call({ ids, wanted: [hashWord], noCache: true });
    expect(cdnCalls()).toBe(before);
  });

  test('what may pass is not remembered, what may not is for a minute', async () => {
    const { backend, hashOf, cdnCalls } = await startHashing();
    for (const [status, calls] of [
      [503, 2],
      [404, 1],
    ] as const) {
      backend.webflow.faults.always('GET cdn', { kind: 'respond', status });
      const before = cdnCalls();
      await hashOf('svg');
      await hashOf('svg');
      expect(cdnCalls() - before).toBe(calls);
    }
    backend.clock.advance(limits.unmeasuredFreshMs);
    backend.webflow.faults.always('GET cdn', sends());
    expect((await hashOf('svg'))?.reason).toBeNull();
  });

  test('at most so many files are read at once in the whole process', async () => {
    let [open, most] = [0, 0];
    const { backend, hash } = await startHashing({
      divert(request) {
        if (!new URL(request.url).hostname.startsWith('cdn')) return undefined;
        open++;
        most = Math.max(most, open);
        return new Promise((resolve) => {
          setTimeout(() => {
            open--;
            resolve(backend.webflow.fetch(request));
          }, 5);
        });
      },
    });
    const session = await backend.signIn();
    const ids = [...backend.webflow.world.assets.keys()].slice(0, 20);
    await Promise.all([hash(ids.slice(0, 10)), hash(ids.slice(10), { session })]);
    expect(most).toBeLessThanOrEqual(limits.hashedAtOnce);
    expect(most).toBeGreaterThan(1);
  });
});

describe('over real connections', () => {
  async function hashAt(origin: string) {
    const { change, hashOf } = await startHashing({
      deadline: 5_000,
      environment: { WEBFLOW_CDN_HOSTS: new URL(origin).host },
      connect: (url) => (url.origin === origin ? url : undefined),
    });
    change('svg', { hostedUrl: `${origin}/a.png` });
    return hashOf('svg');
  }

  test.each<[string, Parameters<typeof serveHttp>[0], object]>([
    ['a file', (_, response) => response.end(bytes), { sha256: digest }],
    [
      'a file in chunks',
      (_, response) => {
        response.write(bytes.slice(0, 5));
        response.end(bytes.slice(5));
      },
      { sha256: digest },
    ],
    [
      'a file that comes compressed, although the request did not accept that',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes)),
      { sha256: digest },
    ],
    [
      'a file whose connection ends too early',
      (_, response) => {
        response.writeHead(200, { 'content-length': 500 }).write(bytes);
        setTimeout(() => response.destroy(), 20);
      },
      { sha256: null, reason: 'unavailable' },
    ],
    [
      'a file without end',
      (_, response) => {
        const more = () =>
          void (response.writable && response.write(Buffer.alloc(1024 * 1024), () => setImmediate(more)));
        more();
      },
      { sha256: null, reason: 'too_large' },
    ],
  ])('%s', async (_, answer, facts) => {
    const server = await serveHttp(answer);
    expect(await hashAt(server.origin)).toMatchObject(facts);
    await expect.poll(() => server.open()).toBe(0);
  });
});
