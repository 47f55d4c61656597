import autocannon from 'autocannon';
import type { WholeFire } from './cannon.ts';
import type { Shots } from './shots.ts';

/** Asks again on each connection as soon as its answer has come. */
export async function fireFast(fire: WholeFire, shots: Shots): Promise<void> {
  const { url, headers, connections, seconds, paths, timedFrom } = fire;
  const began = performance.now();
  const requests = paths.map((path) => ({ path }));
  let started = 0;
  const options: autocannon.Options = {
    url,
    headers,
    connections,
    duration: seconds,
    requests,
    // Each begins elsewhere, so that they do not ask for the same thing at the same time.
    setupClient(client) {
      const first = Math.floor((started++ * paths.length) / connections);
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    },
  };
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(options, (error: unknown) => (error ? reject(error) : resolve()));
    run.on('reqError', shots.failed);
    run.on('response', (_client, status, _bytes, milliseconds) =>
      shots.answered(status, milliseconds, performance.now() - began >= timedFrom * 1_000),
    );
  });
}
