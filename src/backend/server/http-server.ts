import { createServer, type ServerResponse } from 'node:http';
import { Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { recordArrival } from '../http/request-timing.ts';
import { clientAddressOf, trackMemory } from '../http/response-memory.ts';
import { systemClock } from '../platform/clock.ts';
import { createRequestScheduler } from '../platform/request-scheduler.ts';
import { serverLimits } from './limits.ts';
import { type Cuts, createUnreadAnswers } from './unread-answers.ts';

export interface HttpServer {
  /** Starts to listen and returns the port; port 0 lets the system choose one. Rejects with the system's error. */
  listen(host: string, port: number): Promise<number>;
  /**
   * Refuses new connections and finishes open requests for at most `grace` milliseconds; then cuts the rest and returns
   * their number. Responses that clients do not read are cut before, and not counted.
   */
  stop(grace: number): Promise<number>;
  /** Cuts responses that clients do not read. A timer calls it every `serverLimits.answerCheckMs`. */
  cutUnread(): void;
  /** The number of open requests. */
  underWay(): number;
  /** The longest wait of a request for its handler since the last call, in milliseconds. */
  longestWait(): number;
}

export interface HttpServerOptions {
  /** Called with the number of responses that were cut because clients did not read them. */
  readonly onCut?: (cuts: Cuts) => void;
  /** The clock that times clients that do not read, in milliseconds; that of the process by default. */
  readonly now?: () => number;
}

/** A Node server for the application, with a timeout for every wait that a slow client can cause. */
export function createHttpServer(
  fetch: (request: Request) => Response | Promise<Response>,
  { onCut = () => {}, now = systemClock.elapsed }: HttpServerOptions = {},
): HttpServer {
  const underWay = new Set<ServerResponse>();
  // A connection has one request at a time, or one client could fill the memory with waiting requests. After a
  // pipelined request the connection is closed with the first response, and the client sends the second again. Source:
  // RFC 9112 §9.3.2.
  const busySockets = new WeakSet<Socket>();
  const pipeliningSockets = new WeakSet<Socket>();
  let isStopping = false;
  const answer = getRequestListener(fetch);
  const scheduler = createRequestScheduler({
    now: systemClock.elapsed,
    sliceMs: serverLimits.schedulerSliceMs,
  });
  const unread = createUnreadAnswers<Socket>({
    now,
    waiting: (socket) => socket.writableLength,
    taken: (socket) => socket.bytesWritten - socket.writableLength,
    client: clientAddressOf,
    // `end` would leave unread bytes in the kernel's buffers.
    cut: (socket) => void socket.resetAndDestroy(),
  });

  function cutUnread(): void {
    const sockets = [...underWay].map(({ req }) => req.socket);
    const cuts = unread.cutOverLimits(
      sockets,
      isStopping ? serverLimits.answerShortStandstillMs : serverLimits.answerStandstillMs,
    );
    if (cuts.standstill + cuts.memory > 0) onCut(cuts);
  }

  const options = {
    headersTimeout: serverLimits.requestHeadersTimeoutMs,
    requestTimeout: serverLimits.requestTimeoutMs,
    connectionsCheckingInterval: serverLimits.requestTimeoutCheckMs,
  };
  const server = createServer(options, (request, response) => {
    const { socket } = request;
    // Node's parser accepts `HTTP/2.0`, and a line without a version, as HTTP/1.1, which a proxy may not. Source: RFC
    // 9110 §15.6.6; RFC 9113 §3.3 begins HTTP/2 otherwise.
    if (request.httpVersionMajor !== 1) {
      response.writeHead(505, { connection: 'close' }).end();
      return;
    }
    if (busySockets.has(socket)) {
      pipeliningSockets.add(socket.pause());
      return;
    }
    busySockets.add(socket);
    underWay.add(response);
    if (isStopping) response.shouldKeepAlive = false;
    response.once('close', () => {
      underWay.delete(response);
      unread.end(socket);
      busySockets.delete(socket);
      if (pipeliningSockets.has(socket)) socket.destroySoon();
      if (isStopping && underWay.size === 0) server.closeAllConnections();
    });
    recordArrival(request, systemClock.elapsed());
    scheduler.run(() => {
      // The client may have disconnected during the wait.
      if (underWay.has(response)) void answer(request, response);
    });
  });
  server.on('connection', (socket) => trackMemory(socket, (text) => unread.hold(socket, text)));

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host, backlog: serverLimits.waitingConnections }, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),

    async stop(grace) {
      isStopping = true;
      const closed = new Promise((done) => {
        // `close` of an HTTP server also cuts idle connections at once, and a request that is on its way over one.
        Server.prototype.close.call(server, done);
      });
      for (const response of underWay) response.shouldKeepAlive = false;
      // Node reads requests that have arrived by now in the next turn of the event loop.
      await turn();
      cutUnread();
      if (underWay.size === 0) server.closeAllConnections();
      let cut = 0;
      const late = setTimeout(() => {
        cut = underWay.size;
        server.closeAllConnections();
      }, grace);
      await closed;
      clearTimeout(late);
      return cut;
    },

    cutUnread,
    underWay: () => underWay.size,
    longestWait: scheduler.longestWait,
  };
}
