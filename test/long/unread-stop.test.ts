import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { assetsProtocol } from '#contract/assets-call.ts';
import { openHarness } from '#test/support/servers/harness/harness.ts';
import { mostBuffered } from '#test/support/servers/socket-buffers.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

const textBytes = 4_000_000;

describe('B3 unread-lookup, R1 graceful-stop', () => {
  test('B3 unread-lookup: unread responses end before the stop does, which cuts off no request', async () => {
    const folder = await scratchFolder();
    const env = { LOG_LEVEL: 'info' };
    // More than the buffers take, so that the rest waits in the process on every machine.
    const texts = Math.ceil(mostBuffered() / textBytes) + 1;
    const harness = await openHarness({ folder, latency: 0, assets: texts + 1, altText: textBytes, env });
    onTestFinished(() => harness.stop());
    const { backend, headers, upstream } = harness;
    const ids = upstream.assetIds.slice(0, texts);
    for (const id of ids) {
      const response = await fetch(`${backend}/api/assets/${id}`, { headers });
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(textBytes);
    }
    const body = JSON.stringify({ protocol: assetsProtocol, ids, wanted: ['details'] });
    const { hostname, port } = new URL(backend);
    const head = { host: 'x', ...headers, 'content-type': 'application/json', 'content-length': body.length };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    const sockets = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = connect(Number(port), hostname).pause();
        onTestFinished(() => void socket.destroy());
        socket.on('error', () => {});
        socket.write(['POST /api/assets HTTP/1.1', ...lines, '', body].join('\r\n'));
        await eventually(() => {
          if (socket.read(1) === null) throw new Error('no answer yet');
        });
        return socket;
      }),
    );

    await harness.stop(limits.stopGraceMs + limits.stopLastMs + 5_000);
    const log = (await readFile(join(folder, 'backend.log'), 'utf8')).trim().split('\n');
    expect(log.filter((line) => line.includes('"event":"answers_cut"'))).not.toEqual([]);
    expect(log.filter((line) => line.includes('"event":"cut_off"'))).toEqual([]);
    expect(log.at(-1)).toContain('"event":"stopped"');
    expect(sockets).toHaveLength(3);
  });
});
