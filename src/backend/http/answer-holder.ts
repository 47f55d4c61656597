import type { Socket } from 'node:net';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/** A text that counts as part of an answer under way until `release` or its end. */
interface Holding {
  /** The text in UTF-8; they may be shared with other answers, and must not be changed. */
  readonly bytes: Uint8Array;
  release(): void;
}

/** What the server does for the answer on one connection. */
interface AnswerHolder {
  hold(text: string): Holding;
  /** The address its request came from, by which it is counted. */
  caller: string;
}

const holders = new WeakMap<Socket, AnswerHolder>();

/** Has the answers over this connection held by `hold`, for the connection's own address until another is named. */
export function noteHolder(socket: Socket, hold: AnswerHolder['hold']): void {
  holders.set(socket, { hold, caller: socket.remoteAddress ?? '' });
}

/** The address that the answers over this connection are counted for. */
export function callerOf(socket: Socket): string {
  return holders.get(socket)?.caller ?? '';
}

function holderOf(c: Context<AppEnv>): AnswerHolder | undefined {
  const socket = c.env?.incoming?.socket;
  return socket && holders.get(socket);
}

/** Counts the answer to this request for an address other than its connection's own. */
export function nameCaller(c: Context<AppEnv>, address: string): void {
  const holder = holderOf(c);
  if (holder) holder.caller = address;
}

const encoder = new TextEncoder();

/** The text in UTF-8, counted as part of the answer to this request where that came over a connection. */
export function holdText(c: Context<AppEnv>, text: string): Holding {
  return holderOf(c)?.hold(text) ?? { bytes: encoder.encode(text), release: () => {} };
}
