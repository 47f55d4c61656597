import { createServer } from 'node:net';

/** The only address anything of ours listens on while it is developed or tested. */
export const loopback = '127.0.0.1';

/** A port that something else listens on. */
export class BusyPortError extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use`);
    this.port = port;
  }
}

function tryPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/**
 * The port itself if it is free, or a free one for 0. Throws `BusyPortError` for one in use. A server on every address
 * also has the loopback one, so checking that is enough.
 */
export async function claimPort(port: number): Promise<number> {
  return tryPort(port, loopback).catch((error: unknown) => {
    throw isBusy(error) ? new BusyPortError(port) : error;
  });
}
