import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { hangAfter } from '#test/support/shared/hang-limits.ts';
import { claimPort, loopback } from '#tooling/ports.ts';

/** A PostgreSQL of our own, in a temporary folder, on a free loopback port. */
export interface PostgresServer {
  /** Of the superuser and its database `postgres`. */
  readonly url: string;
  /** Starts it, again after it was stopped or killed. Settles once it answers; throws with its log where it doesn't. */
  start(): Promise<void>;
  /** Stops it as a deployment would: clients are notified and disconnected. */
  stop(): Promise<void>;
  /** Ends it and every process it started with SIGKILL, as a crash of the machine would. */
  kill(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

const password = 'postgres-canary-5b1c8e';

/** The folder of PostgreSQL's programs, of the newest version, or undefined where there is none. */
export function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  );
  const homebrew = globSync('{/opt/homebrew,/usr/local}/opt/postgresql*/bin');
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...debian, ...homebrew, ...onPath].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** Who PostgreSQL runs as: it refuses to be root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = /^nobody:(.*?):(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  if (!uid || !gid) throw new Error('there is no user nobody to run PostgreSQL as');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Stops the server when the process that started it is gone, even if it was killed: then `read` ends. */
const guard = `"$@" & read _; kill -INT $! 2>/dev/null; wait $!`;

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** The processes that serve connections or work in the background. */
async function workersOf(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
  await client.end();
  return rows.map(({ pid }) => pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already, as all of them are after the first one.
  }
}

/** A server that isn't started yet, with these settings. Throws where PostgreSQL isn't installed. */
export async function createPostgresServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const binaries = findPostgres();
  if (!binaries) throw new Error("PostgreSQL isn't installed");
  const user = unprivileged();
  const root = mkdtempSync(join(tmpdir(), 'asset-inspector-postgres-'));
  const [data, passwords] = [join(root, 'data'), join(root, 'password')];
  writeFileSync(passwords, password, { mode: 0o600 });
  if (user) for (const path of [root, passwords]) chownSync(path, user.uid, user.gid);
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwords}`, '-E', 'UTF8', '--no-sync'],
    { ...user, env, cwd: root, stdio: 'pipe' },
  );
  const port = await claimPort(0);
  const url = `postgres://postgres:${password}@${loopback}:${port}/postgres`;
  const all = { listen_addresses: loopback, port: String(port), unix_socket_directories: '', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let running: { end: () => Promise<void> } | undefined;

  const command = ['-c', guard, 'sh', join(binaries, 'postgres'), '-D', data, ...args];

  async function start(): Promise<void> {
    const child = spawn('/bin/sh', command, { ...user, env, cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
    const closed = once(child, 'close');
    let said = '';
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (text) => (said += text));
    // A server that ended by itself reads no more input.
    child.stdin.on('error', () => {});
    running = {
      async end() {
        child.stdin.end();
        await closed;
      },
    };
    const deadline = Date.now() + hangAfter.wait;
    while (!(await answers(url))) {
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL doesn't answer. It said:\n${said.slice(-2_000)}`);
      await pause(50);
    }
  }

  async function stop(): Promise<void> {
    await running?.end();
    running = undefined;
  }

  return {
    url,
    start,
    stop,
    async kill() {
      const workers = await workersOf(url);
      const [first] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
      // The first process would restart the processes that it sees end.
      for (const pid of [Number(first), ...workers]) kill(pid);
      await stop();
    },
    async remove() {
      await stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
