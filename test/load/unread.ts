import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { assetsProtocol } from '#contract/assets-call.ts';
import { routes } from '#contract/routes.ts';
import { type Harness, openHarness } from '#test/support/servers/harness/harness.ts';
import { colleague } from './colleague.ts';
import { countAll, generateLoad, responsesWith } from './generate-load.ts';
import { failuresOf, type Outcome } from './outcome.ts';
import { metricsToken, residentMemory } from './scrape.ts';

const megabyte = 1024 * 1024;
/** What docs/operating.md promises while a client reads nothing. */
const [longest, mostMemory, mostLines] = [50, 100 * megabyte, 100];
const aMinute = 60_000;

/** Opens a connection that sends one request and reads nothing. */
async function askAndLeave(backend: string, request: string): Promise<Socket> {
  const { hostname, port } = new URL(backend);
  const socket = connect(Number(port), hostname).pause();
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  socket.write(request);
  return socket;
}

/** A request of the panel as it is on the wire. */
function onTheWire(line: string, headers: Readonly<Record<string, string>>, body = ''): string {
  const all = { host: 'x', ...headers, ...(body && { 'content-length': String(body.length) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

/** Leaves so many answers unread for so long, and looks at what that costs others. */
async function leaveUnread(
  folder: string,
  harness: Harness,
  { seconds, many, request }: { seconds: number; many: number; request: string },
): Promise<Outcome> {
  const { backend } = harness;
  // V8 has sized its heap by then.
  await colleague(folder, harness, seconds);
  const rest = await residentMemory(backend);
  const sockets = await Promise.all(Array.from({ length: many }, () => askAndLeave(backend, request)));
  let peak = rest;
  const sampling = setInterval(async () => {
    peak = Math.max(peak, await residentMemory(backend));
  }, 500);
  const hits = await colleague(folder, harness, seconds);
  await wait(aMinute);
  clearInterval(sampling);
  const later = await residentMemory(backend);
  for (const socket of sockets) socket.destroy();
  const good = responsesWith(hits, 200);
  const inMegabytes = (bytes: number) => `${(bytes / megabyte).toFixed(0)} MB`;
  return {
    figures: [
      `${many} answers unread: a colleague's ${good.count} kept reads took p50 ${good.p50.toFixed(1)} ms, p99 ${good.p99.toFixed(1)} ms`,
      `memory at rest ${inMegabytes(rest)}, at most ${inMegabytes(peak)}, a minute later ${inMegabytes(later)}`,
    ],
    failures: failuresOf({
      'every read of the colleague is answered': hits.errors === 0 && good.count === countAll(hits),
      [`they take ${longest} ms at most (p99)`]: good.p99 <= longest,
      'memory grows by 100 MB at most': peak - rest <= mostMemory,
      'memory is back a minute later, but for a tenth': later <= rest * 1.1,
    }),
  };
}

const env = { METRICS_TOKEN: metricsToken };

/** B3: 20 lookups of 11 MB each that one person does not read. */
export async function unreadLookups(folder: string, seconds: number): Promise<Outcome> {
  const harness = await openHarness({ folder, latency: 20, assets: 251, altText: 45_000, env });
  try {
    const headers = { ...harness.headers, 'content-type': 'application/json' };
    const { method, path } = routes.readAssets;
    const body = JSON.stringify({
      protocol: assetsProtocol,
      ids: harness.upstream.assetIds,
      wanted: ['details'],
    });
    const lookUp = { method, headers, body };
    await (await fetch(harness.backend + path, lookUp)).text();
    const request = onTheWire(`${method} ${path}`, headers, body);
    return await leaveUnread(folder, harness, { seconds, many: 20, request });
  } finally {
    await harness.stop();
  }
}

/** B4: 150 connections that ask for one kept asset of 4 MB and do not read it. */
export async function unreadAssets(folder: string, seconds: number): Promise<Outcome> {
  const harness = await openHarness({ folder, latency: 20, assets: 2, altText: 4_000_000, env });
  try {
    const path = `/api/assets/${harness.upstream.assetIds[0]}`;
    await (await fetch(harness.backend + path, { headers: harness.headers })).text();
    const request = onTheWire(`GET ${path}`, harness.headers);
    return await leaveUnread(folder, harness, { seconds, many: 150, request });
  } finally {
    await harness.stop();
  }
}

/** The most lines of a log in one second. */
async function mostLinesASecond(file: string): Promise<number> {
  const counts = new Map<string, number>();
  for (const [, second = ''] of (await readFile(file, 'utf8')).matchAll(/"time":"([^".]+)/g)) {
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** B7: requests without an origin, as fast as they are refused. */
export async function refusalFlood(folder: string, seconds: number): Promise<Outcome> {
  const harness = await openHarness({ folder, latency: 20, assets: 1, env });
  try {
    await colleague(folder, harness, 2);
    const paths = [`/api/assets/${harness.upstream.assetIds[0]}`];
    const flooding = generateLoad(folder, {
      url: harness.backend,
      headers: {},
      paths,
      connections: 20,
      seconds,
    });
    const [hits, flood] = await Promise.all([colleague(folder, harness, seconds), flooding]);
    const lines = await mostLinesASecond(join(folder, 'backend.log'));
    const good = responsesWith(hits, 200);
    return {
      figures: [
        `${(countAll(flood) / seconds).toFixed(0)} refusals a second: ${lines} log lines in a second at most`,
        `a colleague's ${good.count} kept reads took p50 ${good.p50.toFixed(1)} ms, p99 ${good.p99.toFixed(1)} ms`,
      ],
      failures: failuresOf({
        [`${mostLines} lines a second at most`]: lines <= mostLines,
        'every read of the colleague is answered': hits.errors === 0 && good.count === countAll(hits),
        [`they take ${longest} ms at most (p99)`]: good.p99 <= longest,
      }),
    };
  } finally {
    await harness.stop();
  }
}
