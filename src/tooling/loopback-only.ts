import { Server } from 'node:net';
import { loopback } from './ports.ts';

/**
 * Loaded before a program that would listen on every network address: a port without an address is opened on loopback,
 * so that others on the network cannot reach work in progress.
 */
const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(this: Server, ...request: unknown[]): Server {
  const [first, ...others] = request;
  const onLoopback = typeof first === 'number' ? [{ port: first, host: loopback }, ...others] : request;
  return Reflect.apply(listen, this, onLoopback);
};
