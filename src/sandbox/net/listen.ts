import type { Server } from 'node:http';
import { BusyPortError, loopback } from '#tooling/ports.ts';

/** A server that listens. */
export interface RunningServer {
  port: number;
  /** Stops listening and cuts what is still open. */
  stop(): Promise<void>;
}

/** Listens on loopback; port 0 takes a free one. Throws `BusyPortError` where the port is in use. */
export function listen(server: Server, port: number): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new BusyPortError(port) : error),
    );
    server.listen({ port, host: loopback }, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            server.closeAllConnections();
          }),
      });
    });
  });
}
