import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { alikeFrom } from '#backend/weighing/offered.ts';
import { routes } from '#contract/routes.ts';
import { type UnweighedReason, unweighedReasons } from '#contract/weighing.ts';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { shortDeadline } from '#test/support/backend/patience.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import {
  inShort,
  originalBytes,
  readWeighing,
  sendsOriginal,
  startWeighing,
  wants,
  weighingLines,
} from '#test/support/backend/weighed.ts';

const alike = () => alikeFrom;

async function weighed(options: Parameters<typeof startWeighing>[0] = {}) {
  const weighing = await startWeighing(options);
  weighing.backend.webflow.faults.always('GET cdn', sendsOriginal());
  return weighing;
}

/** A gate at which encodings wait until it opens. */
function createGate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { pause: () => promise, open: resolve };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

describe('an original that its host does not send', () => {
  test.each<[string, ScriptedReply, UnweighedReason]>([
    ['401', { kind: 'respond', status: 401 }, 'forbidden'],
    ['404', { kind: 'respond', status: 404 }, 'not_found'],
    ['500', { kind: 'respond', status: 500 }, 'unavailable'],
    [
      'a redirect',
      { kind: 'respond', status: 302, headers: { Location: 'https://x.example/' } },
      'redirected',
    ],
    ['a part that was not asked for', sendsOriginal(originalBytes, { status: 206 }), 'bad_answer'],
    [
      'less than it says',
      sendsOriginal(originalBytes, { headers: { 'Content-Length': '9999' } }),
      'bad_answer',
    ],
    ['no end', { kind: 'respond', body: originalBytes }, 'no_length'],
    [
      'a length of 50 MB',
      sendsOriginal(originalBytes, { headers: { 'Content-Length': '52428800' } }),
      'too_large',
    ],
    ['a reset in mid-file', sendsOriginal(originalBytes, { cutAfter: 5 }), 'unavailable'],
    ['silence', { kind: 'hang' }, 'timeout'],
    ['silence in mid-file', sendsOriginal(originalBytes, { stallAfter: 5 }), 'timeout'],
    ['one byte a second', sendsOriginal(originalBytes, { drip: 1_000 }), 'timeout'],
  ])('but %s is refused with the reason, and nothing is encoded', async (_, reply, reason) => {
    const { backend, weigh, fake } = await startWeighing({ deadline: shortDeadline });
    backend.webflow.faults.always('GET cdn', reply);
    expect(await weigh(['everything'])).toEqual(['started', `refused null ${reason}`, 'weighed', 'done']);
    expect(fake.opened).toEqual([]);
  });

  test('but 50 MB without a length is refused', async () => {
    const { backend, weigh } = await startWeighing();
    const body = new Uint8Array(50 * 1024 * 1024);
    backend.webflow.faults.always(
      'GET cdn',
      sendsOriginal(body, { headers: { 'Content-Length': '', 'Transfer-Encoding': 'chunked' } }),
    );
    expect(await weigh(['everything'])).toContain('refused null too_large');
  });

  test.each([
    ['another host', 'https://evil.example/a.jpg', 'host_not_allowed'],
    ['a local host', 'http://127.0.0.1/a.jpg', 'host_not_allowed'],
    ['the host as a user', 'https://cdn.prod.website-files.com@evil.example/a.jpg', 'host_not_allowed'],
  ])('because it is at %s is refused without asking', async (_, hostedUrl, reason) => {
    const { change, weigh, fake, cdnCalls } = await weighed();
    change('everything', { hostedUrl });
    expect(await weigh(['everything'])).toEqual([`refused null ${reason}`, 'weighed', 'done']);
    expect([fake.opened, cdnCalls()]).toEqual([[], 0]);
  });

  test('spoils no other of the call', async () => {
    const { change, weigh } = await weighed({ encoder: { score: alike } });
    change('gif', { hostedUrl: 'https://evil.example/a.gif' });
    expect(await weigh(['gif', 'everything'])).toEqual([
      'refused null host_not_allowed',
      'weighed',
      ...['started', 'source', 'webp 70 1600 suggested', 'avif 50 1600 suggested', 'weighed', 'done'],
    ]);
  });
});

