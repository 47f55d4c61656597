import { createServer, type ServerResponse } from 'node:http';
import { Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { callerOf, noteHolder } from '../http/answer-holder.ts';
import { noteArrival } from '../http/request-timing.ts';
import { systemClock } from '../platform/clock.ts';
import { createRequestScheduler } from '../platform/request-scheduler.ts';
import { serverLimits } from './limits.ts';
import { type Cuts, createUnreadAnswers } from './unread-answers.ts';

export interface HttpServer {
  /** Starts to listen and tells the port, which port 0 leaves to the system. Rejects with the system's error. */
  listen(host: string, port: number): Promise<number>;
  /**
   * Refuses new connections and answers what is under way, for `grace` milliseconds at most; then cuts the rest and
   * returns how many requests that were. Those whose clients do not read are cut before, and not counted.
   */
  stop(grace: number): Promise<number>;
  /** Cuts answers whose clients do not read them; to be called by a timer every `serverLimits.answerCheckMs`. */
  look(): void;
  /** How many requests are not answered to their end. */
  underWay(): number;
  /** The longest a request has waited to be looked at since this was last asked, in milliseconds. */
  longestWait(): number;
}

export interface HttpServerOptions {
  /** Called with how many answers were cut because their clients did not read them. */
  readonly onCut?: (cuts: Cuts) => void;
  /** The milliseconds by which clients that do not read are timed; those of the process where not given. */
  readonly now?: () => number;
}

/** A Node server in front of the application, with an end to every wait a slow client could cause. */
export function createHttpServer(
  fetch: (request: Request) => Response | Promise<Response>,
  { onCut = () => {}, now = systemClock.elapsed }: HttpServerOptions = {},
): HttpServer {
  const underWay = new Set<ServerResponse>();
  // A connection has one request at a time, or one client could fill the memory with those that wait. Who sends another
  // before the answer is answered the first, and asks again over a new connection. Source: RFC 9112 §9.3.2.
  const asking = new WeakSet<Socket>();
  const impatient = new WeakSet<Socket>();
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
    caller: callerOf,
    // A close would leave unread bytes in the kernel's buffers.
    cut: (socket) => void socket.resetAndDestroy(),
  });

  function look(): void {
    const sockets = [...underWay].map(({ req }) => req.socket);
    const cuts = unread.look(
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
    // Node's parser takes `HTTP/2.0`, and a line without a version, for HTTP/1.1, and a proxy may not: nothing may be guessed of such a
    // request. Source: RFC 9110 §15.6.6; RFC 9113 §3.3 begins HTTP/2 otherwise.
    if (request.httpVersionMajor !== 1) {
      response.writeHead(505, { connection: 'close' }).end();
      return;
    }
    if (asking.has(socket)) {
      impatient.add(socket.pause());
      return;
    }
    asking.add(socket);
    underWay.add(response);
    if (isStopping) response.shouldKeepAlive = false;
    response.once('close', () => {
      underWay.delete(response);
      unread.end(socket);
      asking.delete(socket);
      if (impatient.has(socket)) socket.destroySoon();
      if (isStopping && underWay.size === 0) server.closeAllConnections();
    });
    noteArrival(request, systemClock.elapsed());
    scheduler.run(() => {
      // Whoever has left while waiting needs no answer.
      if (underWay.has(response)) void answer(request, response);
    });
  });
  server.on('connection', (socket) => noteHolder(socket, (text) => unread.hold(socket, text)));

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
        // An HTTP server's own close() would cut idle connections at once, and a request on its way over one with them.
        Server.prototype.close.call(server, done);
      });
      for (const response of underWay) response.shouldKeepAlive = false;
      // What has arrived by now is read in the next turn of the event loop.
      await turn();
      look();
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

    look,
    underWay: () => underWay.size,
    longestWait: scheduler.longestWait,
  };
}
