import type { Server } from 'node:http';
import { BusyPortError, loopback } from '#tooling/ports.ts';

/** A listening server. */
export interface RunningServer {
  port: number;
  /** Stops listening and closes all open connections. */
  stop(): Promise<void>;
}

/** Listens on loopback; 0 selects a free port. Rejects with `BusyPortError` if the port is in use. */
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
