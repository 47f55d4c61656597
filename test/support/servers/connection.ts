import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { eventually } from '#test/support/shared/eventually.ts';

/** One TCP connection, to say what no HTTP client would. */
export interface Connection {
  write(text: string | Uint8Array): void;
  /** All that was received so far. */
  received(): string;
  /** Waits until the pattern was received, and answers everything received. */
  waitFor(pattern: RegExp): Promise<string>;
  /** Resolves when the other side has closed. */
  readonly closed: Promise<void>;
  end(): void;
}

/** Opens a connection on loopback; it ends with the test. Rejects where no server listens. */
export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  // A reset is one way of being closed.
  socket.on('error', () => {});
  const closed = new Promise<void>((done) => {
    socket.once('close', () => done());
  });
  onTestFinished(() => void socket.destroy());
  return {
    write: (text) => void socket.write(text),
    received: () => received,
    waitFor: (pattern) =>
      eventually(() => {
        if (!pattern.test(received)) throw new Error(`not received: ${pattern} in ${received.slice(0, 500)}`);
        return received;
      }),
    closed,
    end: () => void socket.end(),
  };
}

/** Sends one text over a connection of its own and answers all that comes back until it is closed. */
export async function sendRaw(port: number, text: string | Uint8Array): Promise<string> {
  const connection = await openConnection(port);
  connection.write(text);
  await connection.closed;
  return connection.received();
}
