import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeCertificate } from '#sandbox/template/certificate.ts';
import { spawnBackend, startBackendProcess } from '#test/support/servers/backend-process.ts';
import { noRedisOfOurOwn, redisInTest } from '#test/support/servers/shared-redis.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';

/** Which files a process has loaded, from the coverage it writes when it ends. */
async function loadedBy(changes: Record<string, string>): Promise<string> {
  const folder = await scratchFolder();
  const backend = await startBackendProcess({ ...changes, NODE_V8_COVERAGE: folder });
  backend.kill('SIGTERM');
  expect(await backend.ended).toBe(0);
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('');
}

test('without Redis its client is not even loaded', async () => {
  const loaded = await loadedBy({});
  expect(loaded).toContain('src/backend/cluster/single-instance.ts');
  expect(loaded).not.toContain('/ioredis/');
  expect(loaded).not.toContain('src/backend/redis/');
});

describe.skipIf(noRedisOfOurOwn)('a process with a Redis', () => {
  test('starts, outlives it, and stops', async () => {
    const server = await redisInTest();
    const backend = await startBackendProcess({ REDIS_URL: server.url });
    await eventually(() => expect(backend.stdout()).toContain('"event":"redis_up"'));
    await server.kill();
    await eventually(() => expect(backend.stdout()).toContain('"event":"redis_away"'));
    expect((await fetch(`${backend.origin}/readyz`)).status).toBe(200);
    await server.restart();
    await eventually(() => expect(backend.stdout()).toMatch(/redis_up[\s\S]*redis_away[\s\S]*redis_up/));
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(0);
    expect(backend.stderr()).toBe('');
  });

  test('stops while Redis is frozen', async () => {
    const server = await redisInTest();
    const backend = await startBackendProcess({ REDIS_URL: server.url });
    server.freeze();
    await eventually(() => expect(backend.stdout()).toContain('"event":"redis_away"'));
    backend.kill('SIGTERM');
    expect(await backend.ended).toBe(0);
  });

  test('starts without one that is not there', async () => {
    const server = await redisInTest();
    await server.kill();
    const backend = await startBackendProcess({ REDIS_URL: server.url });
    await eventually(() => expect(backend.stdout()).toContain('"event":"redis_away"'));
    expect((await fetch(`${backend.origin}/readyz`)).status).toBe(200);
  });

  test('over TLS only with a certificate that is trusted', async () => {
    const folder = await scratchFolder();
    const made = await makeCertificate();
    const tls = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
    await writeFile(tls.certificate, made.certificate);
    await writeFile(tls.key, made.key);
    const server = await redisInTest({ tls });
    const trusting = await startBackendProcess({
      REDIS_URL: server.url,
      NODE_EXTRA_CA_CERTS: tls.certificate,
    });
    await eventually(() => expect(trusting.stdout()).toContain('"event":"redis_up"'));
    const strict = await startBackendProcess({ REDIS_URL: server.url });
    await eventually(() => expect(strict.stdout()).toContain('"event":"redis_away"'));
    expect(strict.stdout()).not.toContain('"event":"redis_up"');
  });

  test('R4 config: does not start where the login is refused, and repeats no password', async () => {
    const server = await redisInTest({ password: 'right' });
    const backend = spawnBackend({ REDIS_URL: server.url.replace('//', '//someone:canary@') });
    expect(await backend.ended).toBe(1);
    expect(backend.stderr()).toContain('REDIS_URL');
    expect(`${backend.stdout()}${backend.stderr()}`).not.toContain('canary');
  });
});
