import type { Socket } from 'node:net';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/** A text that counts as part of a response until `release` or the end of the response. */
export interface HeldText {
  /** The text in UTF-8. Other responses may share the bytes, so they must not be changed. */
  readonly bytes: Uint8Array;
  release(): void;
}

/** The memory that the responses of one connection hold. */
interface ResponseMemory {
  hold(text: string | Uint8Array): HeldText;
  /** The address that the memory is counted for. */
  clientAddress: string;
}

const memories = new WeakMap<Socket, ResponseMemory>();

/**
 * Counts the texts of responses over this connection with `hold`, for the connection's own address until
 * `setClientAddress`.
 */
export function trackMemory(socket: Socket, hold: ResponseMemory['hold']): void {
  memories.set(socket, { hold, clientAddress: socket.remoteAddress ?? '' });
}

/** The address that responses over this connection are counted for. */
export function clientAddressOf(socket: Socket): string {
  return memories.get(socket)?.clientAddress ?? '';
}

function memoryOf(c: Context<AppEnv>): ResponseMemory | undefined {
  const socket = c.env?.incoming?.socket;
  return socket && memories.get(socket);
}

/** Counts the response for an address other than that of its connection. */
export function setClientAddress(c: Context<AppEnv>, address: string): void {
  const memory = memoryOf(c);
  if (memory) memory.clientAddress = address;
}

const encoder = new TextEncoder();

/** Counts the bytes of a file as part of the response if that goes over a connection. They must not be changed. */
export function holdBytes(c: Context<AppEnv>, bytes: Uint8Array): void {
  memoryOf(c)?.hold(bytes);
}

/** The text in UTF-8, counted as part of the response if that goes over a connection. */
export function holdText(c: Context<AppEnv>, text: string): HeldText {
  return memoryOf(c)?.hold(text) ?? { bytes: encoder.encode(text), release: () => {} };
}
