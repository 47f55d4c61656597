import { describe, expect, test, vi } from 'vitest';
import { WebflowFailure } from '#backend/webflow/failure.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { clientOver, realClient } from '#test/support/backend/client-over.ts';
import { readsFrom, startSignedIn } from '#test/support/backend/signed-in.ts';
import { rejection, transportOver } from '#test/support/backend/transport.ts';
import { type Loopback, serveHttp, serveSilence } from '#test/support/servers/loopback.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { collectGarbage } from '#test/support/shared/garbage.ts';
import { shareOf } from '#test/support/shared/thorough.ts';

/** Milliseconds; long enough for a busy machine to connect in. */
const deadline = 1_000;

/** A deadline that is over once the server has been reached, however long that takes. */
function overOnceReached(server: Loopback): AbortSignal {
  const controller = new AbortController();
  eventually(() => expect(server.used()).toBe(1)).finally(() =>
    controller.abort(new DOMException('the time is over', 'TimeoutError')),
  );
  return controller.signal;
}

const silences: [string, () => Promise<Loopback>][] = [
  ['accepts the connection and says nothing', serveSilence],
  ['never answers', () => serveHttp(() => {})],
  [
    'sends headers, then nothing',
    () => serveHttp((_, response) => void response.writeHead(200, { 'content-length': '99' }).flushHeaders()),
  ],
  [
    'sends half a body, then nothing',
    () => serveHttp((_, response) => void response.writeHead(200).write('{"id":')),
  ],
  [
    'sends a refusal whose body never ends',
    () => serveHttp((_, response) => void response.writeHead(404).write('{"code":')),
  ],
  [
    'sends one byte after the other without end',
    () =>
      serveHttp((_, response) => {
        const drip = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(drip));
      }),
  ],
];

describe('U1 total-deadline: one deadline for the whole call, body included', () => {
  test.each(silences)('U1 total-deadline: Webflow %s', async (_, serve) => {
    const server = await serve();
    const signal = overOnceReached(server);
    const error = await rejection(transportOver(realClient)({ url: new URL(server.origin), signal }));
    expect(error).toBeInstanceOf(WebflowFailure);
    expect(error).toHaveProperty('reason', { kind: 'timeout' });
    expect(server.used()).toBe(1);
    await eventually(() => expect(server.open()).toBe(0));
  });

  test.each(silences)('U1 total-deadline: Webflow %s to a POST', async (_, serve) => {
    const server = await serve();
    const signal = overOnceReached(server);
    const call = { url: new URL(server.origin), body: { idToken: 'x' }, signal };
    expect(await rejection(transportOver(realClient)(call))).toHaveProperty('reason', { kind: 'timeout' });
    expect(server.used()).toBe(1);
    await eventually(() => expect(server.open()).toBe(0));
  });

  test.each(shareOf(silences, 0))(
    'U1 total-deadline: the panel gets upstream_timeout when Webflow %s',
    async (_, serve) => {
      const server = await serve();
      const { read } = await startSignedIn({ deadline, connect: readsFrom(server.origin) });
      const response = await read(assetIdOf('everything'));
      expect(response.status).toBe(504);
      expect(await response.json()).toMatchObject({ code: 'upstream_timeout' });
      expect(server.used()).toBe(1);
      await eventually(() => expect(server.open()).toBe(0));
    },
  );

  test('U1 total-deadline: an exchange that Webflow never answers is answered with 504 upstream_timeout', async () => {
    const { backend } = await startSignedIn({ deadline });
    backend.webflow.faults.always('POST /beta/token/resolve', { kind: 'hang' });
    const response = await backend.exchange();
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ code: 'upstream_timeout' });
    expect(backend.webflow.calls.count('POST /beta/token/resolve')).toBe(1);
  });

  test('U1 total-deadline: tries and pauses share the one deadline', async () => {
    const failing = vi.fn(async () => new Response(null, { status: 503 }));
    // A draw this large makes the first pause longer than the deadline.
    const send = transportOver(clientOver(failing), () => 100_000);
    const signal = AbortSignal.timeout(deadline);
    const error = await rejection(send({ url: new URL('https://api.webflow.com/'), signal }));
    expect(error).toHaveProperty('reason', { kind: 'timeout' });
    expect(failing).toHaveBeenCalledOnce();
  });

  // A Request that is collected no longer follows its signal (nodejs/undici#3644).
  test.each(shareOf(silences, 2))(
    'U1 total-deadline: garbage is collected while Webflow %s',
    async (_, serve) => {
      const server = await serve();
      const signal = AbortSignal.timeout(deadline);
      const answer = rejection(transportOver(realClient)({ url: new URL(server.origin), signal }));
      await eventually(() => expect(server.open()).toBe(1));
      await collectGarbage();
      expect(await answer).toHaveProperty('reason', { kind: 'timeout' });
      await eventually(() => expect(server.open()).toBe(0));
    },
  );
});
