import { expect, test } from 'vitest';
import { assetsProtocol } from '#contract/assets-call.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { listen } from '#test/support/backend/client.ts';
import { idsOf, startLookingUp } from '#test/support/backend/looked-up.ts';
import { openConnection } from '#test/support/servers/connection.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { collectGarbage } from '#test/support/shared/garbage.ts';

const list = 'GET /v2/sites/:siteId/assets';

/** A lookup of two pages over a real connection; the second page is never answered. */
async function startOverHttp() {
  const { backend, session, asked } = await startLookingUp({ assets: 200 });
  backend.webflow.faults.next(list, { kind: 'pass' }, { kind: 'hang' });
  const port = Number(new URL(await listen(backend)).port);
  const connection = await openConnection(port);
  const body = JSON.stringify({ protocol: assetsProtocol, ids: idsOf(200), wanted: ['details'] });
  const head = [
    'POST /api/assets HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Origin: ${panelOrigin}`,
    `Authorization: Bearer ${session}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  connection.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return { backend, connection, asked };
}

test('a line is on its way as soon as it is known', async () => {
  const { connection, asked } = await startOverHttp();
  const received = await connection.waitFor(/\{"details":\{[\s\S]*\}\n/);
  expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(received).toMatch(/content-type: application\/x-ndjson\r\n/i);
  expect(received).toMatch(/cache-control: no-store\r\n/i);
  expect(received).not.toContain('"done"');
  expect(asked().lists).toBe(2);
});

test.each([false, true])(
  'U2 abort-everywhere: who hangs up ends the work (garbage collected: %s)',
  async (isCollected) => {
    const { backend, connection } = await startOverHttp();
    await connection.waitFor(/\{"details":\{[\s\S]*\}\n/);
    if (isCollected) await collectGarbage();
    connection.end();
    await eventually(() => expect(backend.logLines.join('')).toContain('"outcome":"left"'));
  },
);
