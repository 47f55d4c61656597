import type { Redis } from 'ioredis';
import type { ClusterStatus } from '../cluster/cluster-status.ts';
import type { Sleep } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';
import type { Log } from '../platform/log.ts';
import { createClient, isRefusedLogin, isReplyError, nameOfFault } from './clients.ts';

/** The way to a Redis server that may be slow, gone or back again at any time. */
export interface Connection {
  /** What `work` answers, or undefined at once while the server is away, and once it turns out to be. */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T | undefined>;
  /**
   * Milliseconds since the epoch by the server's clock, counted on from its last return: setting either clock later
   * does not move it.
   */
  now(): number;
  /** To be called where the server missed something it must know: it is away until all it keeps is void. */
  markUnreliable(): void;
  close(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  /** Milliseconds an answer may take. */
  readonly patience: number;
  /** What is heard from other instances, each as one text. */
  readonly channel: string;
  readonly onMessage: (text: string) => void;
  /** Called where news may have been missed. */
  readonly onMissedMessages: () => void;
  /** Makes all that the server keeps void, for every instance. */
  readonly invalidateAll: (redis: Redis) => Promise<void>;
  readonly status: ClusterStatus;
  readonly log: Log;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** Thrown where the server does not accept the URL's name and password. */
export class RefusedLoginError extends Error {
  override readonly name = 'RefusedLoginError';
}

async function readClock(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1000 + Number(microseconds) / 1000;
}

/**
 * Links to a server, and resolves once it answers or is known not to. From then on it looks every
 * `limits.redisHeartbeatMs` whether that has changed. A server that refuses a single question is not away for it. Throws
 * RefusedLoginError.
 */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { url, patience, channel, status, log, now, sleep } = options;
  const commands = createClient(url, patience);
  const messages = createClient(url, patience);
  const clients = [commands, messages];
  const closed = new AbortController();
  let lastFault: Error | undefined;
  let ahead = 0;
  let hasMissedMessages = false;
  let isUnreliable = false;
  let returning: Promise<void> | undefined;

  function goAway(reason: string): void {
    if (status.state === 'away' || closed.signal.aborted) return;
    status.state = 'away';
    log.warn({ event: 'redis_away', reason }, 'Redis does not answer; this instance is on its own');
  }

  function noteFailure(error: unknown): void {
    status.failures++;
    goAway(error instanceof Error ? nameOfFault(error) : 'unknown');
  }

  async function comeBack(): Promise<void> {
    try {
      await messages.subscribe(channel);
      const moment = now();
      ahead = (await readClock(commands)) - moment;
      if (hasMissedMessages) options.onMissedMessages();
      hasMissedMessages = false;
      if (isUnreliable) await options.invalidateAll(commands);
      isUnreliable = false;
      if (!clients.every((client) => client.status === 'ready')) return;
      status.state = 'up';
      log.info({ event: 'redis_up' }, 'Redis answers');
    } catch (error) {
      noteFailure(error);
    }
  }

  /** Makes use of the server again, once where several ask for it. */
  function tryToReturn(): Promise<void> {
    if (status.state === 'up' || !clients.every((client) => client.status === 'ready'))
      return Promise.resolve();
    returning ??= comeBack().finally(() => {
      returning = undefined;
    });
    return returning;
  }

  async function watch(): Promise<void> {
    while (!closed.signal.aborted) {
      await sleep(limits.redisHeartbeatMs, closed.signal);
      if (status.state === 'up') await Promise.all(clients.map((client) => client.ping())).catch(noteFailure);
      else await tryToReturn();
    }
  }

  for (const client of clients) {
    client.on('error', (error: Error) => {
      lastFault = error;
    });
    client.on('ready', () => void tryToReturn());
    client.on('close', () => {
      hasMissedMessages = true;
      noteFailure(lastFault ?? new Error('closed'));
    });
  }
  messages.on('message', (_, text: string) => options.onMessage(text));

  function close(): void {
    closed.abort();
    for (const client of clients) client.disconnect();
  }

  await Promise.all(clients.map((client) => client.connect())).catch(() => {});
  if (lastFault && isRefusedLogin(lastFault)) {
    close();
    throw new RefusedLoginError('Redis refuses the login');
  }
  await tryToReturn();
  if (status.state !== 'up') log.warn({ event: 'redis_away', reason: 'at_start' }, 'Redis does not answer');
  watch().catch(() => {});

  return {
    async ask(work) {
      if (status.state !== 'up') return undefined;
      try {
        return await work(commands);
      } catch (error) {
        if (isReplyError(error)) status.failures++;
        else noteFailure(error);
        return undefined;
      }
    },
    markUnreliable() {
      isUnreliable = true;
      goAway('missed_something');
    },
    now: () => now() + ahead,
    close,
  };
}
