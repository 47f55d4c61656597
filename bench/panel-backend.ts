import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { AssetDetails } from '../src/contract/asset.ts';
import {
  type AssetPart,
  type AssetsLine,
  AssetsRequest,
  assetsMediaType,
  assetsProtocol,
} from '../src/contract/assets-call.ts';
import { contractLimits } from '../src/contract/limits.ts';
import type { MeasuredFile, Measurements } from '../src/contract/measurements.ts';
import type { Session } from '../src/contract/session.ts';
import { listen } from '../src/sandbox/net/listen.ts';
import { loopback } from '../src/tooling/ports.ts';
import { detailsOf } from '../test/support/panel/asset-details.ts';

/** The size of image 0; each has one byte more than the one before. */
export const firstSize = 1_000_000;

/** A backend with made-up responses in the form of the contract, each after the given time. */
export interface PanelBackend {
  readonly origin: string;
  /** Milliseconds before it answers with an asset. */
  latency: number;
  /** How many lookups it has answered. */
  lookups(): number;
  stop(): Promise<void>;
}

const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, cache-control, content-type, if-none-match',
  'access-control-expose-headers': 'etag',
  'access-control-max-age': '7200',
};

function measured(url: string | null, bytes: number): MeasuredFile {
  const facts = { type: 'image/jpeg', servedType: 'image/jpeg', width: 2400, height: 1600, animated: null };
  return { url, bytes, ...facts, reason: null };
}

/** Starts it, for the images with these ids. */
export async function startPanelBackend(ids: readonly string[]): Promise<PanelBackend> {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  let lookups = 0;

  function detailsFor(id: string): AssetDetails {
    const number = numbers.get(id) ?? 0;
    const size = firstSize + number;
    return detailsOf({ id, displayName: `image-${number}.jpg`, size, altText: `A picture of ${number}` });
  }

  function measurementsFor(assetId: string): Measurements {
    const { size, variants } = detailsFor(assetId);
    const files = (variants ?? []).map(({ hostedUrl, width }) => measured(hostedUrl, (width ?? 1) * 100));
    return { assetId, original: measured(null, size ?? 0), variants: files };
  }

  const session: Session = {
    token: 'session',
    expiresAt: '2099-01-01T00:00:00.000Z',
    user: { firstName: null },
  };
  const backend = { latency: 0 };

  function linesFor({ ids, wanted, identity, tags = {} }: AssetsRequest): AssetsLine[] {
    const has = (part: AssetPart): boolean => wanted.includes(part);
    const details = ids.map((id): AssetsLine => {
      const tag = `"${id}"`;
      return tags[id] === tag ? { unchanged: [id] } : { details: detailsFor(id), tag };
    });
    const isMany = ids.length > contractLimits.wholeAssets;
    const few = isMany ? [] : ids;
    return [
      ...(identity ? [{ session }] : []),
      ...(has('details') ? details : []),
      ...(has('measurements') ? few.map((id) => ({ measurements: measurementsFor(id) })) : []),
      ...(has('altTexts') ? few.map((assetId) => ({ assetId, altTexts: [] })) : []),
      { done: { protocol: assetsProtocol, isWhole: true } },
    ];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end();
    const chunks = await request.toArray();
    const asked = v.parse(AssetsRequest, JSON.parse(Buffer.concat(chunks).toString()));
    const isLookup = asked.ids.length > contractLimits.wholeAssets;
    if (isLookup) lookups++;
    else if (asked.wanted.includes('details')) await wait(backend.latency);
    response.writeHead(200, { ...headers, 'content-type': assetsMediaType });
    response.end(
      linesFor(asked)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
  }

  const server = createServer((request, response) => void answer(request, response));
  const { port, stop } = await listen(server, 0);
  return Object.assign(backend, { origin: `http://${loopback}:${port}`, lookups: () => lookups, stop });
}
