import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { claimPort, loopback } from '#tooling/ports.ts';

/** A Redis server of a test's own. */
export interface RedisServer {
  readonly url: string;
  /** Suspends it at any point; it responds to nothing until `goOn`. */
  freeze(): void;
  goOn(): void;
  /** Ends it as a crash would. Its data is lost. */
  kill(): Promise<void>;
  /** Starts it again where it was, empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether the machine has a Redis to start. */
export function hasRedisServer(): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'redis-server'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, loopback);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export interface RedisServerOptions {
  password?: string;
  /** Files of a certificate for `localhost` and its key, for a server reached over TLS only. */
  tls?: { certificate: string; key: string };
}

function argsOf(port: number, folder: string, { password, tls }: RedisServerOptions): string[] {
  const reach = tls
    ? [
        '--port',
        '0',
        '--tls-port',
        String(port),
        '--tls-cert-file',
        tls.certificate,
        '--tls-key-file',
        tls.key,
      ]
    : ['--port', String(port)];
  const clients = tls ? ['--tls-auth-clients', 'no', '--tls-ca-cert-file', tls.certificate] : [];
  const login = password ? ['--requirepass', password] : [];
  const nothingOnDisk = ['--dir', folder, '--save', '', '--appendonly', 'no'];
  return [...reach, ...clients, ...login, '--bind', loopback, ...nothingOnDisk];
}

async function run(port: number, args: readonly string[]) {
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    await pause(10);
  }
  return { child, ended };
}

/** Starts a Redis on a free loopback port that keeps nothing on disk. Throws where it cannot be started. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const port = await claimPort(0);
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-redis-'));
  const args = argsOf(port, folder, options);
  let running = await run(port, args);
  async function kill(): Promise<void> {
    running.child.kill('SIGKILL');
    await running.ended;
  }
  return {
    url: options.tls ? `rediss://localhost:${port}` : `redis://${loopback}:${port}`,
    freeze: () => void running.child.kill('SIGSTOP'),
    goOn: () => void running.child.kill('SIGCONT'),
    kill,
    async restart() {
      running = await run(port, args);
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
