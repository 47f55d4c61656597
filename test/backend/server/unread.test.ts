import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { createHttpServer } from '#backend/server/http-server.ts';
import { serverLimits } from '#backend/server/limits.ts';
import type { Cuts } from '#backend/server/unread-answers.ts';
import { mostBuffered } from '#test/support/servers/socket-buffers.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const pieces = Math.ceil((2 * mostBuffered()) / limits.answerPieceBytes);
const size = pieces * limits.answerPieceBytes;
const everyPiece = new TextEncoder().encode('x'.repeat(limits.answerPieceBytes));

/** A response larger than what the kernel keeps of a connection, whose pieces are made as they are taken. */
function large(): Response {
  let made = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (made < size) controller.enqueue(everyPiece);
        else controller.close();
        made += everyPiece.length;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-length': String(size) } });
}

/** A server whose answers are large and whose clock moves when the test says so. */
async function serve() {
  let now = 0;
  const cuts: Cuts[] = [];
  const fetch = (request: Request) => (request.url.endsWith('/small') ? new Response('small') : large());
  const server = createHttpServer(fetch, { now: () => now, onCut: (made) => cuts.push(made) });
  const port = await server.listen('127.0.0.1', 0);
  onTestFinished(async () => void (await server.stop(0)));

  /** Looks once a second for so long; `each` is waited for before each look. */
  async function pass(milliseconds: number, each = async () => {}): Promise<void> {
    for (const end = now + milliseconds; now < end; ) {
      now += serverLimits.answerCheckMs;
      await each();
      // What has come is read and written between two looks.
      await turn();
      server.cutUnread();
    }
  }
  return { server, port, cuts, pass };
}

/** A client that has asked and reads nothing until it is said how much. */
async function ask(port: number, path = '/') {
  const socket: Socket = connect(port, '127.0.0.1').pause();
  onTestFinished(() => void socket.destroy());
  // A reset is one way of being closed.
  socket.on('error', () => {});
  const close = new Promise<void>((done) => void socket.once('close', () => done()));
  let [received, wanted] = [0, 0];
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received >= wanted) socket.pause();
  });
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);

  /** Reads so many bytes more, and waits for them. */
  async function read(bytes: number): Promise<void> {
    wanted += bytes;
    if (received >= wanted) return;
    socket.resume();
    await eventually(() => expect(received).toBeGreaterThanOrEqual(wanted));
  }
  return {
    read,
    /** Reads on until the connection is closed: a client that does not read gets no close event. */
    async closed(): Promise<void> {
      wanted = Number.POSITIVE_INFINITY;
      socket.resume();
      await close;
    },
  };
}

const sumOf = (cuts: readonly Cuts[]) => cuts.reduce((sum, { standstill }) => sum + standstill, 0);

describe('B4 unread-answer: over real connections', () => {
  test('B4 unread-answer: clients that read nothing are cut after the standstill, others get their response', async () => {
    const { server, port, cuts, pass } = await serve();
    const silent = await Promise.all(Array.from({ length: 20 }, () => ask(port)));
    await eventually(() => expect(server.underWay()).toBe(20));
    await pass(serverLimits.answerStandstillMs);
    expect(cuts).toEqual([]);
    await (await ask(port, '/small')).read(5);
    while (sumOf(cuts) < 20) await pass(serverLimits.answerCheckMs);
    for (const { closed } of silent) await closed();
    await eventually(() => expect(server.underWay()).toBe(0));
    expect(sumOf(cuts)).toBe(20);
  });

  test('B4 unread-answer: a slow reader gets its whole response', async () => {
    const { server, port, cuts, pass } = await serve();
    const slow = await ask(port);
    const [looks, bytes] = [(4 * serverLimits.answerStandstillMs) / serverLimits.answerCheckMs, 100_000];
    await pass(4 * serverLimits.answerStandstillMs, () => slow.read(bytes));
    expect(cuts).toEqual([]);
    expect(server.underWay()).toBe(1);
    await slow.read(size - looks * bytes);
    await eventually(() => expect(server.underWay()).toBe(0));
    expect(cuts).toEqual([]);
  });

  test('R1 graceful-stop: clients that read nothing do not delay the stop and are not counted', async () => {
    const { server, port, pass, cuts } = await serve();
    const silent = await Promise.all(Array.from({ length: 5 }, () => ask(port)));
    await eventually(() => expect(server.underWay()).toBe(5));
    await pass(serverLimits.answerShortStandstillMs);
    expect(cuts).toEqual([]);
    const stopped = server.stop(10 * limits.stopGraceMs);
    while (sumOf(cuts) < 5) await pass(serverLimits.answerCheckMs);
    expect(await stopped).toBe(0);
    for (const { closed } of silent) await closed();
  });
});
