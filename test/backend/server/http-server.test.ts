import { Server } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { createHttpServer } from '#backend/server/http-server.ts';
import { serverLimits } from '#backend/server/limits.ts';
import { openConnection } from '#test/support/servers/connection.ts';
import { eventually } from '#test/support/shared/eventually.ts';

describe('H10 slow-client', () => {
  test('H10 slow-client: 10 s for headers and 30 s for a request, looked at every second', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    onTestFinished(() => listen.mockRestore());
    const server = createHttpServer(() => new Response());
    onTestFinished(async () => void (await server.stop(0)));
    const port = await server.listen('127.0.0.1', 0);
    expect(port).toBeGreaterThan(0);
    expect(listen.mock.contexts[0]).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 });
    expect(serverLimits.requestTimeoutCheckMs).toBeLessThanOrEqual(1_000);
    expect(serverLimits.requestHeadersTimeoutMs, 'half a request cannot outlive a stop').toBeLessThanOrEqual(
      limits.stopGraceMs,
    );
  });
});

describe('R1 graceful-stop: the server', () => {
  test('R1 graceful-stop: an incomplete head does not delay the stop', async () => {
    const server = createHttpServer(() => new Response());
    const connection = await openConnection(await server.listen('127.0.0.1', 0));
    connection.write('GET / HTTP/1.1\r\nHost: ');
    await server.stop(limits.stopGraceMs);
    await connection.closed;
  });

  test('R1 graceful-stop: a request that has arrived when the stop begins is answered', async () => {
    const server = createHttpServer(() => new Response('words'));
    const connection = await openConnection(await server.listen('127.0.0.1', 0));
    connection.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await connection.waitFor(/words/);
    connection.write('GET /again HTTP/1.1\r\nHost: x\r\n\r\n');
    await Promise.all([connection.closed, server.stop(limits.stopGraceMs)]);
    expect(connection.received().match(/words/g)).toHaveLength(2);
  });
});

describe('R7 overload: the server', () => {
  test('R7 overload: a waiting request whose client disconnects is not handled, others are', async () => {
    const asked: string[] = [];
    let onSlow = () => {};
    const server = createHttpServer((request) => {
      const path = new URL(request.url).pathname;
      asked.push(path);
      if (path === '/hello') return new Response('hello');
      onSlow();
      for (const began = performance.now(); performance.now() - began < 2 * serverLimits.schedulerSliceMs; );
      return new Response('words');
    });
    const port = await server.listen('127.0.0.1', 0);
    onTestFinished(async () => void (await server.stop(0)));
    const connections = await Promise.all(Array.from({ length: 20 }, () => openConnection(port)));
    const ask = (path: string) =>
      connections.forEach((connection) => void connection.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`));
    ask('/hello');
    await Promise.all(connections.map((connection) => connection.waitFor(/hello/)));
    server.longestWait();

    onSlow = () => connections.at(-1)?.end();
    ask('/slow');
    await Promise.all(connections.slice(0, -1).map((connection) => connection.waitFor(/words/)));
    await connections.at(-1)?.closed;
    expect(asked.filter((path) => path === '/slow')).toHaveLength(19);
    expect(connections.at(-1)?.received()).not.toContain('words');
    expect(server.longestWait()).toBeGreaterThan(serverLimits.schedulerSliceMs);
    expect(server.longestWait()).toBe(0);
  });

  test('R7 overload: a pipelined request is not handled: the connection closes after the first response', async () => {
    const asked: string[] = [];
    let isOpen = (): void => {};
    const gate = new Promise<void>((done) => {
      isOpen = done;
    });
    const server = createHttpServer(async (request) => {
      asked.push(new URL(request.url).pathname);
      await gate;
      return new Response('words');
    });
    const connection = await openConnection(await server.listen('127.0.0.1', 0));
    onTestFinished(async () => void (await server.stop(0)));
    const again = 'GET /again HTTP/1.1\r\nHost: x\r\n\r\n';
    connection.write(`GET /first HTTP/1.1\r\nHost: x\r\n\r\n${again.repeat(10_000)}`);
    await eventually(() => expect(asked).toHaveLength(1));
    expect(server.underWay()).toBe(1);
    isOpen();
    await connection.closed;
    expect(connection.received().match(/HTTP\/1\.1 200/g)).toHaveLength(1);
    expect(connection.received()).toContain('words');
    expect(asked).toEqual(['/first']);
  });
});
