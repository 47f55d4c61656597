import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSilentServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on a loopback port that ends with the test and knows who is connected to it. */
export interface Loopback {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** The requests whose headers have arrived, oldest first. */
  readonly requests: readonly IncomingMessage[];
  /** How many connections ever carried something to the server; a client may open spare ones. */
  used(): number;
  /** How many of those are open. */
  open(): number;
  /** How many bytes were sent over all connections that are closed by now. */
  bytesSent(): number;
}

async function listen(server: Server, requests: readonly IncomingMessage[]): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const open = () => [...sockets].filter((socket) => socket.bytesRead > 0).length;
  let closed = 0;
  let bytesSent = 0;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client that hangs up is what these tests are about, not an error of the server.
    socket.on('error', () => {});
    socket.on('close', () => {
      bytesSent += socket.bytesWritten;
      if (socket.bytesRead > 0) closed++;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    used: () => closed + open(),
    open,
    bytesSent: () => bytesSent,
  };
}

/** An HTTP server that answers with `handler`. */
export function serveHttp(handler: RequestListener): Promise<Loopback> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  return listen(server, requests);
}

/** A server that accepts connections, reads what it is sent and never says a word. */
export function serveSilence(): Promise<Loopback> {
  return listen(
    createSilentServer((socket) => socket.resume()),
    [],
  );
}
