import { type Command, Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { lookScript, setScript } from '#backend/redis/cache-scripts.ts';
import type { Connection } from '#backend/redis/connection.ts';
import type { Rate } from '#test/simulate/counts.ts';

/** The `maxmemory` that docs/operating.md gives Redis. */
const maxmemory = 256 * 1024 * 1024;
/** Bytes Redis takes for a key beside its name and its value. Source: redis.io, memory optimization, dict entry and SDS. */
const keyBytes = 100;

/** A Redis that answers at once, within `maxmemory` and `allkeys-lru`, and what cache scripts need of it. */
class SimulatedRedis extends Redis {
  readonly #texts = new LRUCache<string, { readonly text: string; readonly until: number }>({
    maxSize: maxmemory,
    sizeCalculation: ({ text }, key) => text.length + key.length + keyBytes,
  });
  readonly #now: () => number;
  #steps = 0;

  constructor(now: () => number) {
    super({ lazyConnect: true });
    this.#now = now;
  }

  #moment(): string {
    // Redis counts microseconds; several steps at one moment still have an order.
    this.#steps = (this.#steps + 1) % 1000;
    return `${String(Math.floor(this.#now() / 1000)).padStart(10, '0')}${String((this.#now() % 1000) * 1000 + this.#steps).padStart(6, '0')}`;
  }

  #get(key: string): string | null {
    const found = this.#texts.get(key);
    return found && found.until > this.#now() ? found.text : null;
  }

  #evaluate(script: string, keys: readonly string[], args: readonly string[]): unknown {
    if (script === lookScript) return [this.#moment(), ...keys.map((key) => this.#get(key))];
    const [began = '', text = '', lifetime = ''] = args;
    const [name = ''] = keys;
    if (script !== setScript) throw new Error('only caches ask this Redis');
    if (keys.some((key) => (this.#get(key)?.slice(0, began.length) ?? '') > began)) return 0;
    this.#texts.set(name, { text: `${began}\n${text}`, until: this.#now() + Number(lifetime) });
    return 1;
  }

  override sendCommand(command: Command): Promise<unknown> {
    const [script = '', many = '0', ...rest] = command.args.map(String);
    if (command.name === 'time') {
      const moment = this.#moment();
      return Promise.resolve([moment.slice(0, 10), moment.slice(10)]);
    }
    return Promise.resolve(this.#evaluate(script, rest.slice(0, Number(many)), rest.slice(Number(many))));
  }
}

/** A link to a Redis that never fails. Each question to it is counted. */
export function createSimulatedLink(now: () => number, rate: Rate): Connection {
  const redis = new SimulatedRedis(now);
  return {
    async ask(work) {
      rate.count(now());
      return work(redis);
    },
    now,
    markUnreliable: () => {},
    close: () => {},
  };
}
