import type { Socket } from 'node:net';
import type { Context } from 'hono';
import { limits } from '../platform/limits.ts';
import type { AppEnv } from './app-env.ts';

/** Texts that count as part of an answer under way until `release` or its end. */
interface Holding {
  /** Equal to the given ones, and to be sent instead of them. */
  readonly texts: readonly string[];
  release(): void;
}

/** What the server does for the answer on one connection. */
interface AnswerHolder {
  hold(texts: readonly string[]): Holding;
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

/**
 * Counts texts as part of the answer to this request; nothing is counted where it came over no connection, or where they
 * are no longer than a piece.
 */
export function holdTexts(c: Context<AppEnv>, texts: readonly string[]): Holding {
  const isLong = texts.reduce((sum, text) => sum + text.length, 0) > limits.answerPiece;
  return (isLong ? holderOf(c)?.hold(texts) : undefined) ?? { texts, release: () => {} };
}
