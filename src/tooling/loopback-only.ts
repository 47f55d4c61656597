import { Server } from 'node:net';
import { loopback } from './ports.ts';

/**
 * Loaded before a program that would listen on every network address: a port it opens without naming an address is
 * opened on loopback, so that nobody else on the network sees work in progress.
 */
const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(this: Server, ...request: unknown[]): Server {
  const [first, ...others] = request;
  const onLoopback = typeof first === 'number' ? [{ port: first, host: loopback }, ...others] : request;
  return Reflect.apply(listen, this, onLoopback);
};
