import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { routes } from '#contract/routes.ts';
import { objectives } from '#test/load/objectives.ts';
import { metricsToken, numberOf, scrape } from '#test/load/scrape.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { sendRaw } from '#test/support/servers/connection.ts';
import { median } from '#test/support/shared/statistics.ts';

/** What a process may have grown by, in bytes. */
const mostGrowth = objectives.refusedBodies;
const memory = 'process_resident_memory_bytes';

function post(lines: readonly string[], body: string): string {
  const head = [`POST ${routes.readAssets.path} HTTP/1.1`, 'Host: x', `Origin: ${panelOrigin}`];
  return [...head, 'Content-Type: application/json', 'Connection: close', ...lines, '', body].join('\r\n');
}

const tooMuch = ' '.repeat(4 * limits.requestBodyBytes);
const deep = '['.repeat(10_000) + ']'.repeat(10_000);
const requests = [
  post([`Content-Length: ${tooMuch.length}`], tooMuch),
  post(['Transfer-Encoding: chunked'], `${tooMuch.length.toString(16)}\r\n${tooMuch}\r\n0\r\n\r\n`),
  post([`Content-Length: ${deep.length}`], deep),
  post([`X-Large: ${'x'.repeat(1_000_000)}`], ''),
];

describe('H6 body-limits: refused bodies do not stay in memory', () => {
  test('H6 body-limits: once the process is warm, refusing all of them takes less than 5 MB', async () => {
    const backend = await startBackendProcess({ METRICS_TOKEN: metricsToken });
    const memoryNow = async () => numberOf(await scrape(backend.origin), memory);
    async function refuseAll(): Promise<void> {
      for (const text of requests) expect(await sendRaw(backend.port(), text)).toMatch(/^$|^HTTP\/1\.1 4/);
    }
    for (let round = 0; round < 100; round++) await refuseAll();
    const growths: number[] = [];
    for (let round = 0; round < 25; round++) {
      const before = await memoryNow();
      await refuseAll();
      growths.push((await memoryNow()) - before);
    }
    // Single ones may wait for the garbage collector.
    expect(median(growths)).toBeLessThan(mostGrowth);
  });
});
