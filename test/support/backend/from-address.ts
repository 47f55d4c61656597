import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

/** What a server would know of a connection from this address. */
export function connectionFrom(address: string): { incoming: IncomingMessage } {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return { incoming: new IncomingMessage(socket) };
}
