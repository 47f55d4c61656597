import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { WholeFire } from './cannon.ts';
import type { Shots } from './shots.ts';

/**
 * Asks so many times a second whether answers come or not, as people do who do not know of each other. autocannon asks
 * for a second's worth at its beginning, as fast as answers come. Times are from the moment a request was due.
 */
export async function fireEvenly(fire: WholeFire, rate: number, shots: Shots): Promise<void> {
  const { url, headers, paths, connections, seconds, timedFrom } = fire;
  const patience = 10_000;
  const pool = new Pool(url, { connections, headersTimeout: patience, bodyTimeout: patience });
  const began = performance.now();

  async function ask(path: string, due: number): Promise<void> {
    try {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
      await body.dump({ limit: Number.POSITIVE_INFINITY });
      shots.answered(statusCode, performance.now() - due, due - began >= timedFrom * 1_000);
    } catch (error) {
      shots.failed(error);
    }
  }

  const asked: Promise<void>[] = [];
  while (asked.length < rate * seconds) {
    const due = began + (asked.length * 1_000) / rate;
    if (performance.now() < due) await wait(1);
    else asked.push(ask(paths[asked.length % paths.length] ?? '/', due));
  }
  await Promise.all(asked);
  await pool.close();
}
