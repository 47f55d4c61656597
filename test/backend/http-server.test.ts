import { Server } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHttpServer } from '#backend/http-server.ts';
import { limits } from '#contract/limits.ts';
import { openConnection } from '#test/support/connection.ts';

describe('H10 slow-client', () => {
  test('H10 slow-client: 10 s for headers and 30 s for a request, looked at every second', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    onTestFinished(() => listen.mockRestore());
    const server = createHttpServer(() => new Response());
    onTestFinished(async () => void (await server.stop(0)));
    const port = await server.listen('127.0.0.1', 0);
    expect(port).toBeGreaterThan(0);
    expect(listen.mock.contexts[0]).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 });
    expect(limits.requestTimeoutCheck).toBeLessThanOrEqual(1_000);
    expect(limits.requestHeadersTimeout, 'half a request cannot outlive a stop').toBeLessThanOrEqual(
      limits.stopGrace,
    );
  });
});

describe('R1 graceful-stop: the server', () => {
  test('R1 graceful-stop: half a head does not delay it', async () => {
    const server = createHttpServer(() => new Response());
    const connection = await openConnection(await server.listen('127.0.0.1', 0));
    connection.write('GET / HTTP/1.1\r\nHost: ');
    await server.stop(limits.stopGrace);
    await connection.closed;
  });

  test('R1 graceful-stop: a request that has arrived when the stop begins is answered', async () => {
    const server = createHttpServer(() => new Response('words'));
    const connection = await openConnection(await server.listen('127.0.0.1', 0));
    connection.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await connection.waitFor(/words/);
    connection.write('GET /again HTTP/1.1\r\nHost: x\r\n\r\n');
    await Promise.all([connection.closed, server.stop(limits.stopGrace)]);
    expect(connection.received().match(/words/g)).toHaveLength(2);
  });
});
