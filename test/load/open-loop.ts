import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import type { ParsedLoadOptions } from './generate-load.ts';
import type { Recorder } from './recorder.ts';

/**
 * An open loop: sends `rate` requests per second at even intervals, independent of responses. autocannon's own rate sends
 * the requests of each second in a burst. Times count from the moment a request is due.
 */
export async function openLoop(options: ParsedLoadOptions, rate: number, recorder: Recorder): Promise<void> {
  const { url, headers, paths, connections, seconds, timedFrom } = options;
  const timeout = 10_000;
  const pool = new Pool(url, { connections, headersTimeout: timeout, bodyTimeout: timeout });
  const began = performance.now();

  async function send(path: string, due: number): Promise<void> {
    try {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers });
      await body.dump({ limit: Number.POSITIVE_INFINITY });
      recorder.response(statusCode, performance.now() - due, due - began >= timedFrom * 1_000);
    } catch (error) {
      recorder.error(error);
    }
  }

  const requests: Promise<void>[] = [];
  while (requests.length < rate * seconds) {
    const due = began + (requests.length * 1_000) / rate;
    if (performance.now() < due) await wait(1);
    else requests.push(send(paths[requests.length % paths.length] ?? '/', due));
  }
  await Promise.all(requests);
  await pool.close();
}
