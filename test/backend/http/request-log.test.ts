import { expect, test } from 'vitest';
import { recordArrival } from '#backend/http/request-timing.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';
import { parseLines } from '#test/support/backend/log-lines.ts';
import { seriesOf } from '#test/support/backend/metric-lines.ts';

test('L3 security-events: the logged time includes the wait before the handler', async () => {
  const backend = await startBackend();
  const connection = connectionFrom('203.0.113.7');
  recordArrival(connection.incoming, backend.clock.elapsed() - 2_000);
  await backend.app.request('/livez', undefined, connection);
  expect(parseLines(backend.logLines).at(-1)).toMatchObject({ msg: 'answered', ms: 2_000 });
  const seconds = [...(await seriesOf(backend))].filter(([name]) => name.includes('request_seconds_sum'));
  expect(seconds.some(([name, sum]) => name.includes('/livez') && sum === 2)).toBe(true);
});
