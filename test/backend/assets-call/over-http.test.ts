import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { assetParts, assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { linesOf, parseAssetsLines, startAssetsCall } from '#test/support/backend/assets-call.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { listen } from '#test/support/backend/client.ts';
import { parseLines } from '#test/support/backend/log-lines.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { sendRaw } from '#test/support/servers/connection.ts';
import { eventually } from '#test/support/shared/eventually.ts';

const list = 'GET /v2/sites/:siteId/assets';

/** The text of a request for these assets, as a client of this HTTP version sends it. */
function requestFor(session: string, ids: readonly string[], wanted: readonly string[], version = '1.1') {
  const body = JSON.stringify({ protocol: assetsProtocol, ids, wanted });
  const head = [
    `POST ${routes.readAssets.path} HTTP/${version}`,
    'Host: 127.0.0.1',
    `Origin: ${panelOrigin}`,
    `Authorization: Bearer ${session}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

// HTTP/1.0 has no chunks: the end of the connection ends the response (RFC 9112 §6.3).
test('over HTTP/1.0, which has no chunks, the whole response comes and the connection ends', async () => {
  const { backend, session } = await startAssetsCall();
  const port = Number(new URL(await listen(backend)).port);
  const request = requestFor(session, [assetIdOf('everything')], assetParts, '1.0');
  const [head = '', body = ''] = (await sendRaw(port, request)).split(/\r\n\r\n([\s\S]*)/);
  expect(head).toMatch(/^HTTP\/1\.\d 200 /);
  expect(head).not.toMatch(/transfer-encoding/i);
  const lines = parseAssetsLines(body);
  expect(lines.map((line) => assetParts.find((part) => part in line)).filter(Boolean)).toHaveLength(3);
  expect(lines.at(-1)).toEqual({ done: { protocol: assetsProtocol, isWhole: true } });
});

/**
 * 500 assets of 40 kB: five times what the kernel keeps of a connection that isn't read. A send buffer is 4 MB at most, and a
 * receive buffer grows only while it is read. Source: Linux, `tcp_wmem` and `tcp_rcv_space_adjust`.
 */
async function startHeavy() {
  const started = await startAssetsCall({ assets: 500 });
  const altText = 'x'.repeat(40_000);
  for (const { asset } of started.backend.webflow.world.assets.values()) asset.altText = altText;
  const origin = await listen(started.backend);
  return { ...started, origin, port: Number(new URL(origin).port), altText };
}

test('H10 slow-client: a client that reads single bytes slowly delays no other client, and leaving ends its lookup', async () => {
  const { backend, session, origin, port, altText } = await startHeavy();
  const slow = connect(port, '127.0.0.1').pause();
  onTestFinished(() => void slow.destroy());
  await once(slow, 'connect');
  slow.write(requestFor(session, idsOf(500), ['details']));
  await eventually(() => expect(backend.webflow.calls.count(list)).toBeGreaterThan(0));

  for (let time = 0; time < 20; time++) {
    await eventually(() => expect(slow.read(1)).toHaveLength(1));
    const response = await fetch(origin + routes.readAssets.path, {
      method: 'POST',
      headers: {
        origin: panelOrigin,
        authorization: `Bearer ${session}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ protocol: assetsProtocol, ids: idsOf(1), wanted: ['details'] }),
    });
    const lines = parseAssetsLines(await response.text());
    expect(linesOf(lines, 'details')).toMatchObject([{ details: { altText } }]);
  }
  const ends = () => parseLines(backend.logLines).filter(({ msg }) => msg === 'answered to the end');
  expect(ends().every(({ outcome }) => outcome === 'done')).toBe(true);
  expect(backend.webflow.calls.count(list), 'only what the client reads is requested').toBeLessThan(5);
  slow.destroy();
  await eventually(() => expect(ends().map(({ outcome }) => outcome)).toContain('left'));
});
