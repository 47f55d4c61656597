import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as waitFor } from 'node:timers/promises';
import { BusyPortError, loopback } from '#tooling/ports.ts';
import { delayBytes, type Wait } from './delay-bytes.ts';
import type { RunningServer } from './listen.ts';

/** Where a slow network leads, and how slow it is. */
export interface SlowNetwork {
  /** The port it listens on; 0 selects a free one. */
  port: number;
  /** The port of the server behind it. */
  to: number;
  /** The round trip in milliseconds, read for every chunk of bytes. */
  roundTrip: () => number;
  /** How it waits; by the system's clock unless given. */
  wait?: Wait;
}

/**
 * Listens on loopback and forwards every connection to another port, as if that were a round trip away: each direction
 * takes half of it, and a connection can be used one round trip after it was opened, as after the handshake of TCP.
 * Source: RFC 9293 §3.5. Rejects with `BusyPortError` if the port is in use.
 */
export function startSlowNetwork({
  port,
  to,
  roundTrip,
  wait = waitFor,
}: SlowNetwork): Promise<RunningServer> {
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    // `pipeline` listens only until it settles, and a connection may be reset after that.
    socket.on('error', () => {});
    socket.once('close', () => open.delete(socket));
  };
  const half = (): number => roundTrip() / 2;

  async function forward(client: Socket): Promise<void> {
    keep(client);
    if (roundTrip() > 0) await wait(roundTrip());
    if (client.destroyed) return;
    const server = connect({ port: to, host: loopback, allowHalfOpen: true, noDelay: true });
    keep(server);
    await Promise.all([
      pipeline(client, delayBytes(half, wait), server),
      pipeline(server, delayBytes(half, wait), client),
    ]).catch(() => {
      client.destroy();
      server.destroy();
    });
  }

  const front = createServer({ allowHalfOpen: true, noDelay: true }, (client) => void forward(client));
  return new Promise((resolve, reject) => {
    front.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new BusyPortError(port) : error),
    );
    front.listen({ port, host: loopback }, () => {
      const address = front.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        stop: () =>
          new Promise((stopped) => {
            front.close(() => stopped());
            for (const socket of open) socket.destroy();
          }),
      });
    });
  });
}
