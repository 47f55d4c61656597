import autocannon from 'autocannon';
import type { ParsedLoadOptions } from './generate-load.ts';
import type { Recorder } from './recorder.ts';

/** A closed loop: each connection sends its next request after the response to the previous one. */
export async function closedLoop(options: ParsedLoadOptions, recorder: Recorder): Promise<void> {
  const { url, headers, connections, seconds, paths, timedFrom } = options;
  const began = performance.now();
  const requests = paths.map((path) => ({ path }));
  let started = 0;
  const settings: autocannon.Options = {
    url,
    headers,
    connections,
    duration: seconds,
    requests,
    // Each connection starts at another path, so that concurrent requests differ.
    setupClient(client) {
      const first = Math.floor((started++ * paths.length) / connections);
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
    },
  };
  await new Promise<void>((resolve, reject) => {
    const run = autocannon(settings, (error: unknown) => (error ? reject(error) : resolve()));
    run.on('reqError', recorder.error);
    run.on('response', (_client, status, _bytes, milliseconds) =>
      recorder.response(status, milliseconds, performance.now() - began >= timedFrom * 1_000),
    );
  });
}
