import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { routes } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { openConnection } from '#test/support/servers/connection.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

describe('R2 stuck-stop', () => {
  test('R2 stuck-stop: a request that never ends is cut after the grace period, the store is closed, exit 1', async () => {
    const folder = await scratchFolder();
    const file = join(folder, 'store.db');
    const backend = await startBackendProcess({ DATABASE_URL: `sqlite:${file}` });
    const stuck = await openConnection(backend.port());
    const head = [`POST ${routes.readAssets.path} HTTP/1.1`, 'Host: x', `Origin: ${panelOrigin}`];
    // Its body never comes to an end.
    stuck.write([...head, 'Content-Type: application/json', 'Content-Length: 9999', '', '{'].join('\r\n'));
    const ready = await openConnection(backend.port());
    ready.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
    await ready.waitFor(/200 OK/);

    const began = performance.now();
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(1);
    const took = performance.now() - began;
    expect(took).toBeGreaterThanOrEqual(limits.stopGraceMs);
    expect(took).toBeLessThan(limits.stopGraceMs + limits.stopLastMs);
    await stuck.closed;
    expect(stuck.received()).toBe('');
    const lines = backend.stdout().trim().split('\n');
    expect(lines.at(-2)).toContain('"event":"cut_off","requests":1');
    expect(lines.at(-1)).toContain('"event":"stopped"');
    expect(backend.stderr()).toBe('');
    // SQLite takes its log away when the last connection is closed as it should be.
    expect(await readdir(folder)).toEqual(['store.db']);
    const db = new DatabaseSync(file, { readOnly: true });
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    db.close();
  });
});
