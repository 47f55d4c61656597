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
  /** Stops it in the middle of whatever it does; it answers nothing until `goOn`. */
  freeze(): void;
  goOn(): void;
  /** Ends it as a crash would. What it kept is lost. */
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

async function run(port: number, folder: string, password: string | undefined) {
  const args = [
    '--port',
    String(port),
    '--bind',
    loopback,
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn('redis-server', password ? [...args, '--requirepass', password] : args, {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    await pause(10);
  }
  return { child, ended };
}

/** Starts a Redis on a free loopback port that keeps nothing on disk. Throws where it cannot be started. */
export async function startRedisServer({ password }: { password?: string } = {}): Promise<RedisServer> {
  const port = await claimPort(0);
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-redis-'));
  let running = await run(port, folder, password);
  async function kill(): Promise<void> {
    running.child.kill('SIGKILL');
    await running.ended;
  }
  return {
    url: `redis://${loopback}:${port}`,
    freeze: () => void running.child.kill('SIGSTOP'),
    goOn: () => void running.child.kill('SIGCONT'),
    kill,
    async restart() {
      running = await run(port, folder, password);
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
