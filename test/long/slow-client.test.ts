import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { serverLimits } from '#backend/server/limits.ts';
import { routes } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { openConnection } from '#test/support/servers/connection.ts';
import { startFileBackend } from '#test/support/servers/file-backend.ts';

const backend = startFileBackend();

/** Sends a byte each second until the other side has had enough; answers after how many milliseconds that was. */
async function sendSlowly(head: string, byte: string): Promise<{ took: number; received: string }> {
  const connection = await openConnection(backend().port());
  const began = performance.now();
  connection.write(head);
  const closed = connection.closed.then(() => true);
  while (!(await Promise.race([closed, wait(1_000, false)]))) connection.write(byte);
  return { took: performance.now() - began, received: connection.received() };
}

/** What a look too late, or a busy machine, may add. */
const tolerance = serverLimits.requestTimeoutCheckMs + 5_000;

const post = [
  `POST ${routes.readAssets.path} HTTP/1.1`,
  'Host: x',
  `Origin: ${panelOrigin}`,
  'Content-Type: application/json',
  'Content-Length: 1000',
].join('\r\n');

/** Expects a wait to have ended when its time was over, and not before. */
function expectCutAfter(took: number, limit: number): void {
  expect(took).toBeGreaterThanOrEqual(limit - 1_000);
  expect(took).toBeLessThan(limit + tolerance);
}

describe('H10 slow-client: over the wire', () => {
  test('H10 slow-client: at a byte a second, headers are cut after 10 s and a body after 30 s', async () => {
    const [headers, body] = await Promise.all([
      sendSlowly('GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'x'),
      sendSlowly(`${post}\r\n\r\n{"siteId":"`, 'x'),
    ]);
    expectCutAfter(headers.took, serverLimits.requestHeadersTimeoutMs);
    expect(headers.received).toMatch(/^$|^HTTP\/1\.1 408 /);
    expectCutAfter(body.took, serverLimits.requestTimeoutMs);
    expect(body.received).not.toMatch(/^HTTP\/1\.1 [25]00/);
  });

  test('H10 slow-client: a thousand silent connections do not delay others, and are cut', async () => {
    const silent = await Promise.all(Array.from({ length: 1_000 }, () => openConnection(backend().port())));
    for (const connection of silent.slice(0, 500)) connection.write('GET /livez HTTP/1.1\r\n');
    for (let number = 0; number < 100; number++) {
      const response = await fetch(`${backend().origin}/readyz`);
      expect(response.status).toBe(200);
      await response.text();
    }
    await Promise.all(silent.map(({ closed }) => closed));
  });
});
