import { connect, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Certificate } from '#sandbox/template/certificate.ts';
import { loopback } from '#tooling/ports.ts';

/** A way to a PostgreSQL that a test can disturb; it ends with the test. */
export interface PostgresProxy {
  /** The same database over this way, by the name of a host. */
  url(host: string): string;
  /** From now on no data passes in either direction, and no connection is closed. */
  goSilent(): void;
  /** New connections come through again; those that were silenced stay so. */
  speakAgain(): void;
  /** Cuts every connection. */
  cut(): void;
  /** How many connections there are. */
  open(): number;
  /** How many there ever were. */
  opened(): number;
}

/** What a PostgreSQL client asks before it speaks TLS, and the answer. Source: PostgreSQL's "Message Formats". */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

type Ready = (near: Duplex, first?: Buffer) => void;

function greet(socket: Socket, tls: Certificate | undefined, ready: Ready): void {
  socket.once('data', (first: Buffer) => {
    if (!first.equals(sslRequest)) return ready(socket, first);
    if (!tls) return void socket.end('N');
    const { key, certificate } = tls;
    socket.write('S');
    const secureContext = createSecureContext({ key, cert: certificate });
    const plain = new TLSSocket(socket, { isServer: true, secureContext });
    plain.on('error', () => socket.destroy());
    ready(plain);
  });
}

/** A way to the server of `database`, with TLS where there is a certificate for it and without where there is none. */
export async function proxyPostgres(database: string, certificate?: Certificate): Promise<PostgresProxy> {
  const target = new URL(database);
  const sockets = new Set<Socket>();
  let [isSilent, opened] = [false, 0];

  function join(near: Duplex, first?: Buffer): void {
    const far = connect(Number(target.port || 5432), target.hostname);
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    let isLost = isSilent;
    const listen = () => (isLost ||= isSilent);
    near.on('data', (bytes) => listen() || far.write(bytes));
    far.on('data', (bytes) => listen() || near.write(bytes));
    if (first && !listen()) far.write(first);
  }

  const server = createServer((socket) => {
    opened++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    greet(socket, certificate, join);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((done) => server.listen(0, loopback, done));
  onTestFinished(async () => {
    cut();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url(host) {
      const url = new URL(database);
      url.hostname = host;
      url.port = String(address.port);
      return url.href;
    },
    goSilent: () => {
      isSilent = true;
    },
    speakAgain: () => {
      isSilent = false;
    },
    cut,
    open: () => sockets.size,
    opened: () => opened,
  };
}
