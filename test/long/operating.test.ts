import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type RequestOptions, request } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assetPath } from '#contract/routes.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { makeCertificate } from '#sandbox/template/certificate.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';
import { lacksOwnPostgres, runSql } from '#test/support/servers/postgres.ts';
import { createPostgresServer } from '#test/support/servers/postgres-server.ts';
import { hasRedisServer, startRedisServer } from '#test/support/servers/redis-server.ts';
import { eventually } from '#test/support/shared/eventually.ts';
import { scratchFolder } from '#test/support/shared/scratch-folder.ts';
import { claimPort } from '#tooling/ports.ts';
import { projectRoot } from '#tooling/project.ts';

const run = promisify(execFile);
const document = await readFile(join(projectRoot, 'docs/operating.md'), 'utf8');
const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(existsSync);
const hasSqlite = ['/usr/bin/sqlite3', '/opt/homebrew/bin/sqlite3'].some(existsSync);
const password = 'a:b/c@d e%';

/** The block of the document that has this text, in this language. */
function blockWith(language: string, text: string): string {
  const blocks = [...document.matchAll(/```(\w+)\n(.*?)```/gs)];
  const found = blocks.find(([, of, body]) => of === language && body?.includes(text))?.[2];
  if (!found) throw new Error(`docs/operating.md has no block with ${text}`);
  return found;
}

/** The command of the document in backticks that begins so, on one line. */
function commandLike(beginning: string): string {
  const at = document.indexOf(`\`${beginning}`);
  if (at < 0) throw new Error(`docs/operating.md has no command ${beginning}`);
  return document.slice(at + 1, document.indexOf('`', at + 1)).replaceAll('\n', ' ');
}

