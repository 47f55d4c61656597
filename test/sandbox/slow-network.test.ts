import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { delayBytes } from '#sandbox/net/delay-bytes.ts';
import { listen, type RunningServer } from '#sandbox/net/listen.ts';
import { startSlowNetwork } from '#sandbox/net/slow-network.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { BusyPortError, claimPort, loopback } from '#tooling/ports.ts';

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function open(answer: RequestListener, roundTrip = 100) {
  const server = await listen(createServer(answer), 0);
  const waits: number[] = [];
  const network = await startSlowNetwork({
    port: 0,
    to: server.port,
    roundTrip: () => roundTrip,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  running.push(network, server);
  return { network, server, waits, url: `http://${loopback}:${network.port}/` };
}

async function read(url: string, agent?: Agent): Promise<string> {
  const [response]: IncomingMessage[] = await once(get(url, agent ? { agent } : {}), 'response');
  return Buffer.concat((await response?.toArray()) ?? []).toString();
}

test('a first request waits one round trip to connect and half of one each way, a second one does not connect', async () => {
  const { url, waits } = await open((_, response) => response.writeHead(204).end());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await read(url, agent);
  expect(waits).toEqual([100, 50, 50]);
  await read(url, agent);
  expect(waits).toEqual([100, 50, 50, 50, 50]);
  agent.destroy();
});

test('a network without a delay waits for nothing', async () => {
  const { url, waits } = await open((_, response) => response.end('fast'), 0);
  expect(await read(url)).toBe('fast');
  expect(waits).toEqual([]);
});

test('a response arrives whole and in parts as they were sent', async () => {
  const { promise: more, resolve: sendMore } = Promise.withResolvers<void>();
  const { url } = await open(async (_, response) => {
    response.write('first ');
    await more;
    response.end('x'.repeat(3_000_000));
  });
  const [response]: IncomingMessage[] = await once(get(url), 'response');
  const parts: string[] = [];
  response?.on('data', (part) => parts.push(String(part)));
  await eventually(() => expect(parts.join('')).toBe('first '));
  sendMore();
  if (response) await once(response, 'end');
  expect(parts.join('')).toBe(`first ${'x'.repeat(3_000_000)}`);
});

test('a caller who leaves is gone for the server too', async () => {
  const heard: string[] = [];
  const { url } = await open((request) => {
    heard.push('asked');
    request.once('close', () => heard.push('left'));
  });
  const request = get(url).on('error', () => {});
  await eventually(() => expect(heard).toEqual(['asked']));
  request.destroy();
  await eventually(() => expect(heard).toEqual(['asked', 'left']));
});

test('a connection to a port where nothing listens is closed', async () => {
  const network = await startSlowNetwork({ port: 0, to: await claimPort(0), roundTrip: () => 0 });
  running.push(network);
  await expect(read(`http://${loopback}:${network.port}/`)).rejects.toThrow();
});

test('stopping closes open connections, and a busy port rejects with its number', async () => {
  const { network, server } = await open(() => {});
  await expect(startSlowNetwork({ port: network.port, to: 1, roundTrip: () => 0 })).rejects.toEqual(
    new BusyPortError(network.port),
  );
  const socket = connect(network.port, loopback);
  await once(socket, 'connect');
  await network.stop();
  await once(socket, 'close');
  running.splice(0, running.length, server);
});

test('chunks keep their order whatever each of them waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), async (delays) => {
      const rest = delays.values();
      const stream = delayBytes(
        () => rest.next().value ?? 0,
        async (turns) => {
          for (let count = 0; count < turns; count++) await turn();
        },
      );
      for (const number of delays.keys()) stream.write(`${number} `);
      stream.end();
      expect(Buffer.concat(await stream.toArray()).toString()).toBe(
        delays.map((_, number) => `${number} `).join(''),
      );
    }),
    { numRuns: 30 },
  );
});

test('a sender waits while a receiver reads nothing', async () => {
  const stream = delayBytes(
    () => 1,
    () => turn(),
  );
  let taken = 0;
  for (let count = 0; count < 100; count++) stream.write(Buffer.alloc(100_000), () => taken++);
  for (let count = 0; count < 200; count++) await turn();
  expect(taken).toBeGreaterThan(5);
  expect(taken).toBeLessThan(30);
  stream.destroy();
});
