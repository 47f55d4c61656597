import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { openHarness } from '#test/support/servers/harness/harness.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

describe('B3 unread-lookup, R1 graceful-stop', () => {
  test('B3 unread-lookup: unread responses of 4 MB end before the stop does, which cuts off no request', async () => {
    const folder = await scratchFolder();
    const env = { LOG_LEVEL: 'info' };
    const harness = await openHarness({ folder, latency: 0, assets: 2, altText: 4_000_000, env });
    onTestFinished(() => harness.stop());
    const { backend, headers, upstream } = harness;
    const path = `/api/assets/${upstream.assetIds[0]}`;
    expect((await fetch(backend + path, { headers })).status).toBe(200);
    const { hostname, port } = new URL(backend);
    const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}`);
    const sockets = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = connect(Number(port), hostname).pause();
        onTestFinished(() => void socket.destroy());
        socket.on('error', () => {});
        socket.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
        // The rest stays in buffers, of which there is less than the answer.
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