/** The lines of the PostgreSQL block that make the user and the database, for a server of the test's own. */
async function makeDatabase(server: URL): Promise<string> {
  const block = blockWith('sh', 'createuser');
  const lines = block.split('\n').filter((line) => line.startsWith('sudo -u postgres '));
  expect(lines).toHaveLength(2);
  const env = {
    ...process.env,
    PGHOST: server.hostname,
    PGPORT: server.port,
    PGUSER: server.username,
    PGPASSWORD: server.password,
  };
  for (const line of lines) {
    const command = line.replace('sudo -u postgres ', '');
    // Without a terminal the prompt reads its two answers here.
    const input = command.includes('--pwprompt') ? `${password}\n${password}\n` : '';
    execFileSync('setsid', ['sh', '-c', command], { env, input, stdio: 'pipe' });
  }
  const [, address = ''] = /`DATABASE_URL=(postgres:[^`]+)`/.exec(document) ?? [];
  return address
    .replace('PASSWORD', encodeURIComponent(password))
    .replace('localhost', `${server.hostname}:${server.port}`);
}

/** nginx with the document's configuration, in front of a backend. */
async function startNginx(
  program: string,
  backendPort: string,
): Promise<{ port: number; certificate: string }> {
  const folder = await scratchFolder();
  const { key, certificate } = await makeCertificate();
  const [keyFile, certificateFile] = [join(folder, 'inspector.key'), join(folder, 'inspector.pem')];
  await Promise.all([writeFile(keyFile, key), writeFile(certificateFile, certificate)]);
  const port = await claimPort(0);
  const changes: readonly (readonly [string, string])[] = [
    ['127.0.0.1:3000', `127.0.0.1:${backendPort}`],
    ['listen 443', `listen 127.0.0.1:${port}`],
    ['inspector.example', 'localhost'],
    ['/etc/ssl/inspector.pem', certificateFile],
    ['/etc/ssl/inspector.key', keyFile],
  ];
  let block = blockWith('nginx', 'upstream');
  for (const [from, to] of changes) {
    expect(block).toContain(from);
    block = block.replace(from, to);
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const file = join(folder, 'nginx.conf');
  const http = `access_log off; ${temporary.join(' ')} ${block}`;
  await writeFile(file, `${user} daemon off; pid ${join(folder, 'pid')}; events {} http { ${http} }`);
  const args = ['-p', folder, '-e', join(folder, 'error.log'), '-c', file];
  await run(program, [...args, '-t']);
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return { port, certificate };
}

/** One request over TLS, which trusts this certificate alone. */
function ask(
  { port, certificate }: { port: number; certificate: string },
  path: string,
  headers: RequestOptions['headers'] = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(
      { host: 'localhost', family: 4, port, path, headers, ca: certificate, agent: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    )
      .once('error', reject)
      .end();
  });
}

const sh = (command: string, cwd: string, env: Record<string, string> = {}) =>
  run('sh', ['-c', command], { cwd, env: { ...process.env, ...env } });

describe('docs/operating.md, word for word', () => {
  test.skipIf(!nginx || lacksOwnPostgres || !hasRedisServer())(
    'from nothing to a backend behind nginx with PostgreSQL, Redis, TLS, metrics, a backup, and its restore',
    async () => {
      const postgres = await createPostgresServer();
      await postgres.start();
      onTestFinished(() => postgres.remove());
      const databaseUrl = await makeDatabase(new URL(postgres.url));

      const redis = await startRedisServer();
      onTestFinished(() => redis.stop());
      const settings = blockWith('sh', 'redis-cli')
        .split('\n')
        .filter((line) => line.startsWith('redis-cli'));
      expect(settings).toHaveLength(2);
      for (const line of settings) {
        const { stdout } = await sh(line.replace('redis-cli', `redis-cli -u ${redis.url}`), projectRoot);
        expect(stdout.trim()).toBe('OK');
      }

      const webflow = createFakeWebflow();
      const upstream = await serveHttp(requestListener(webflow.fetch));
      const metricsToken = 'm'.repeat(22);
      const backend = await startBackendProcess({
        DATABASE_URL: databaseUrl,
        REDIS_URL: redis.url,
        TRUST_PROXY: '1',
        METRICS_TOKEN: metricsToken,
        WEBFLOW_API_URL: upstream.origin,
        WEBFLOW_OAUTH_URL: upstream.origin,
      });
      const proxy = await startNginx(nginx ?? '', new URL(backend.origin).port);
      await eventually(async () =>
        expect(await ask(proxy, '/readyz')).toEqual({ status: 200, body: '{"status":"ok"}' }),
      );

      const session = await connectOver(backend.origin, webflow);
      const path = assetPath(assetIdOf('everything'));
      const headers = { origin: panelOrigin, authorization: `Bearer ${session}` };
      expect((await ask(proxy, path, headers)).status).toBe(200);
      expect((await ask(proxy, path, { ...headers, origin: 'https://else.example' })).status).toBe(403);

      const asMetrics = { authorization: `Bearer ${metricsToken}` };
      expect((await ask(proxy, '/metrics', asMetrics)).status).toBe(404);
      const metrics = await (await fetch(`${backend.origin}/metrics`, { headers: asMetrics })).text();
      expect(metrics).toContain('asset_inspector_redis_up 1');

      const folder = await scratchFolder();
      await sh(commandLike('pg_dump'), folder, { DATABASE_URL: databaseUrl });
      await runSql(databaseUrl, 'delete from installations');
      await eventually(async () => expect((await ask(proxy, path, headers)).status).not.toBe(200));
      await sh(commandLike('pg_restore'), folder, { DATABASE_URL: databaseUrl });
      expect(await runSql(databaseUrl, 'select id from installations')).toHaveLength(1);
      await eventually(async () => expect((await ask(proxy, path, headers)).status).toBe(200));

      backend.kill('SIGTERM');
      expect(await backend.ended).toBe(0);
    },
  );

  test.skipIf(!hasSqlite)(
    'a backup of SQLite while the backend runs is for its user alone, and starts a backend again',
    async () => {
      const webflow = createFakeWebflow();
      const upstream = await serveHttp(requestListener(webflow.fetch));
      const folder = await scratchFolder();
      const file = join(folder, 'data/asset-inspector.db');
      await mkdir(join(folder, 'data'), { mode: 0o700 });
      const variables = {
        DATABASE_URL: `sqlite:${file}`,
        WEBFLOW_API_URL: upstream.origin,
        WEBFLOW_OAUTH_URL: upstream.origin,
      };
      const backend = await startBackendProcess(variables);
      const session = await connectOver(backend.origin, webflow);
      await sh(commandLike('(umask 077; sqlite3'), folder);
      const copy = join(folder, 'copy.db');
      expect((await stat(copy)).mode & 0o777).toBe(0o600);
      backend.kill('SIGTERM');
      expect(await backend.ended).toBe(0);
      await rm(file);

      const restored = await startBackendProcess({ ...variables, DATABASE_URL: `sqlite:${copy}` });
      const headers = { origin: panelOrigin, authorization: `Bearer ${session}` };
      const answer = await fetch(`${restored.origin}${assetPath(assetIdOf('everything'))}`, { headers });
      expect(answer.status).toBe(200);
    },
  );
});
