import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { environment } from '#test/support/backend/backend.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

async function bytesBelow(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}

describe('V3 no-plaintext-on-disk', () => {
  test('V3 no-plaintext-on-disk: the token is not in the database, its log, its journal or any output', async () => {
    const webflow = createFakeWebflow();
    const upstream = await serveHttp(requestListener(webflow.fetch));
    const folder = await scratchFolder();
    const backend = await startBackendProcess({
      DATABASE_URL: `sqlite:${join(folder, 'x.db')}`,
      WEBFLOW_API_URL: upstream.origin,
      WEBFLOW_OAUTH_URL: upstream.origin,
      LOG_LEVEL: 'trace',
    });
    const session = await connectOver(backend.origin, webflow);
    const [installation] = webflow.installations.list();
    const token = installation?.accessToken ?? '';
    expect(token).toHaveLength(64);

    const open = await bytesBelow(folder);
    expect([...open.keys()].toSorted()).toEqual(['x.db', 'x.db-shm', 'x.db-wal']);
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(0);
    const closed = await bytesBelow(folder);
    expect(Buffer.concat([...closed.values()]).includes('v1.test.'), 'the envelope is there').toBe(true);

    const places: [string, Buffer][] = [
      ...open,
      ...closed,
      ['standard output', Buffer.from(backend.stdout())],
      ['standard error', Buffer.from(backend.stderr())],
    ];
    const secrets = {
      token,
      session,
      client: environment.WEBFLOW_CLIENT_SECRET,
      key: environment.SECRET_KEYS.slice(5),
    };
    for (const [name, secret] of Object.entries(secrets)) {
      const bytes = Buffer.from(secret);
      const forms = [
        secret.slice(0, 24),
        secret.slice(-24),
        bytes.toString('base64').slice(0, 24),
        bytes.toString('hex').slice(0, 24),
        Buffer.from(secret, 'hex'),
        Buffer.from(secret, 'base64url'),
        Buffer.from(secret, 'utf16le'),
      ].filter((form) => form.length >= 16);
      for (const [place, content] of places) {
        for (const form of forms) expect(content.includes(form), `${name} in ${place}`).toBe(false);
      }
    }
  });
});
