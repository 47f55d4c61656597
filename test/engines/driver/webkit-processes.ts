import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { claimPort, loopback } from '../../../src/tooling/ports.ts';
import { hangAfter } from '../../support/shared/hang-limits.ts';

/** A WebDriver server that opens WebKit's browser on a display of its own. */
export interface WebKitProcesses {
  readonly url: string;
  /** The folder that the browser saves files in. */
  readonly downloads: string;
  /** Ends both processes and removes what the browser has written. */
  stop(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Starts an X server without a screen and resolves to its display's name once it accepts windows. */
async function startDisplay(): Promise<{ name: string; child: ChildProcess }> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2000x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = child.stdio[3];
  if (!number) throw new Error('Xvfb has no pipe');
  const name = once(number, 'data').then(([bytes]) => `:${String(bytes).trim()}`);
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`)));
  return { name: await Promise.race([name, failed]), child };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/status`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Starts them. Rejects where they can't be started. */
export async function startWebKit(): Promise<WebKitProcesses> {
  const home = await mkdtemp(join(tmpdir(), 'asset-inspector-webkit-'));
  const downloads = join(home, 'downloads');
  await Promise.all([mkdir(downloads), mkdir(join(home, '.config'))]);
  // Source: freedesktop.org, xdg-user-dirs.
  await writeFile(join(home, '.config', 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/downloads"\n');
  const display = await startDisplay();
  const port = await claimPort(0);
  const url = `http://${loopback}:${port}`;
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, `--host=${loopback}`], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DISPLAY: display.name,
      HOME: home,
      LANG: 'en_US.UTF-8',
      XDG_RUNTIME_DIR: home,
      NO_AT_BRIDGE: '1',
    },
  });
  const deadline = performance.now() + hangAfter.wait;
  while (!(await answers(url))) {
    if (driver.exitCode !== null || performance.now() > deadline)
      throw new Error(`WebKitWebDriver does not answer (exit code ${driver.exitCode})`);
    await pause(20);
  }
  return {
    url,
    downloads,
    async stop() {
      await end(driver);
      await end(display.child);
      await rm(home, { recursive: true, force: true });
    },
  };
}