describe('an encoder that refuses', () => {
  test.each(unweighedReasons)('an original for %s', async (refuses) => {
    const { weigh } = await weighed({ encoder: { refuses } });
    expect(await weigh(['everything'])).toEqual(['started', `refused null ${refuses}`, 'weighed', 'done']);
  });

  test.each(['animated', 'too_slow', 'out_of_memory', 'encoder_failed'] as const)(
    'one format for %s: the other goes on, and it is said once',
    async (reason) => {
      const { weigh } = await weighed({
        encoder: { score: alike, fails: ({ format }) => (format === 'avif' ? reason : undefined) },
      });
      expect(await weigh(['everything'], { widths: [400], variantWidths: [500] })).toEqual([
        ...['started', 'source', 'webp 70 400 suggested', `refused avif ${reason}`, 'webp 70 1600 suggested'],
        ...['variant webp 70 500', 'weighed', 'done'],
      ]);
    },
  );

  test.each(['damaged', 'not_an_image', 'unsupported_type', 'too_large'] as const)(
    'the first candidate for %s: the whole file is refused, once',
    async (reason) => {
      const { weigh, fake } = await weighed({ encoder: { fails: () => reason } });
      expect(await weigh(['everything'], { widths: [400], variantWidths: [500] })).toEqual([
        ...['started', 'source', `refused null ${reason}`, 'weighed', 'done'],
      ]);
      expect(fake.encoded).toHaveLength(1);
    },
  );

  test('WebP: no variants are estimated', async () => {
    const { weigh } = await weighed({
      encoder: { score: alike, fails: ({ format }) => (format === 'webp' ? 'too_slow' : undefined) },
    });
    expect(await weigh(['everything'], { variantWidths: [500] })).toEqual([
      ...['started', 'source', 'refused webp too_slow', 'avif 50 1600 suggested', 'weighed', 'done'],
    ]);
  });

  test('an original wider than the contract has', async () => {
    const { weigh } = await weighed({ encoder: { source: { width: 20_000, height: 3 } } });
    expect(await weigh(['everything'])).toContain('refused null too_many_pixels');
  });

  test('because it ended is asked again by the next press, and one that found the file broken is not', async () => {
    for (const [refuses, times] of [
      ['encoder_failed', 2],
      ['damaged', 1],
    ] as const) {
      const { weigh, fake } = await weighed({ encoder: { refuses } });
      await weigh(['everything']);
      await weigh(['everything']);
      expect(fake.opened).toHaveLength(times);
    }
  });
});

describe('people at once', () => {
  test('ask for the same file: it is read and each candidate encoded once, and both get all lines', async () => {
    const gate = createGate();
    const { ask, fake, cdnCalls } = await weighed({ encoder: gate });
    const wanted = [wants(assetIdOf('everything'), { widths: [400] })];
    const answers = [await ask(wanted), await ask(wanted)];
    const read = Promise.all(answers.map(weighingLines));
    await until(() => fake.encoded.length > 0);
    gate.open();
    const [one, other] = await read;
    expect(one).toEqual(other);
    expect(one?.map(inShort)).toContain('avif 70 1600');
    expect(new Set(fake.encoded).size).toBe(fake.encoded.length);
    expect([fake.opened.length, cdnCalls()]).toEqual([1, 1]);
  });

  test('one leaves: the encoding goes on for the other', async () => {
    const gate = createGate();
    const { ask, fake } = await weighed({ encoder: { ...gate, score: alike } });
    const wanted = [wants(assetIdOf('everything'))];
    const [left, stays] = [readWeighing(await ask(wanted)), await ask(wanted)];
    const lines = weighingLines(stays);
    await until(() => fake.encoded.length === 1);
    await left.leave();
    gate.open();
    expect((await lines).map(inShort)).toContain('webp 70 1600 suggested');
    expect([fake.left, fake.opened.length]).toEqual([[], 1]);
  });

  test('all leave: the encoding stops, and the next file has its turn', async () => {
    const { ask, fake } = await weighed({
      encoder: { pause: ({ format }) => (format === 'avif' ? new Promise(() => {}) : Promise.resolve()) },
    });
    const wanted = [wants(assetIdOf('everything')), wants(assetIdOf('gif'))];
    const people = [readWeighing(await ask(wanted)), readWeighing(await ask(wanted))];
    await until(() => fake.encoded.some((name) => name.startsWith('avif')));
    for (const one of people) await one.leave();
    await until(() => fake.openNow() === 0);
    expect(fake.left).toEqual(['avif of 1600 px at 50']);
    const gif = readWeighing(await ask([wants(assetIdOf('gif'))]));
    expect(await gif.next()).toEqual({ started: assetIdOf('gif') });
    await gif.leave();
  });
});

describe('a site that is disconnected', () => {
  test('in the middle: the encoding stops, and the last line says so', async () => {
    const { backend, ask, fake, session } = await weighed({
      encoder: { pause: () => new Promise(() => {}) },
    });
    const lines = weighingLines(await ask([wants(assetIdOf('everything'))]));
    await until(() => fake.encoded.length === 1);
    await backend.ask(routes.disconnect.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}` },
    });
    expect((await lines).map(inShort).at(-1)).toBe('not_connected');
    await until(() => fake.openNow() === 0);
    expect(eventsOf(backend, 'failed')).toEqual([]);
  });

  test('and connected again knows nothing of before', async () => {
    const { backend, weigh, ask, fake, session } = await weighed();
    await weigh(['everything']);
    await backend.ask(routes.disconnect.path, {
      method: 'POST',
      headers: { authorization: `Bearer ${session}` },
    });
    await expectProblem(await ask([wants(assetIdOf('everything'))]), 'not_connected');
    await backend.install();
    await weighingLines(await ask([wants(assetIdOf('everything'))], { session: await backend.signIn() }));
    expect(fake.opened).toHaveLength(2);
  });
});

test('a process that is to end ends the weighing with a problem, and stops encoding', async () => {
  const { backend, ask, fake } = await weighed({ encoder: { pause: () => new Promise(() => {}) } });
  const lines = weighingLines(await ask([wants(assetIdOf('everything'))]));
  await until(() => fake.encoded.length === 1);
  backend.stop();
  expect((await lines).map(inShort).at(-1)).toBe('service_unavailable');
  await until(() => fake.openNow() === 0);
});
