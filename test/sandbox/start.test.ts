import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listen, type RunningServer } from '#sandbox/net/listen.ts';
import { noTrouble } from '#sandbox/protocol/trouble.ts';
import { delaysFrom } from '#sandbox/start/delays-from-environment.ts';
import { portsFrom, portVariable } from '#sandbox/start/ports-from-environment.ts';
import { startSandbox } from '#sandbox/start/start-sandbox.ts';
import { troubleFrom } from '#sandbox/start/trouble-from-environment.ts';
import { eventually } from '#test/support/shared/eventually.ts';

let taken: RunningServer;

beforeAll(async () => {
  taken = await listen(createServer(), 0);
});

afterAll(() => taken.stop());

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/sandbox/main.ts'], { env: { PATH: process.env.PATH, ...env } });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

test.each(['SANDBOX_PORT', 'SANDBOX_CDN_PORT', 'SANDBOX_PANEL_PORT', 'SANDBOX_BACKEND_PORT'])(
  'a start with a busy %s prints the port and the variable, and exits with 1',
  async (variable) => {
    const free = {
      SANDBOX_PORT: '0',
      SANDBOX_CDN_PORT: '0',
      SANDBOX_PANEL_PORT: '0',
      SANDBOX_BACKEND_PORT: '0',
    };
    const { code, said } = await start({ ...free, [variable]: String(taken.port) });
    expect(code).toBe(1);
    expect(said).toBe(
      `Port ${taken.port} is in use. Stop what uses it, or choose another: ${variable}=${taken.port + 1} npm start\n`,
    );
  },
);

test('each port has its variable, and the CDN’s default is the Designer page’s port + 1', () => {
  expect(portsFrom({})).toEqual({ designer: 4400, cdn: 4401, panel: 1337, backend: 3000 });
  const moved = portsFrom({ SANDBOX_PORT: '5000', SANDBOX_PANEL_PORT: '1400', SANDBOX_BACKEND_PORT: 'x' });
  expect(moved).toEqual({ designer: 5000, cdn: 5001, panel: 1400, backend: 3000 });
  expect(portVariable(moved, 5001)).toBe('SANDBOX_CDN_PORT');
});

test('each delay has its variable, and an unset or empty one is 0', () => {
  expect(delaysFrom({})).toEqual({ designer: 0, network: 0 });
  expect(delaysFrom({ SANDBOX_DESIGNER_LATENCY: '20', SANDBOX_NETWORK_LATENCY: '' })).toEqual({
    designer: 20,
    network: 0,
  });
  expect(delaysFrom({ SANDBOX_NETWORK_LATENCY: '10000' })).toEqual({ designer: 0, network: 10_000 });
});

test.each(['x', '-1', '10001', 'Infinity', '100ms', 'NaN'])('the delay %o is refused by its name', (text) => {
  const message = (name: string) => `${name} must be milliseconds from 0 to 10000, not "${text}".`;
  for (const name of ['SANDBOX_DESIGNER_LATENCY', 'SANDBOX_NETWORK_LATENCY']) {
    expect(() => delaysFrom({ [name]: text })).toThrow(message(name));
  }
});

test('trouble is named in its variable, none by default, and an unknown name is refused', () => {
  expect(troubleFrom({})).toEqual(noTrouble);
  expect(troubleFrom({ SANDBOX_TROUBLE: ' cdnStalls, avifRefused,' })).toEqual({
    ...noTrouble,
    cdnStalls: true,
    avifRefused: true,
  });
  for (const name of ['toString', 'CdnStalls', 'cdnStalls;avifRefused']) {
    expect(() => troubleFrom({ SANDBOX_TROUBLE: name })).toThrow(
      `SANDBOX_TROUBLE must be some of ${Object.keys(noTrouble).join(', ')}, not "${name}".`,
    );
  }
});

test('a start with an invalid delay prints its variable and exits with 1', async () => {
  expect(await start({ SANDBOX_PORT: '0', SANDBOX_NETWORK_LATENCY: 'fast' })).toEqual({
    code: 1,
    said: `The sandbox can't run. SANDBOX_NETWORK_LATENCY must be milliseconds from 0 to 10000, not "fast".\n`,
  });
});

test('a failed start rejects with the program’s output and leaves no files or processes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-test-'));
  vi.stubEnv('TMPDIR', folder);
  await expect(startSandbox({ backendEnv: { LOG_LEVEL: 'loud' } })).rejects.toThrow(
    /^The backend ended \(exit code 1\).*LOG_LEVEL/s,
  );
  vi.unstubAllEnvs();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});

test('an aborted start rejects after its programs end and leaves no files or processes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asset-inspector-test-'));
  vi.stubEnv('TMPDIR', folder);
  const stop = new AbortController();
  const starting = startSandbox({ signal: stop.signal });
  await eventually(async () => expect(await readdir(folder)).toHaveLength(1));
  stop.abort();
  await expect(starting).rejects.toThrow();
  vi.unstubAllEnvs();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
