import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { cdnRoutes } from '#sandbox/cdn/cdn.ts';
import { bigSite } from '#sandbox/content/big-site.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { listen } from '#sandbox/net/listen.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { realisticLatency } from '#sandbox/start/start-sandbox.ts';
import { assetInspectorApp, sites, users } from '#sandbox/world/sample-data.ts';
import { claimPort, loopback } from '#tooling/ports.ts';
import { createTrouble, troublePath } from './faults.ts';
import { filesPath, forgetPath, type Upstream } from './harness.ts';
import { hugeAssetId, hugeAssetJson } from './huge-asset.ts';
import { libraryOf, manyIds } from './many-assets.ts';

/** A fake Webflow with as many equal assets, or the big site, and as large a share of faults as its arguments give. */
const [
  port = '',
  latency = '',
  many = '',
  handshake = '',
  faultShare = '0',
  rate = '',
  altText = '0',
  site,
  ...originals
] = process.argv.slice(2);

const origin = `http://${loopback}:${port}`;
const big = site === 'big' ? bigSite({}, origin) : undefined;
// Every asset has files of its own, so that each is uncached once.
const library =
  big?.library ??
  libraryOf(
    manyIds(Number(many)),
    (id, number) => `${origin}${filesPath}${id}/${number}.png`,
    Number(altText),
  );
const assetIds = library.assets.map(({ asset }) => asset.id);

// The n-th asset has the n-th original, the one after the last the first again.
const ownOriginals = new Map(
  originals.length > 0 ? assetIds.map((id, at) => [id, originals[at % originals.length] ?? '']) : [],
);

/** A PNG header of 3600 × 2400 followed by meaningless bytes. */
const picture = new Uint8Array(300_000);
picture.set(Buffer.from('89504e470d0a1a0a0000000d4948445200000e1000000960', 'hex'));
// Browsers show the smallest variant of an asset, which they must be able to decode.
const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
const variant = await sharp({ create: { width: 500, height: 333, channels: 3, background: '#888', noise } })
  .png({ palette: true, colours: 16 })
  .toBuffer();
const cdn = cdnRoutes({
  assets: [],
  async readFile(path) {
    const own = ownOriginals.get(path.split('/').at(-2) ?? '');
    const isOriginal = path.endsWith('/0.png');
    if (own && isOriginal) return { type: 'image/jpeg', bytes: new Uint8Array(await readFile(own)) };
    return { type: 'image/png', bytes: isOriginal ? picture : variant };
  },
});
let fileReads = 0;
let hugeAsset: string | undefined;
const jsonHeaders = { headers: { 'content-type': 'application/json' } };

async function sendFile(request: Request): Promise<Response> {
  fileReads++;
  const { min, max } = realisticLatency.webflow;
  await wait(min + Math.random() * (max - min));
  return cdn.fetch(request);
}

const webflow = createFakeWebflow({
  library,
  ...(big && { content: [big.content] }),
  requestsPerMinute: Number(rate),
  latency: { min: Number(latency), max: Number(latency) },
});
const trouble = createTrouble(webflow.faults);
const { accessToken } = webflow.installations.create({
  userId: users.ingrid.id,
  scopes: assetInspectorApp.scopes,
  siteIds: [sites.outdoors.id],
});

/** The faults of a failing Webflow, in turn. */
const faults = [
  () => new Response('down', { status: 503 }),
  () => new Response('<html>'),
  () => Response.json({ id: 1 }),
  () => new Response(null, { status: 500 }),
];
let faultsMade = 0;

async function answer(request: Request): Promise<Response> {
  const isAsset = new URL(request.url).pathname.startsWith('/v2/assets/');
  const fault =
    isAsset && Math.random() < Number(faultShare) ? faults[faultsMade++ % faults.length] : undefined;
  return fault ? fault() : webflow.fetch(request);
}

const server = createServer(
  requestListener(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(filesPath)) return sendFile(request);
    if (big && pathname.startsWith(`/${sites.outdoors.id}/`)) return cdn.fetch(request);
    if (pathname === forgetPath) {
      server.closeIdleConnections();
      return Response.json({});
    }
    if (pathname === troublePath) {
      trouble.make(await request.json());
      return Response.json({});
    }
    if (pathname === `/v2/assets/${hugeAssetId}`) {
      hugeAsset ??= hugeAssetJson(library.assets[0]?.asset ?? {});
      return new Response(hugeAsset, jsonHeaders);
    }
    if (pathname.startsWith('/v2/assets/')) trouble.beforeAsset();
    if (pathname !== '/bench') return answer(request);
    return Response.json({
      accessToken,
      idToken: webflow.issueIdToken(),
      colleagueIdToken: webflow.issueIdToken({ userId: users.mateo.id }),
      assetIds,
      reads: webflow.calls.count('GET /v2/assets/:assetId'),
      listReads: webflow.calls.count('GET /v2/sites/:siteId/assets'),
      fileReads,
      faultsMade,
    } satisfies Upstream);
  }),
);
// A loopback connection is instant; one over the internet takes several round trips before its first request.
const front = createTcpServer((client) => {
  setTimeout(() => {
    const behind = connect(innerPort, loopback);
    for (const socket of [client, behind]) socket.on('error', () => socket.destroy());
    client.pipe(behind).pipe(client);
  }, Number(handshake));
});
const innerPort = await claimPort(0);
if (Number(handshake) === 0) {
  await listen(server, Number(port));
} else {
  await listen(server, innerPort);
  front.listen(Number(port), loopback);
}
