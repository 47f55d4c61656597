import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A balancer of connections, as stands before several instances. */
export interface RoundRobin {
  readonly origin: string;
  /** Which server the connection from this local port was given. */
  serverOf(clientPort: number): string | undefined;
}

/** Gives each new connection to the next of these servers that takes it; ends with the test. */
export async function roundRobin(origins: readonly string[]): Promise<RoundRobin> {
  const given = new Map<number, string>();
  const sockets = new Set<Socket>();
  let turn = 0;

  function give(client: Socket, tries: number): void {
    const origin = origins[turn++ % origins.length] ?? '';
    const behind = connect(Number(new URL(origin).port), '127.0.0.1');
    sockets.add(behind);
    let isThrough = false;
    behind.once('connect', () => {
      isThrough = true;
      given.set(client.remotePort ?? 0, origin);
      client.pipe(behind).pipe(client);
    });
    // One that refuses a connection is not given it; one that breaks it takes it along.
    behind.on('error', () => {
      if (!isThrough && tries > 1) give(client, tries - 1);
      else client.destroy();
    });
    behind.on('close', () => {
      sockets.delete(behind);
      if (isThrough) client.destroy();
    });
    client.once('close', () => behind.destroy());
  }

  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => {});
    client.once('close', () => sockets.delete(client));
    give(client, origins.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port');
  return { origin: `http://127.0.0.1:${address.port}`, serverOf: (clientPort) => given.get(clientPort) };
}
